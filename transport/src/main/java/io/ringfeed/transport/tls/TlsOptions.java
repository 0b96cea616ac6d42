package io.ringfeed.transport.tls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says how {@code wss} connections are secured: whom to trust, which keys to insist on, and by which engine.
 *
 * <p>Host name and certificate chain are always verified; there is no option that turns this off.
 *
 * <p><b>Threading:</b> immutable; each method gives a changed copy.
 * <br><b>Errors:</b> the files are read first when the transport is built, which reports what is wrong with them.
 */
public final class TlsOptions {
    private static final TlsOptions DEFAULTS = new TlsOptions(List.of(), Set.of(), false);

    private final List<Path> trusted;
    private final Set<PublicKeyPin> pins;
    private final boolean jdkEngine;

    private TlsOptions(List<Path> trusted, Set<PublicKeyPin> pins, boolean jdkEngine) {
        this.trusted = trusted;
        this.pins = pins;
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
        return new TlsOptions(List.copyOf(all), pins, jdkEngine);
    }

    /**
     * Insists on a public key, <em>on top of</em> the usual verification: connections stand only where the server's own key,
     * or that of an authority which vouches for it, is pinned. Called again, it adds a key, any of which will do; a key in
     * reserve keeps a change of the server's key from locking us out.
     *
     * @param sha256 {@code sha256/BASE64} of the key's SubjectPublicKeyInfo, as OkHttp writes it, or curl's
     *     {@code sha256//BASE64}.
     * @return the changed copy.
     * @throws IllegalArgumentException if it is no pin.
     */
    public TlsOptions pin(String sha256) {
        Set<PublicKeyPin> all = new LinkedHashSet<>(pins);
        all.add(new PublicKeyPin(sha256));
        return new TlsOptions(trusted, Set.copyOf(all), jdkEngine);
    }

    /**
     * Chooses the JDK's TLS engine even where BoringSSL is there.
     *
     * @param only true for the JDK's engine.
     * @return the changed copy.
     */
    public TlsOptions jdkEngine(boolean only) {
        return new TlsOptions(trusted, pins, only);
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
     * The keys of which a connection has to meet one.
     *
     * @return empty when no key is pinned.
     */
    public Set<PublicKeyPin> pins() {
        return pins;
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
