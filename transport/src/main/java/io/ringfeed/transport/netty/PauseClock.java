package io.ringfeed.transport.netty;

import java.util.concurrent.atomic.AtomicLong;

/** Counts and times the pauses of one connection. Written by the I/O thread, read by any. */
final class PauseClock {
    private static final long NOT_PAUSED = Long.MIN_VALUE;

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong finishedNs = new AtomicLong();
    private final AtomicLong sinceNs = new AtomicLong(NOT_PAUSED);

    void begin(long nowNs) {
        count.set(count.get() + 1);
        sinceNs.set(nowNs);
    }

    void end(long nowNs) {
        long since = sinceNs.get();
        if (since != NOT_PAUSED) {
            finishedNs.set(finishedNs.get() + nowNs - since);
            sinceNs.set(NOT_PAUSED);
        }
    }

    boolean isPaused() {
        return sinceNs.get() != NOT_PAUSED;
    }

    long count() {
        return count.get();
    }

    /** Length of the running pause so far; zero when there is none. */
    long currentNs(long nowNs) {
        long since = sinceNs.get();
        return since == NOT_PAUSED ? 0 : Math.max(0, nowNs - since);
    }

    /** Length of all pauses, the running one included. */
    long pausedNs(long nowNs) {
        while (true) {
            long since = sinceNs.get();
            long finished = finishedNs.get();
            // Read again: a pause that ended in between is in both figures, or in neither.
            if (since == sinceNs.get()) {
                return since == NOT_PAUSED ? finished : finished + Math.max(0, nowNs - since);
            }
        }
    }
}
