package io.ringfeed.transport;

import static io.ringfeed.transport.FailedAttempt.assertCause;
import static io.ringfeed.transport.FailedAttempt.attempt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.tls.TlsOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can go wrong has a kind of its own and one line that says what to do. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class FailureIT {
    private final Recorder recorder = new Recorder();

    @ParameterizedTest
    @EnumSource
    void namesARefusedPort(Setup setup) throws Exception {
        int port;
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = once.getLocalPort();
        }
        DisconnectCause cause = attempt(
                setup.transport(),
                URI.create((setup.isSecure ? "wss" : "ws") + "://127.0.0.1:" + port + "/ws?key=secret"));
        assertCause(cause, Kind.REFUSED, true, "is something listening there?");
        assertFalse(cause.detail().contains("secret"));
    }

    @Test
    void namesAnUnknownHost() {
        DisconnectCause cause = attempt(WebSocketTransport.builder(), URI.create("ws://no-such-host.invalid:1/ws"));
        assertCause(cause, Kind.UNKNOWN_HOST, true, "no-such-host.invalid does not resolve");
    }

    @Test
    void triesEveryAddressOfAName() throws Exception {
        // localhost may resolve to ::1 first, where the server does not listen.
        try (RawServer server = RawServer.tls(TestCertificates.localhost(), FailureIT::upgradeAndWait);
                WebSocketTransport transport = Setup.EPOLL_BORINGSSL.transport().build()) {
            transport.connect(URI.create("wss://localhost:" + server.port() + "/ws"), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
        }
        recorder.assertClosedByUs();
    }

    @ParameterizedTest
    @EnumSource(names = ".*(BORINGSSL|JDK_TLS)", mode = EnumSource.Mode.MATCH_ALL)
    void namesAnUnknownAuthority(Setup setup) throws Exception {
        WebSocketTransport.Builder stranger = WebSocketTransport.builder()
                .preferNative(setup.isNative)
                .tls(TlsOptions.defaults().jdkEngine(setup.isJdkEngine).trust(TestCertificates.strangerPem()));
        assertCause(
                attemptAt(stranger, TestCertificates.localhost()), Kind.TLS_UNTRUSTED, true, "signed by an unknown CA");
    }

    @ParameterizedTest
    @EnumSource(names = ".*(BORINGSSL|JDK_TLS)", mode = EnumSource.Mode.MATCH_ALL)
    void doesNotTrustAPrivateAuthorityUnasked(Setup setup) throws Exception {
        WebSocketTransport.Builder platform = WebSocketTransport.builder()
                .preferNative(setup.isNative)
                .tls(TlsOptions.defaults().jdkEngine(setup.isJdkEngine));
        assertCause(
                attemptAt(platform, TestCertificates.localhost()), Kind.TLS_UNTRUSTED, true, "trust the CA's PEM file");
    }

    @ParameterizedTest
    @EnumSource(names = ".*(BORINGSSL|JDK_TLS)", mode = EnumSource.Mode.MATCH_ALL)
    void namesAWrongHost(Setup setup) throws Exception {
        assertCause(
                attemptAt(setup.transport(), TestCertificates.wrongHost()), Kind.TLS_WRONG_HOST, true, "another host");
        assertCause(
                attemptAt(setup.transport(), TestCertificates.wrongName()), Kind.TLS_WRONG_HOST, true, "another host");
    }

    @ParameterizedTest
    @EnumSource(names = ".*(BORINGSSL|JDK_TLS)", mode = EnumSource.Mode.MATCH_ALL)
    void namesAWrongHostNameToo(Setup setup) throws Exception {
        try (RawServer server = RawServer.tls(TestCertificates.wrongHost(), FailureIT::upgradeAndWait)) {
            DisconnectCause cause = attempt(setup.transport(), URI.create("wss://localhost:" + server.port() + "/"));
            assertCause(cause, Kind.TLS_WRONG_HOST, true, "another host");
        }
    }

    @ParameterizedTest
    @EnumSource(names = ".*(BORINGSSL|JDK_TLS)", mode = EnumSource.Mode.MATCH_ALL)
    void namesAnExpiredCertificate(Setup setup) throws Exception {
        assertCause(attemptAt(setup.transport(), TestCertificates.expired()), Kind.TLS_EXPIRED, true, "has expired");
        assertCause(
                attemptAt(setup.transport(), TestCertificates.notYetValid()), Kind.TLS_EXPIRED, true, "not valid yet");
    }

    @ParameterizedTest
    @EnumSource(names = ".*(BORINGSSL|JDK_TLS)", mode = EnumSource.Mode.MATCH_ALL)
    void namesAServerThatDoesNotSpeakTls(Setup setup) throws Exception {
        try (RawServer server = RawServer.plain(peer -> {
            peer.sendRaw("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            peer.awaitEnd();
        })) {
            DisconnectCause cause = attempt(setup.transport(), URI.create("wss://127.0.0.1:" + server.port() + "/"));
            assertCause(cause, Kind.TLS_OTHER, false, "use ws:// instead of wss://");
        }
    }

    @Test
    void namesAServerThatSpeaksTlsOnly() throws Exception {
        try (RawServer server = RawServer.tls(TestCertificates.localhost(), peer -> {
            try {
                peer.readRequest();
            } catch (java.io.IOException expected) {
                return;
            }
        })) {
            DisconnectCause cause =
                    attempt(WebSocketTransport.builder(), URI.create("ws://127.0.0.1:" + server.port() + "/"));
            assertCause(cause, Kind.HANDSHAKE_INVALID, false, "use wss:// instead of ws://");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 418, 429, 451, 500, 503, 302, 200})
    void namesARefusedUpgradeByItsStatus(int status) throws Exception {
        boolean hasRetry = status == 429 || status == 418;
        try (RawServer server = RawServer.plain(peer -> {
            peer.readRequest();
            peer.sendRaw("HTTP/1.1 " + status + " Whatever\r\n" + (hasRetry ? "Retry-After: 17\r\n" : "")
                    + "Content-Length: 5\r\n\r\nnope!");
            peer.awaitEnd();
        })) {
            DisconnectCause cause = attempt(WebSocketTransport.builder(), server.uri("/ws?key=secret"));
            boolean permanent =
                    switch (status) {
                        case 400, 403, 404, 418, 451 -> true;
                        default -> false;
                    };
            assertCause(cause, Kind.HANDSHAKE_STATUS, permanent, "HTTP " + status);
            assertEquals(status, cause.httpStatus());
            assertEquals(hasRetry ? 17 : DisconnectCause.NONE, cause.retryAfterSeconds());
            assertFalse(cause.detail().contains("secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: wrong\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
            })
    void namesAnAnswerThatIsNoHandshake(String answer) throws Exception {
        try (RawServer server = RawServer.plain(peer -> {
            peer.readRequest();
            peer.sendRaw(answer);
            peer.awaitEnd();
        })) {
            DisconnectCause cause = attempt(WebSocketTransport.builder(), server.uri());
            assertCause(cause, Kind.HANDSHAKE_INVALID, false, "WebSocket server");
        }
    }

    @Test
    void refusesAnExtensionThatWasNotOffered() throws Exception {
        try (RawServer server = RawServer.plain(peer -> {
            peer.readRequest();
            peer.sendRaw(
                    peer.switching().replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"));
            peer.awaitEnd();
        })) {
            DisconnectCause cause = attempt(WebSocketTransport.builder(), server.uri());
            assertCause(cause, Kind.HANDSHAKE_INVALID, false, "extension that was not offered");
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesUpOnAHandshakeThatIsNeverAnswered(Setup setup) throws Exception {
        try (RawServer server = RawServer.plain(Peer::awaitEnd)) {
            URI uri = URI.create((setup.isSecure ? "wss" : "ws") + "://127.0.0.1:" + server.port() + "/");
            DisconnectCause cause = attempt(setup.transport().connectTimeout(Duration.ofMillis(300)), uri);
            assertCause(cause, Kind.CONNECT_TIMEOUT, false, setup.isSecure ? "TLS" : "the WebSocket upgrade");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAnEndInTheMidstOfTheHandshake(Setup setup) throws Exception {
        try (RawServer server = RawServer.plain(peer -> peer.sendRaw(""))) {
            URI uri = URI.create((setup.isSecure ? "wss" : "ws") + "://127.0.0.1:" + server.port() + "/");
            Kind kind = attempt(setup.transport(), uri).kind();
            // Closing with our request unread may come over as a reset.
            assertTrue(kind == Kind.EOF || kind == Kind.RESET, kind.toString());
        }
    }

    @Test
    void closesAnAttemptThatIsStillOnItsWay() throws Exception {
        try (RawServer server = RawServer.plain(Peer::awaitEnd);
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, recorder.cause().kind());
        }
        recorder.assertNothingWrong();
        assertFalse(recorder.isConnected);
    }

    @Test
    void endsTheConnectionOfAHandlerThatThrowsAndOnlyThat() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Recorder throwing = new Recorder() {
            @Override
            public int onFrame(int id, int opcode, ByteBuffer buffer, int offset, int length, long ns, long epochNs) {
                throw new IllegalStateException("a bug");
            }
        };
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade(Frames.text("a"));
                    code.complete(peer.readClose().closeCode());
                });
                RawServer good = RawServer.plain(FailureIT::upgradeAndWait);
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            transport.connect(good.uri(), recorder, recorder);
            transport.connect(server.uri(), throwing, throwing);
            assertCause(throwing.cause(), Kind.HANDLER_FAILED, false, "IllegalStateException");
            assertEquals(1011, code.get(20, TimeUnit.SECONDS));
            Await.until("the other is connected", () -> recorder.isConnected);
            assertFalse(recorder.isDisconnected);
        }
        recorder.assertClosedByUs();
    }

    private DisconnectCause attemptAt(WebSocketTransport.Builder builder, SSLContext certificate) throws Exception {
        try (RawServer server = RawServer.tls(certificate, peer -> {
            try {
                peer.upgrade();
            } catch (java.io.IOException expected) {
                return;
            }
        })) {
            return attempt(builder, server.uri());
        }
    }

    private static void upgradeAndWait(Peer peer) throws Exception {
        peer.upgrade();
        peer.awaitEnd();
    }
}
