package io.ringfeed.simulator.market;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells microseconds since the epoch by the monotonic clock, set by the wall clock every few seconds; never goes back.
 *
 * <p><b>Allocation:</b> none but an instant with each setting.
 */
final class MicroClock implements LongSupplier {
    private static final long SET_EVERY_NS = TimeUnit.SECONDS.toNanos(5);

    private long setNs;
    private long setUs;
    private long lastUs;

    MicroClock() {
        set(System.nanoTime());
    }

    @Override
    public long getAsLong() {
        long nowNs = System.nanoTime();
        if (nowNs - setNs >= SET_EVERY_NS) {
            set(nowNs);
        }
        lastUs = Math.max(lastUs, setUs + TimeUnit.NANOSECONDS.toMicros(nowNs - setNs));
        return lastUs;
    }

    private void set(long nowNs) {
        Instant now = Instant.now();
        setUs = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
        setNs = nowNs;
    }
}
