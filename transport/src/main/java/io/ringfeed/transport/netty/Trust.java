package io.ringfeed.transport.netty;

import io.ringfeed.transport.tls.PinnedTrustManager;
import io.ringfeed.transport.tls.PublicKeyPin;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Builds what verifies a server: the JDK's own verification, with pins on top where there are any. Cold. */
final class Trust {
    private Trust() {}

    /** {@code authorities} empty: the platform's. */
    static TrustManager manager(List<X509Certificate> authorities, Set<PublicKeyPin> pins) {
        X509ExtendedTrustManager usual = usual(authorities);
        return pins.isEmpty() ? usual : new PinnedTrustManager(usual, pins);
    }

    private static X509ExtendedTrustManager usual(List<X509Certificate> authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities.isEmpty() ? null : store(authorities));
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager extended) {
                    return extended;
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
        throw new IllegalStateException("TLS cannot be set up: this JVM's " + TrustManagerFactory.getDefaultAlgorithm()
                + " trust manager does not verify host names");
    }

    private static KeyStore store(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return store;
    }
}
