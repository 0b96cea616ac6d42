package io.ringfeed.transport.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.Await;
import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Peer;
import io.ringfeed.transport.RawServer;
import io.ringfeed.transport.Setup;
import io.ringfeed.transport.WebSocketTransport;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §4.1: what the client asks for. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class HandshakeRequestIT {
    private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();

    private void keepRequest(Peer peer) throws Exception {
        requests.add(peer.readRequest());
        peer.upgrade();
        peer.awaitEnd();
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void holdsWhatTheRfcDemandsAndNothingItDoesNotMean(Setup setup) throws Exception {
        Transcript transcript = new Transcript();
        try (RawServer server = setup.server(this::keepRequest);
                WebSocketTransport transport = setup.transport().build()) {
            transport.connect(server.uri("/a/b?c=d&e"), transcript, transcript);
            List<String> lines = requests.poll(20, TimeUnit.SECONDS).lines().toList();
            assertEquals("GET /a/b?c=d&e HTTP/1.1", lines.get(0));
            assertEquals("127.0.0.1:" + server.uri().getPort(), header(lines, "host"));
            assertEquals("websocket", header(lines, "upgrade").toLowerCase(Locale.ROOT));
            assertEquals("upgrade", header(lines, "connection").toLowerCase(Locale.ROOT));
            assertEquals("13", header(lines, "sec-websocket-version"));
            assertEquals(16, Base64.getDecoder().decode(header(lines, "sec-websocket-key")).length);
            for (String unasked : List.of("origin", "sec-websocket-protocol", "sec-websocket-extensions", "cookie")) {
                assertNull(header(lines, unasked), unasked);
            }
            assertNull(header(lines, "content-length"), "a GET has no body");
            Await.until("connected", () -> transcript.isConnected);
        }
    }

    @ParameterizedTest
    @CsvSource({"'',/", "/,/", "?x=1,/?x=1", "/?,/", "/%20%C3%A4/@:!,/%20%C3%A4/@:!", "//double//,//double//"})
    void asksForPathAndQueryAsGivenAndForTheRootWhereThereIsNoPath(String given, String asked) throws Exception {
        Transcript transcript = new Transcript();
        try (RawServer server = RawServer.plain(this::keepRequest);
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            transport.connect(server.uri(given), transcript, transcript);
            String line =
                    requests.poll(20, TimeUnit.SECONDS).lines().findFirst().orElseThrow();
            assertEquals("GET " + asked + " HTTP/1.1", line);
            Await.until("connected", () -> transcript.isConnected);
        }
    }

    @Test
    void takesAFreshKeyForEachConnection() throws Exception {
        Set<String> keys = new HashSet<>();
        int connections = 40;
        try (RawServer server = RawServer.plain(this::keepRequest);
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            for (int i = 0; i < connections; i++) {
                Transcript transcript = new Transcript();
                transport.connect(server.uri(), transcript, transcript);
                keys.add(header(requests.poll(20, TimeUnit.SECONDS).lines().toList(), "sec-websocket-key"));
            }
        }
        assertEquals(connections, keys.size());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void sendsNothingBehindItsRequestBeforeTheAnswer(Setup setup) throws Exception {
        Transcript transcript = new Transcript();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> tried = new CompletableFuture<>();
        CompletableFuture<Boolean> quiet = new CompletableFuture<>();
        try (RawServer server = setup.server(peer -> {
                    peer.readRequest();
                    asked.complete(null);
                    tried.get(20, TimeUnit.SECONDS);
                    quiet.complete(peer.isQuietFor(50));
                    peer.upgrade();
                    peer.awaitEnd();
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), transcript, transcript);
            asked.get(20, TimeUnit.SECONDS);
            assertFalse(connection.sendText("early"));
            assertFalse(connection.sendBinary(new byte[1]));
            assertFalse(connection.sendPing(1));
            assertFalse(transcript.isConnected);
            tried.complete(null);
            assertTrue(quiet.get(20, TimeUnit.SECONDS), "the client sent something before the answer");
            Await.until("connected", () -> transcript.isConnected);
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, transcript.cause().kind());
        }
        transcript.assertNothingWrong();
    }

    /** The header's value; there must not be two of a name. */
    private static String header(List<String> lines, String name) {
        List<String> values = lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
        assertTrue(values.size() <= 1, () -> name + " twice: " + values);
        return values.isEmpty() ? null : values.get(0);
    }
}
