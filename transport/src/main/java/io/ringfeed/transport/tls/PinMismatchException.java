package io.ringfeed.transport.tls;

import java.security.cert.CertificateException;

/**
 * Tells that a server's certificate passed, but none of the pinned keys vouches for it.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class PinMismatchException extends CertificateException {
    private static final long serialVersionUID = 1;

    private final String presented;

    PinMismatchException(PublicKeyPin presented) {
        super("the server's key " + presented + " is not pinned, nor is any that vouches for it");
        this.presented = presented.text();
    }

    /**
     * The key that the server showed.
     *
     * @return its pin.
     */
    public PublicKeyPin presented() {
        return new PublicKeyPin(presented);
    }
}
