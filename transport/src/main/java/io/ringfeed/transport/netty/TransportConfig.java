package io.ringfeed.transport.netty;

import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;
import io.ringfeed.transport.tls.TlsOptions;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Carries the checked options of a transport to its machinery.
 *
 * @param threadFactory makes the I/O thread, or null for our own.
 * @param threadName of the I/O thread of our own factory.
 * @param threadStart runs first on each thread, with its role.
 * @param tls trust and engine.
 * @param socket options of TCP.
 * @param proxy what stands between, or null.
 * @param maxFrameBytes longest message.
 * @param readBufferBytes longest socket read.
 * @param connectTimeoutMs for name, TCP, TLS and upgrade together.
 * @param pongIntervalNs least time between two PONGs of a connection, 0 for none.
 * @param preferNative epoll where it is there.
 * @param busyWait spin instead of sleeping, where that is possible.
 */
public record TransportConfig(
        ThreadFactory threadFactory,
        String threadName,
        Consumer<String> threadStart,
        TlsOptions tls,
        SocketOptions socket,
        ProxyOptions proxy,
        int maxFrameBytes,
        int readBufferBytes,
        long connectTimeoutMs,
        long pongIntervalNs,
        boolean preferNative,
        boolean busyWait) {}
