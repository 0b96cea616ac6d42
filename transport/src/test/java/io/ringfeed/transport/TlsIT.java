package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TLS agrees on, by the server's view. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class TlsIT {
    private final BlockingQueue<SSLSession> sessions = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @CsvSource({
        "EPOLL_BORINGSSL, TLSv1.3",
        "EPOLL_BORINGSSL, TLSv1.2",
        "EPOLL_JDK_TLS, TLSv1.3",
        "EPOLL_JDK_TLS, TLSv1.2"
    })
    void speaksBothVersions(Setup setup, String version) throws Exception {
        try (RawServer server = server(version);
                WebSocketTransport transport = setup.transport().build()) {
            assertEquals(version, converse(transport, server).getProtocol());
        }
    }

    @ParameterizedTest
    @CsvSource({"EPOLL_BORINGSSL", "EPOLL_JDK_TLS"})
    void prefersTheNewerVersion(Setup setup) throws Exception {
        try (RawServer server = server("TLSv1.2", "TLSv1.3");
                WebSocketTransport transport = setup.transport().build()) {
            assertEquals("TLSv1.3", converse(transport, server).getProtocol());
        }
    }

    /** A session that was resumed keeps the time at which it was created. */
    @ParameterizedTest
    @CsvSource({
        "EPOLL_BORINGSSL, TLSv1.3",
        "EPOLL_BORINGSSL, TLSv1.2",
        "EPOLL_JDK_TLS, TLSv1.3",
        "EPOLL_JDK_TLS, TLSv1.2"
    })
    void resumesTheSessionOfAnEarlierConnection(Setup setup, String version) throws Exception {
        try (RawServer server = server(version);
                WebSocketTransport transport = setup.transport().build();
                WebSocketTransport other = setup.transport().build()) {
            long first = converse(transport, server).getCreationTime();
            tick(first);
            assertEquals(first, converse(transport, server).getCreationTime());
            assertEquals(first, converse(transport, server).getCreationTime());
            assertNotEquals(first, converse(other, server).getCreationTime());
        }
    }

    @Test
    void saysWhichEngineItRunsOn() {
        String boringSsl = describe(Setup.EPOLL_BORINGSSL);
        assertTrue(boringSsl.contains("TLS by BoringSSL"), boringSsl);
        String jdk = describe(Setup.EPOLL_JDK_TLS);
        assertTrue(jdk.contains("TLS by the JDK " + Runtime.version()), jdk);
    }

    private RawServer server(String... versions) {
        return RawServer.tls(
                TestCertificates.localhost(),
                peer -> {
                    sessions.add(peer.tlsSession());
                    peer.upgrade();
                    peer.sendText("behind the tickets");
                    peer.awaitEnd();
                },
                versions);
    }

    private SSLSession converse(WebSocketTransport transport, RawServer server) throws InterruptedException {
        Recorder recorder = new Recorder();
        Connection connection = transport.connect(server.uri(), recorder, recorder);
        Await.until("a message", () -> recorder.messageCount == 1 || recorder.isDisconnected);
        assertEquals(List.of("behind the tickets"), recorder.messages(), () -> recorder.causes.toString());
        connection.close(Kind.CLOSED_BY_US);
        recorder.assertClosedByUs();
        return sessions.poll(20, TimeUnit.SECONDS);
    }

    private static void tick(long timeMs) {
        Await.until("the clock to move on", () -> System.currentTimeMillis() > timeMs + 20);
    }

    private static String describe(Setup setup) {
        try (WebSocketTransport transport = setup.transport().build()) {
            return transport.describe();
        }
    }
}
