package io.ringfeed.simulator.net;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * A certificate authority that lives as long as one simulator, and the server certificate it issued.
 *
 * <p>The private keys never leave memory. The server certificate names {@code localhost}, {@code 127.0.0.1} and
 * {@code ::1}.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class ThrowAwayCa {
    private final String caPem;
    private final SslContext serverContext;

    private ThrowAwayCa(String caPem, SslContext serverContext) {
        this.caPem = caPem;
        this.serverContext = serverContext;
    }

    /**
     * Makes an authority and a server certificate.
     *
     * @return both.
     * @throws IOException if this JVM's cryptography refuses.
     */
    public static ThrowAwayCa create() throws IOException {
        try {
            // A little back in time, for clients whose clock is behind.
            Instant from = Instant.now().minus(Duration.ofHours(1));
            CertificateBuilder template =
                    new CertificateBuilder().ecp256().notBefore(from).notAfter(from.plus(Duration.ofDays(30)));
            X509Bundle authority = template.copy()
                    .subject("CN=Ringfeed simulator throw-away CA")
                    .setIsCertificateAuthority(true)
                    .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign)
                    .buildSelfSigned();
            X509Bundle server = template.copy()
                    .subject("CN=localhost")
                    .addSanDnsName("localhost")
                    .addSanIpAddress("127.0.0.1")
                    .addSanIpAddress("::1")
                    .setKeyUsage(true, KeyUsage.digitalSignature)
                    .addExtendedKeyUsageServerAuth()
                    .buildIssuedBy(authority);
            SslContext context = SslContextBuilder.forServer(
                            server.getKeyPair().getPrivate(), server.getCertificatePath())
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .build();
            return new ThrowAwayCa(authority.getCertificatePEM(), context);
        } catch (Exception failed) {
            throw new IOException("no throw-away certificate could be made: " + failed.getMessage(), failed);
        }
    }

    /**
     * Gives the authority's certificate.
     *
     * @return PEM.
     */
    public String caPem() {
        return caPem;
    }

    /**
     * Gives the server's side of TLS.
     *
     * @return a context for any number of connections.
     */
    public SslContext serverContext() {
        return serverContext;
    }
}
