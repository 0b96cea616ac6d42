package io.ringfeed.simulator.market;

import java.util.concurrent.TimeUnit;

/**
 * Tells how many events time demands, whatever became of those before.
 *
 * <p>A debt is paid in bursts; what is older than a second is forgiven, so that a process that stood still does not answer
 * with minutes of overload.
 */
final class OpenLoop {
    private static final double US_PER_SECOND = TimeUnit.SECONDS.toMicros(1);
    private static final double BURST_SECONDS = 0.01;
    private static final int LEAST_BURST = 16;

    private final double eventsPerSecond;
    private final long maxBurst;
    private final long maxDebt;
    private final long startUs;
    private long done;

    OpenLoop(double eventsPerSecond, long startUs) {
        this.eventsPerSecond = eventsPerSecond;
        this.startUs = startUs;
        maxBurst = Math.max(LEAST_BURST, (long) (eventsPerSecond * BURST_SECONDS));
        maxDebt = Math.max(LEAST_BURST, (long) eventsPerSecond);
    }

    /** How many events to let happen now; they count as done. */
    long take(long nowUs) {
        long demanded = (long) ((nowUs - startUs) * eventsPerSecond / US_PER_SECOND);
        done = Math.max(done, demanded - maxDebt);
        long count = Math.max(0, Math.min(maxBurst, demanded - done));
        done += count;
        return count;
    }
}
