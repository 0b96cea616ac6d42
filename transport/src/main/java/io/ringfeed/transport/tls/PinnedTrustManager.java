package io.ringfeed.transport.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks for a pinned key on top of, never instead of, the verification of chain and host name.
 *
 * <p><b>Threading:</b> immutable. Cold.
 * <br><b>Errors:</b> what the usual verification finds goes first; {@link PinMismatchException} where only the pin is wrong.
 */
public final class PinnedTrustManager extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager usual;
    private final PinnedPaths paths;

    /**
     * Adds pins to a trust manager.
     *
     * @param usual verifies chain and host name.
     * @param pins at least one; any of them will do.
     */
    public PinnedTrustManager(X509ExtendedTrustManager usual, Set<PublicKeyPin> pins) {
        this.usual = usual;
        this.paths = new PinnedPaths(pins, usual.getAcceptedIssuers());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        usual.checkServerTrusted(chain, authType, engine);
        checkPins(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        usual.checkServerTrusted(chain, authType, socket);
        checkPins(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        usual.checkServerTrusted(chain, authType);
        checkPins(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        usual.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        usual.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        usual.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return usual.getAcceptedIssuers();
    }

    private void checkPins(X509Certificate[] chain) throws PinMismatchException {
        if (!paths.areMetBy(chain)) {
            throw new PinMismatchException(PublicKeyPin.of(chain[0]));
        }
    }
}
