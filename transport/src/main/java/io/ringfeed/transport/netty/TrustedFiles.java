package io.ringfeed.transport.netty;

import io.ringfeed.transport.tls.PemFile;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * The authorities that a transport trusts, kept up with their files: a private authority is renewed while processes run for
 * months, and a test venue that is started again has a new one.
 *
 * <p>Guarded by {@link TlsClient}.
 */
final class TrustedFiles {
    private final List<Path> files;
    private List<X509Certificate> certificates;

    /**
     * Reads the files for the first time.
     *
     * @throws IllegalArgumentException if one cannot serve.
     */
    TrustedFiles(List<Path> files) {
        this.files = files;
        this.certificates = read();
    }

    /** What was read last without a fault; empty where the platform's authorities are trusted. */
    List<X509Certificate> certificates() {
        return certificates;
    }

    /** Reads the files again; false when nothing changed, or one cannot serve at the moment: then the last state holds. */
    boolean refresh() {
        List<X509Certificate> latest;
        try {
            latest = read();
        } catch (IllegalArgumentException goneOrHalfWritten) {
            return false;
        }
        boolean isChanged = !latest.equals(certificates);
        certificates = latest;
        return isChanged;
    }

    private List<X509Certificate> read() {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(PemFile.certificates(file));
        }
        return List.copyOf(all);
    }
}
