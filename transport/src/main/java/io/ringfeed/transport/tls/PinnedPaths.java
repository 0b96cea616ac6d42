package io.ringfeed.transport.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for a pinned key among those that really vouch for a server's certificate. A server may send any certificates along, so
 * being sent counts for nothing: a key counts when it stands on a path from the leaf to a trusted authority that passes the
 * JDK's validation as a whole (signatures, names, validity, the right to issue and its limits).
 *
 * <p>Cold; immutable.
 */
final class PinnedPaths {
    /** A hostile pile of certificates with equal names has more paths than anyone wants to walk. */
    private static final int MAX_STEPS = 256;

    private final Set<PublicKeyPin> pins;
    private final X509Certificate[] authorities;

    PinnedPaths(Set<PublicKeyPin> pins, X509Certificate[] authorities) {
        this.pins = pins;
        this.authorities = authorities;
    }

    /**
     * Tells whether a pinned key vouches for a leaf.
     *
     * @param presented what the server sent, the leaf first, already accepted by the usual verification.
     */
    boolean areMetBy(X509Certificate[] presented) {
        return isPinned(presented[0]) || new Walk(presented).reachesPin(presented[0]);
    }

    private boolean isPinned(X509Certificate certificate) {
        return pins.contains(PublicKeyPin.of(certificate));
    }

    /** Tries the paths that the names allow, one after the other, and validates those that hold a pin. */
    private final class Walk {
        private final X509Certificate[] presented;
        private final List<X509Certificate> path = new ArrayList<>();
        private int steps;

        Walk(X509Certificate[] presented) {
            this.presented = presented;
        }

        boolean reachesPin(X509Certificate next) {
            if (++steps > MAX_STEPS || path.contains(next)) {
                return false;
            }
            path.add(next);
            boolean reached = endsAtPinnedAuthority(next) || goesOn(next);
            path.remove(path.size() - 1);
            return reached;
        }

        private boolean goesOn(X509Certificate below) {
            for (X509Certificate above : presented) {
                if (isNamedAsIssuer(above, below) && reachesPin(above)) {
                    return true;
                }
            }
            return false;
        }

        private boolean endsAtPinnedAuthority(X509Certificate last) {
            for (X509Certificate authority : authorities) {
                if (isNamedAsIssuer(authority, last) && holdsPin(authority) && isValid(authority)) {
                    return true;
                }
            }
            return false;
        }

        private boolean holdsPin(X509Certificate authority) {
            return isPinned(authority) || path.stream().anyMatch(PinnedPaths.this::isPinned);
        }

        private boolean isValid(X509Certificate authority) {
            try {
                PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
                parameters.setRevocationEnabled(false);
                CertPathValidator.getInstance("PKIX")
                        .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
                return true;
            } catch (GeneralSecurityException invalid) {
                return false;
            }
        }
    }

    private static boolean isNamedAsIssuer(X509Certificate above, X509Certificate below) {
        return above.getSubjectX500Principal().equals(below.getIssuerX500Principal());
    }
}
