package io.ringfeed.cli.run;

import io.ringfeed.engine.EngineBuilder;
import io.ringfeed.engine.thread.CpuPinning;
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;

/**
 * How {@code run} reaches the venue and on which CPUs, checked.
 *
 * @param socket options of TCP.
 * @param busyWait whether the I/O thread spins.
 * @param pinning of the engine's threads.
 * @param proxy what stands between, or null.
 */
public record RunNetwork(SocketOptions socket, boolean busyWait, CpuPinning pinning, ProxyOptions proxy) {

    void applyTo(EngineBuilder builder) {
        builder.socket(socket).busyWait(busyWait).pinning(pinning);
        if (proxy != null) {
            builder.proxy(proxy);
        }
    }
}
