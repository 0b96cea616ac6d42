package io.ringfeed.transport.netty;

import io.ringfeed.transport.tls.TlsOptions;
import java.util.concurrent.ThreadFactory;

/**
 * Carries the checked options of a transport to its machinery.
 *
 * @param threadFactory makes the I/O thread, or null for our own.
 * @param threadName of the I/O thread of our own factory.
 * @param tls trust and engine.
 * @param maxFrameBytes longest message.
 * @param readBufferBytes longest socket read.
 * @param receiveBufferBytes size of the kernel's receive buffer, 0 for the kernel's choice.
 * @param connectTimeoutMs for name, TCP, TLS and upgrade together.
 * @param pongIntervalNs least time between two PONGs of a connection, 0 for none.
 * @param preferNative epoll where it is there.
 */
public record TransportConfig(
        ThreadFactory threadFactory,
        String threadName,
        TlsOptions tls,
        int maxFrameBytes,
        int readBufferBytes,
        int receiveBufferBytes,
        long connectTimeoutMs,
        long pongIntervalNs,
        boolean preferNative) {}
