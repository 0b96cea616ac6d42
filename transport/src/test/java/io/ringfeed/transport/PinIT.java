package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.tls.PublicKeyPin;
import io.ringfeed.transport.tls.TlsOptions;
import java.io.IOException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pinned keys on top of the usual verification, by both engines. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class PinIT {
    private static final X509Certificate LEAF = TestCertificates.localhostCertificate();
    private static final X509Certificate AUTHORITY = TestCertificates.authorityCertificate();
    private static final X509Certificate STRANGER = TestCertificates.strangerCertificate();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesTheServersOwnKey(boolean jdkEngine) throws Exception {
        assertConnects(TestCertificates.localhost(), pinned(jdkEngine, LEAF));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesTheAuthoritysKeySentAlongOrNot(boolean jdkEngine) throws Exception {
        assertConnects(TestCertificates.localhost(), pinned(jdkEngine, AUTHORITY));
        assertConnects(TestCertificates.localhostWith(), pinned(jdkEngine, AUTHORITY));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesAnyOfSeveral(boolean jdkEngine) throws Exception {
        assertConnects(TestCertificates.localhost(), pinned(jdkEngine, STRANGER, LEAF));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAKeyThatIsNotPinnedAndShowsIt(boolean jdkEngine) throws Exception {
        assertMismatch(TestCertificates.localhost(), pinned(jdkEngine, STRANGER));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isNotSatisfiedByAPinnedCertificateThatIsMerelySentAlong(boolean jdkEngine) throws Exception {
        assertMismatch(TestCertificates.localhostWith(AUTHORITY, STRANGER), pinned(jdkEngine, STRANGER));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesTheUsualVerificationInItsPlace(boolean jdkEngine) throws Exception {
        TlsOptions pinned = pinned(jdkEngine, AUTHORITY);
        assertEquals(
                Kind.TLS_EXPIRED, attempt(TestCertificates.expired(), pinned).kind());
        assertEquals(
                Kind.TLS_WRONG_HOST,
                attempt(TestCertificates.wrongHost(), pinned).kind());
        TlsOptions untrusted = TlsOptions.defaults()
                .jdkEngine(jdkEngine)
                .trust(TestCertificates.strangerPem())
                .pin(PublicKeyPin.of(LEAF).text());
        assertEquals(
                Kind.TLS_UNTRUSTED,
                attempt(TestCertificates.localhost(), untrusted).kind());
    }

    private static TlsOptions pinned(boolean jdkEngine, X509Certificate... certificates) {
        TlsOptions options = TlsOptions.defaults().jdkEngine(jdkEngine).trust(TestCertificates.authorityPem());
        for (X509Certificate certificate : certificates) {
            options = options.pin(PublicKeyPin.of(certificate).text());
        }
        return options;
    }

    private static void assertMismatch(SSLContext certificate, TlsOptions options) throws Exception {
        DisconnectCause cause = attempt(certificate, options);
        assertEquals(Kind.TLS_PIN_MISMATCH, cause.kind(), cause::toString);
        assertTrue(cause.isPermanent());
        assertTrue(cause.detail().contains(PublicKeyPin.of(LEAF).text()), cause::toString);
    }

    private static void assertConnects(SSLContext certificate, TlsOptions options) throws Exception {
        Recorder recorder = new Recorder();
        try (RawServer server = RawServer.tls(certificate, PinIT::upgradeAndWait);
                WebSocketTransport transport =
                        WebSocketTransport.builder().tls(options).build()) {
            transport.connect(server.uri(), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected || recorder.isDisconnected);
        }
        recorder.assertClosedByUs();
    }

    private static DisconnectCause attempt(SSLContext certificate, TlsOptions options) throws Exception {
        Recorder recorder = new Recorder();
        try (RawServer server = RawServer.tls(certificate, PinIT::upgradeAndWait);
                WebSocketTransport transport =
                        WebSocketTransport.builder().tls(options).build()) {
            transport.connect(server.uri(), recorder, recorder);
            DisconnectCause cause = recorder.cause();
            recorder.assertNothingWrong();
            return cause;
        }
    }

    private static void upgradeAndWait(Peer peer) throws Exception {
        try {
            peer.upgrade();
        } catch (IOException refusedByTheClient) {
            return;
        }
        peer.awaitEnd();
    }
}
