package io.ringfeed.transport.tls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Says how {@code wss} connections are secured: whom to trust, and by which engine.
 *
 * <p>Host name and certificate chain are always verified; there is no option that turns this off.
 *
 * <p><b>Threading:</b> immutable; each method gives a changed copy.
 * <br><b>Errors:</b> the files are read first when the transport is built, which reports what is wrong with them.
 */
public final class TlsOptions {
    private static final TlsOptions DEFAULTS = new TlsOptions(List.of(), false);

    private final List<Path> trusted;
    private final boolean jdkEngine;

    private TlsOptions(List<Path> trusted, boolean jdkEngine) {
        this.trusted = trusted;
        this.jdkEngine = jdkEngine;
    }

    /**
     * The platform's certificate authorities, BoringSSL where its native library loads.
     *
     * @return the default options.
     */
    public static TlsOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Trusts the certificate authorities of a PEM file <em>instead of</em> the platform's, as {@code curl --cacert} does: who
     * names a private authority does not want every public one to be able to stand in for it. Called again, it adds a file.
     * The files are read again at each connect attempt, so a renewed authority needs no restart; one that cannot be read then
     * keeps what it said last.
     *
     * @param pem a file of one or more {@code CERTIFICATE} blocks.
     * @return the changed copy.
     */
    public TlsOptions trust(Path pem) {
        List<Path> all = new ArrayList<>(trusted);
        all.add(pem);
        return new TlsOptions(List.copyOf(all), jdkEngine);
    }

    /**
     * Chooses the JDK's TLS engine even where BoringSSL is there.
     *
     * @param only true for the JDK's engine.
     * @return the changed copy.
     */
    public TlsOptions jdkEngine(boolean only) {
        return new TlsOptions(trusted, only);
    }

    /**
     * The files that replace the platform's authorities.
     *
     * @return empty when the platform's are trusted.
     */
    public List<Path> trusted() {
        return trusted;
    }

    /**
     * Tells whether the JDK's engine was asked for.
     *
     * @return see {@link #jdkEngine(boolean)}.
     */
    public boolean isJdkEngine() {
        return jdkEngine;
    }
}
