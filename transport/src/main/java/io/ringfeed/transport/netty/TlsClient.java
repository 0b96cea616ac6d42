package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.ringfeed.transport.tls.PemFile;
import io.ringfeed.transport.tls.TlsOptions;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * Makes the TLS handlers of a transport's connections. Host name and chain are always verified; server names go out for host
 * names only, IP literals are verified against the certificate's IP entries (RFC 6125, RFC 6066 §3).
 */
final class TlsClient implements AutoCloseable {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final long CLOSE_NOTIFY_FLUSH_MS = 500;

    private final TlsOptions options;
    private final boolean boringSsl;
    private final X509Certificate[] trusted;
    private SslContext context;
    private boolean closed;

    TlsClient(TlsOptions options) {
        this.options = options;
        this.trusted = readTrusted(options.trusted());
        this.boringSsl = !options.isJdkEngine() && OpenSsl.isAvailable();
    }

    String description() {
        if (boringSsl) {
            return "TLS by " + OpenSsl.versionString();
        }
        if (options.isJdkEngine()) {
            return "TLS by the JDK (as asked for)";
        }
        return "TLS by the JDK instead of BoringSSL ("
                + NativeCause.explain("netty-tcnative-boringssl-static", OpenSsl.unavailabilityCause())
                + ")";
    }

    boolean isFallback() {
        return !boringSsl && !options.isJdkEngine();
    }

    /** Prepares what all connections share. Cold: reads the platform's authorities. Any thread. */
    synchronized void prepare() {
        if (context != null || closed) {
            return;
        }
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(boringSsl ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                .protocols(PROTOCOLS)
                .endpointIdentificationAlgorithm("HTTPS");
        if (trusted.length > 0) {
            builder.trustManager(trusted);
        }
        try {
            context = builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    synchronized SslHandler newHandler(ByteBufAllocator allocator, Address address) {
        SslHandler handler = context.newHandler(allocator, address.host(), address.port());
        // The connect time-out of the transport covers the TLS handshake too.
        handler.setHandshakeTimeoutMillis(0);
        handler.setCloseNotifyFlushTimeoutMillis(CLOSE_NOTIFY_FLUSH_MS);
        return handler;
    }

    /** Frees what all connections share; engines in use keep their part until they end. */
    @Override
    public synchronized void close() {
        closed = true;
        if (context != null) {
            ReferenceCountUtil.release(context);
            context = null;
        }
    }

    private static X509Certificate[] readTrusted(List<Path> files) {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(PemFile.certificates(file));
        }
        return all.toArray(X509Certificate[]::new);
    }
}
