package io.ringfeed.transport;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of a throw-away authority, made once per test JVM. */
final class TestCertificates {
    private static final X509Bundle AUTHORITY = authority("CN=Ringfeed test authority");
    private static final X509Bundle STRANGER = authority("CN=Somebody else");
    private static final Path AUTHORITY_PEM = pem(AUTHORITY);
    private static final Path STRANGER_PEM = pem(STRANGER);
    private static final X509Bundle LOCALHOST =
            issue(builder -> builder.addSanDnsName("localhost").addSanIpAddress("127.0.0.1"));
    private static final SSLContext LOCALHOST_SERVER = context(LOCALHOST);

    private TestCertificates() {}

    static Path authorityPem() {
        return AUTHORITY_PEM;
    }

    static Path strangerPem() {
        return STRANGER_PEM;
    }

    static SSLContext localhost() {
        return LOCALHOST_SERVER;
    }

    static X509Certificate localhostCertificate() {
        return LOCALHOST.getCertificate();
    }

    static X509Certificate authorityCertificate() {
        return AUTHORITY.getCertificate();
    }

    static X509Certificate strangerCertificate() {
        return STRANGER.getCertificate();
    }

    /** A server of localhost that sends more certificates along than belong there. */
    static SSLContext localhostWith(X509Certificate... junk) {
        X509Certificate[] chain = new X509Certificate[junk.length + 1];
        chain[0] = LOCALHOST.getCertificate();
        System.arraycopy(junk, 0, chain, 1, junk.length);
        try {
            // The one kind of store that does not check whether the chain is one.
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, null);
            store.setKeyEntry("server", LOCALHOST.getKeyPair().getPrivate(), new char[0], chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static SSLContext wrongHost() {
        return server(builder -> builder.addSanDnsName("elsewhere.example").addSanIpAddress("192.0.2.1"));
    }

    static SSLContext wrongName() {
        return server(builder -> builder.addSanDnsName("elsewhere.example"));
    }

    static SSLContext named(String host) {
        return server(builder -> builder.addSanDnsName(host));
    }

    static SSLContext expired() {
        Instant now = Instant.now();
        return server(builder -> builder.addSanIpAddress("127.0.0.1")
                .notBefore(now.minus(Duration.ofDays(20)))
                .notAfter(now.minus(Duration.ofDays(10))));
    }

    static SSLContext notYetValid() {
        Instant now = Instant.now();
        return server(builder -> builder.addSanIpAddress("127.0.0.1")
                .notBefore(now.plus(Duration.ofDays(10)))
                .notAfter(now.plus(Duration.ofDays(20))));
    }

    private static X509Bundle authority(String subject) {
        try {
            return new CertificateBuilder()
                    .subject(subject)
                    .setIsCertificateAuthority(true)
                    .notAfter(Instant.now().plus(Duration.ofDays(1)))
                    .buildSelfSigned();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext server(UnaryOperator<CertificateBuilder> names) {
        return context(issue(names));
    }

    private static X509Bundle issue(UnaryOperator<CertificateBuilder> names) {
        try {
            CertificateBuilder builder = new CertificateBuilder()
                    .subject("CN=Ringfeed test server")
                    .notAfter(Instant.now().plus(Duration.ofDays(1)));
            return names.apply(builder).buildIssuedBy(AUTHORITY);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext context(X509Bundle bundle) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(bundle.toKeyManagerFactory().getKeyManagers(), null, null);
            return context;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Path pem(X509Bundle bundle) {
        try {
            Path file = Files.createTempFile("ringfeed-test-authority", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, bundle.getCertificatePEM());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
