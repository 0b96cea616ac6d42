package io.ringfeed.benchmarks.transport;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Where the source is, and how each library is told to trust it.
 *
 * @param condition of the messages that come from there.
 * @param port      on the loopback interface.
 * @param authority file with the certificate authority, where the condition is TLS.
 */
record Endpoint(Condition condition, int port, Path authority) {
    private static final String HOST = "127.0.0.1";

    boolean isSecure() {
        return condition.isSecure();
    }

    String host() {
        return HOST;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Scheme, host and port. */
    String venue() {
        return (isSecure() ? "wss://" : "ws://") + HOST + ":" + port;
    }

    URI uri() {
        return URI.create(venue() + "/stream");
    }

    /** Netty's default engine, which is BoringSSL where it is there. */
    SslContext nettyTls() throws IOException {
        return SslContextBuilder.forClient().trustManager(authority.toFile()).build();
    }

    SSLContext jdkTls() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    X509TrustManager trust() throws IOException {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "source", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
