package io.ringfeed.cli.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clock of a run: it starts anew with the first connection, so that {@code --for 10s} means ten seconds of data, and a
 * venue that cannot be reached ends the run all the same.
 *
 * <p><b>Threading:</b> any thread.
 */
final class RunClock {
    private final long startedNs;
    private final AtomicLong firstConnectedNs = new AtomicLong(Long.MIN_VALUE);

    RunClock(long startedNs) {
        this.startedNs = startedNs;
    }

    /** @param nowNs when a connection was established; only the first counts. */
    void onConnected(long nowNs) {
        firstConnectedNs.compareAndSet(Long.MIN_VALUE, nowNs);
    }

    boolean hasConnected() {
        return firstConnectedNs.get() != Long.MIN_VALUE;
    }

    long elapsedMs(long nowNs) {
        long sinceNs = hasConnected() ? firstConnectedNs.get() : startedNs;
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, nowNs - sinceNs));
    }
}
