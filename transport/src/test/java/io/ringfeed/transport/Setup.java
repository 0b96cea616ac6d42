package io.ringfeed.transport;

import io.ringfeed.transport.tls.TlsOptions;

/** The ways a connection can be made: event loop and TLS engine. */
public enum Setup {
    EPOLL_PLAIN(true, false, false),
    NIO_PLAIN(false, false, false),
    EPOLL_BORINGSSL(true, true, false),
    EPOLL_JDK_TLS(true, true, true),
    NIO_BORINGSSL(false, true, false),
    NIO_JDK_TLS(false, true, true);

    final boolean isNative;
    public final boolean isSecure;
    final boolean isJdkEngine;

    Setup(boolean isNative, boolean isSecure, boolean isJdkEngine) {
        this.isNative = isNative;
        this.isSecure = isSecure;
        this.isJdkEngine = isJdkEngine;
    }

    public WebSocketTransport.Builder transport() {
        TlsOptions tls = TlsOptions.defaults().jdkEngine(isJdkEngine);
        return WebSocketTransport.builder()
                .preferNative(isNative)
                .tls(isSecure ? tls.trust(TestCertificates.authorityPem()) : tls);
    }

    public RawServer server(RawServer.Script script) {
        return isSecure ? RawServer.tls(TestCertificates.localhost(), script) : RawServer.plain(script);
    }
}
