package io.ringfeed.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client that shares nothing with the simulator or the engine: the JDK's own WebSocket. */
final class WireClient implements WebSocket.Listener, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private WireClient(HttpClient client, URI uri, Duration timeout) {
        socket = client.newWebSocketBuilder()
                .connectTimeout(timeout)
                .buildAsync(uri, this)
                .join();
    }

    static WireClient open(Simulator simulator, String target) throws Exception {
        return open(simulator, target, PATIENCE);
    }

    static WireClient open(Simulator simulator, String target, Duration timeout) throws Exception {
        HttpClient.Builder client = HttpClient.newBuilder();
        if (simulator.uri().getScheme().equals("wss")) {
            client.sslContext(trusting(simulator.caPem()));
        }
        return new WireClient(client.build(), URI.create(simulator.uri() + target), timeout);
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The next text message, or {@code closed <code> <reason>}. */
    String next() throws InterruptedException {
        String text = texts.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertNotNull(text, "nothing came");
        return text;
    }

    /** The next message, or null if none comes in that time. */
    String nextOrNull(Duration patience) throws InterruptedException {
        return texts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void expect(String text) throws InterruptedException {
        assertEquals(text, next());
    }

    boolean isSilent() {
        return texts.isEmpty();
    }

    @Override
    public CompletionStage<?> onText(WebSocket source, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            texts.add(partial.toString());
            partial.setLength(0);
        }
        source.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket source, int code, String reason) {
        texts.add("closed " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket source, Throwable error) {
        texts.add("failed");
    }

    @Override
    public void close() {
        socket.abort();
    }

    static SSLContext trusting(String pem) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
