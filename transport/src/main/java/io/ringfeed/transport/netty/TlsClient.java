package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.ringfeed.transport.tls.TlsOptions;
import javax.net.ssl.SSLException;

/**
 * Makes the TLS handlers of a transport's connections. Host name and chain are always verified; server names go out for host
 * names only, IP literals are verified against the certificate's IP entries (RFC 6125, RFC 6066 §3). Connections of one transport
 * to one host and port resume each other's sessions.
 */
final class TlsClient implements AutoCloseable {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    /** A reconnect after a day's connection still resumes, where the server's ticket lasts as long. */
    private static final long SESSION_LIFE_S = 25 * 3600;

    private static final long CLOSE_NOTIFY_FLUSH_MS = 500;

    private final TlsOptions options;
    private final boolean boringSsl;
    private final CheckedVersions versions;
    private final TrustedFiles trusted;
    private SslContext context;
    private boolean closed;

    TlsClient(TlsOptions options) {
        this.options = options;
        this.trusted = new TrustedFiles(options.trusted());
        this.boringSsl = !options.isJdkEngine() && OpenSsl.isAvailable();
        this.versions = boringSsl ? CheckedVersions.ofClassPath() : CheckedVersions.CHECKED;
    }

    String description() {
        if (boringSsl) {
            String way = versions.isChecked() ? "" : ", " + versions.difference();
            return "TLS by " + OpenSsl.versionString() + way;
        }
        if (options.isJdkEngine()) {
            return "TLS by the JDK " + Runtime.version() + " (as asked for)";
        }
        return "TLS by the JDK " + Runtime.version() + " instead of BoringSSL ("
                + NativeCause.explain("netty-tcnative-boringssl-static", OpenSsl.unavailabilityCause())
                + ")";
    }

    boolean isFallback() {
        return !boringSsl && !options.isJdkEngine();
    }

    /**
     * Prepares what connections share, anew when a file of trusted certificates has changed since. Cold: reads files. Any
     * thread.
     */
    synchronized void prepare() {
        boolean isChanged = trusted.refresh();
        if (closed || (context != null && !isChanged)) {
            return;
        }
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(boringSsl ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                .protocols(PROTOCOLS)
                .trustManager(Trust.manager(trusted.certificates(), options.pins()))
                .sessionTimeout(SESSION_LIFE_S)
                .endpointIdentificationAlgorithm("HTTPS");
        try {
            SslContext prepared = builder.build();
            // Engines in use keep their part of the old one until they end.
            ReferenceCountUtil.release(context);
            context = prepared;
        } catch (SSLException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /** Puts TLS at the end of a pipeline; events and bytes go on as from an {@link SslHandler}. */
    void addTo(ChannelPipeline pipeline, Address address) {
        SslHandler handler = newHandler(pipeline.channel().alloc(), address);
        pipeline.addLast(handler);
        if (boringSsl && versions.isChecked()) {
            pipeline.addLast(new DirectTls(handler, CLOSE_NOTIFY_FLUSH_MS));
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
}
