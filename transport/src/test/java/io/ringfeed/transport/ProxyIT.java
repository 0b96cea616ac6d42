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
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.proxy.ProxyOptions.Protocol;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTP CONNECT and SOCKS5, plain and TLS, and everything that can go wrong before the tunnel stands. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class ProxyIT {
    private static final String USER = "quinn";
    private static final String PASSWORD = "hush-hush";
    /** Resolves nowhere but at the proxy. */
    private static final String VENUE = "venue.invalid";

    private final Recorder recorder = new Recorder();

    @ParameterizedTest
    @CsvSource({
        "HTTP, EPOLL_PLAIN, false",
        "HTTP, EPOLL_PLAIN, true",
        "HTTP, EPOLL_BORINGSSL, false",
        "HTTP, EPOLL_BORINGSSL, true",
        "HTTP, EPOLL_JDK_TLS, true",
        "HTTP, NIO_PLAIN, true",
        "HTTP, NIO_BORINGSSL, true",
        "SOCKS5, EPOLL_PLAIN, false",
        "SOCKS5, EPOLL_PLAIN, true",
        "SOCKS5, EPOLL_BORINGSSL, false",
        "SOCKS5, EPOLL_BORINGSSL, true",
        "SOCKS5, EPOLL_JDK_TLS, true",
        "SOCKS5, NIO_PLAIN, true",
        "SOCKS5, NIO_BORINGSSL, true",
    })
    void talksThroughATunnelToAVenueThatOnlyTheProxyCanResolve(Protocol protocol, Setup setup, boolean logsIn)
            throws Exception {
        CompletableFuture<List<StackWalker.StackFrame>> callers = new CompletableFuture<>();
        recorder.accepts = () -> {
            callers.complete(StackWalker.getInstance().walk(frames -> frames.toList()));
            return true;
        };
        CompletableFuture<String> echoed = new CompletableFuture<>();
        try (RawServer server = server(setup, peer -> {
                    // 101 and the first frames in one segment.
                    peer.upgrade(Frames.text("first"), Frames.text("second"));
                    echoed.complete(peer.readFrame().text());
                    peer.awaitEnd();
                });
                TestProxy proxy = new TestProxy(protocol, logsIn ? USER : null, PASSWORD, false);
                WebSocketTransport transport = setup.transport()
                        .proxy(logsIn ? proxy.options().credentials(USER, PASSWORD) : proxy.options())
                        .build()) {
            Connection connection = transport.connect(uri(setup, server.port()), recorder, recorder);
            Await.until("two messages", () -> recorder.messageCount == 2);
            assertTrue(connection.sendText("hello"));
            assertEquals("hello", echoed.get(20, TimeUnit.SECONDS));
            assertEquals(List.of("first", "second"), recorder.messages());
            assertEquals(List.of(VENUE + ":" + server.port()), proxy.targets());
            assertFalse(transport.describe().contains(PASSWORD), transport.describe());
            assertTrue(transport.describe().contains("through the " + protocol + " proxy"), transport.describe());
        }
        recorder.assertClosedByUs();
        assertNothingOfTheProxyIsLeft(callers.get(20, TimeUnit.SECONDS), setup);
    }

    @ParameterizedTest
    @EnumSource
    void takesAnAnswerThatComesByteByByte(Protocol protocol) throws Exception {
        try (RawServer server = RawServer.plain(ProxyIT::upgradeAndWait);
                TestProxy proxy = new TestProxy(protocol, USER, PASSWORD, true);
                WebSocketTransport transport = WebSocketTransport.builder()
                        .proxy(proxy.options().credentials(USER, PASSWORD))
                        .build()) {
            transport.connect(server.uri(), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
            // A literal address needs nobody to resolve it.
            assertEquals(List.of("127.0.0.1:" + server.port()), proxy.targets());
        }
        recorder.assertClosedByUs();
    }

    @ParameterizedTest
    @EnumSource
    void resolvesTheNameOfTheProxyItself(Protocol protocol) throws Exception {
        try (RawServer server = RawServer.plain(ProxyIT::upgradeAndWait);
                TestProxy proxy = TestProxy.open(protocol)) {
            int port = proxy.options().port();
            ProxyOptions named = protocol == Protocol.HTTP
                    ? ProxyOptions.http("localhost", port)
                    : ProxyOptions.socks5("localhost", port);
            try (WebSocketTransport transport =
                    WebSocketTransport.builder().proxy(named).build()) {
                transport.connect(server.uri(), recorder, recorder);
                Await.until("connected", () -> recorder.isConnected);
            }
        }
        recorder.assertClosedByUs();
    }

    @ParameterizedTest
    @EnumSource
    void verifiesTheVenuesHostThroughTheTunnel(Protocol protocol) throws Exception {
        try (RawServer server = RawServer.tls(TestCertificates.named("elsewhere.invalid"), peer -> {
                    try {
                        peer.upgrade();
                    } catch (java.io.IOException expected) {
                        return;
                    }
                });
                TestProxy proxy = TestProxy.open(protocol)) {
            DisconnectCause cause = attempt(
                    Setup.EPOLL_BORINGSSL.transport().proxy(proxy.options()),
                    uri(Setup.EPOLL_BORINGSSL, server.port()));
            assertCause(cause, Kind.TLS_WRONG_HOST, true, VENUE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheVenuesRefusalFromTheProxys(Protocol protocol) throws Exception {
        try (RawServer server = RawServer.plain(peer -> {
                    peer.readRequest();
                    peer.sendRaw("HTTP/1.1 407 Odd\r\nContent-Length: 0\r\n\r\n");
                    peer.awaitEnd();
                });
                TestProxy proxy = TestProxy.open(protocol)) {
            DisconnectCause cause = attempt(WebSocketTransport.builder().proxy(proxy.options()), server.uri());
            assertCause(cause, Kind.HANDSHAKE_STATUS, false, "refused the WebSocket upgrade");
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP, EPOLL_PLAIN", "HTTP, EPOLL_BORINGSSL", "SOCKS5, EPOLL_PLAIN", "SOCKS5, EPOLL_BORINGSSL"})
    void namesWrongCredentialsWithoutShowingThem(Protocol protocol, Setup setup) throws Exception {
        try (TestProxy proxy = new TestProxy(protocol, USER, "another", false)) {
            DisconnectCause cause =
                    attempt(setup.transport().proxy(proxy.options().credentials(USER, PASSWORD)), uri(setup, 1));
            assertCause(cause, Kind.PROXY, true, "check user and password");
            assertFalse(cause.toString().contains(PASSWORD) || cause.toString().contains(USER), cause::toString);
            assertEquals(List.of(), proxy.targets());
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesMissingCredentials(Protocol protocol) throws Exception {
        try (TestProxy proxy = new TestProxy(protocol, USER, PASSWORD, false)) {
            DisconnectCause cause =
                    attempt(WebSocketTransport.builder().proxy(proxy.options()), uri(Setup.EPOLL_PLAIN, 1));
            assertCause(cause, Kind.PROXY, true, "give its credentials");
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP, EPOLL_PLAIN", "HTTP, EPOLL_BORINGSSL", "SOCKS5, EPOLL_PLAIN", "SOCKS5, EPOLL_BORINGSSL"})
    void namesAVenueThatTheProxyCannotReach(Protocol protocol, Setup setup) throws Exception {
        int port = closedPort();
        try (TestProxy proxy = TestProxy.open(protocol)) {
            DisconnectCause cause = attempt(setup.transport().proxy(proxy.options()), uri(setup, port));
            assertCause(cause, Kind.PROXY_TARGET, false, "could not reach " + VENUE + ":" + port);
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesAVenueThatTheProxyForbids(Protocol protocol) throws Exception {
        try (TestProxy proxy = TestProxy.open(protocol)) {
            URI forbidden = URI.create("ws://a" + TestProxy.FORBIDDEN + ":9443/ws?key=secret");
            DisconnectCause cause = attempt(WebSocketTransport.builder().proxy(proxy.options()), forbidden);
            assertCause(cause, Kind.PROXY, true, "forbids the way to a" + TestProxy.FORBIDDEN + ":9443");
            assertFalse(cause.detail().contains("secret"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesARefusedPortOfTheProxy(Protocol protocol) throws Exception {
        ProxyOptions nobody = TestProxy.options(protocol, closedPort());
        DisconnectCause cause = attempt(WebSocketTransport.builder().proxy(nobody), uri(Setup.EPOLL_PLAIN, 1));
        assertCause(cause, Kind.PROXY, true, protocol + " proxy 127.0.0.1:" + nobody.port() + " refused");
    }

    @ParameterizedTest
    @EnumSource
    void namesAnUnknownProxy(Protocol protocol) {
        ProxyOptions unknown = protocol == Protocol.HTTP
                ? ProxyOptions.http("no-such-proxy.invalid", 1)
                : ProxyOptions.socks5("no-such-proxy.invalid", 1);
        DisconnectCause cause = attempt(WebSocketTransport.builder().proxy(unknown), uri(Setup.EPOLL_PLAIN, 1));
        assertCause(cause, Kind.PROXY, true, "no-such-proxy.invalid:1 does not resolve");
    }

    @ParameterizedTest
    @CsvSource({"HTTP, EPOLL_PLAIN", "HTTP, EPOLL_BORINGSSL", "SOCKS5, EPOLL_PLAIN", "SOCKS5, EPOLL_BORINGSSL"})
    void namesSomethingThatIsNoProxy(Protocol protocol, Setup setup) throws Exception {
        try (RawServer ssh = RawServer.plain(peer -> {
            peer.sendRaw("SSH-2.0-OpenSSH_9.6\r\n\r\n");
            peer.awaitEnd();
        })) {
            ProxyOptions wrong = TestProxy.options(protocol, ssh.port());
            assertCause(attempt(setup.transport().proxy(wrong), uri(setup, 1)), Kind.PROXY, true, protocol + " proxy");
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP, EPOLL_PLAIN", "HTTP, EPOLL_BORINGSSL", "SOCKS5, EPOLL_PLAIN", "SOCKS5, EPOLL_BORINGSSL"})
    void namesAProxyThatHangsUp(Protocol protocol, Setup setup) throws Exception {
        try (RawServer rude = RawServer.plain(peer -> peer.sendRaw(""))) {
            ProxyOptions wrong = TestProxy.options(protocol, rude.port());
            DisconnectCause cause = attempt(setup.transport().proxy(wrong), uri(setup, 1));
            assertCause(cause, Kind.PROXY, true, "check the proxy's host and port");
        }
    }

    @ParameterizedTest
    @CsvSource({"HTTP, EPOLL_PLAIN", "HTTP, EPOLL_BORINGSSL", "SOCKS5, EPOLL_PLAIN", "SOCKS5, EPOLL_BORINGSSL"})
    void givesUpOnAProxyThatNeverAnswers(Protocol protocol, Setup setup) throws Exception {
        try (RawServer mute = RawServer.plain(Peer::awaitEnd)) {
            ProxyOptions silent = TestProxy.options(protocol, mute.port());
            DisconnectCause cause =
                    attempt(setup.transport().proxy(silent).connectTimeout(Duration.ofMillis(300)), uri(setup, 1));
            assertCause(cause, Kind.CONNECT_TIMEOUT, false, "opened no way to " + VENUE);
        }
    }

    /** The stack below the handler shows the pipeline: receive clocks below TLS, and no handler of the proxy's. */
    private static void assertNothingOfTheProxyIsLeft(List<StackWalker.StackFrame> callers, Setup setup) {
        List<String> classes =
                callers.stream().map(StackWalker.StackFrame::getClassName).toList();
        assertTrue(
                classes.stream().noneMatch(name -> name.contains("roxyHandler") || name.contains("socksx")),
                () -> classes.toString());
        int stamp = classes.indexOf("io.ringfeed.transport.netty.ReceiveStamp");
        int tls = Math.max(
                classes.indexOf("io.netty.handler.ssl.SslHandler"),
                classes.indexOf("io.ringfeed.transport.netty.DirectTls"));
        assertTrue(stamp > 0, classes::toString);
        assertEquals(setup.isSecure, tls > 0 && tls < stamp, classes::toString);
    }

    private static RawServer server(Setup setup, RawServer.Script script) {
        SSLContext certificate = TestCertificates.named(VENUE);
        return setup.isSecure ? RawServer.tls(certificate, script) : RawServer.plain(script);
    }

    private static URI uri(Setup setup, int port) {
        return URI.create((setup.isSecure ? "wss" : "ws") + "://" + VENUE + ":" + port + "/stream");
    }

    private static int closedPort() throws Exception {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    private static void upgradeAndWait(Peer peer) throws Exception {
        peer.upgrade();
        peer.awaitEnd();
    }
}
