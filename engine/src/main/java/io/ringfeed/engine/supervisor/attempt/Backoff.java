package io.ringfeed.engine.supervisor.attempt;

import io.ringfeed.engine.supervisor.options.BackoffOptions;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a connect attempt: exponential, bounded, jittered so that many clients that lost the same
 * venue do not come back in the same instant.
 *
 * <p>The n-th wait lies between three quarters of {@code initial * 2^(n-1)} and all of it, and never exceeds
 * {@code maximum}.
 *
 * <p><b>Threading:</b> confined to the supervisor, as its random source is.
 */
public final class Backoff {
    private static final double JITTER_SHARE = 0.25;

    private final long initialNs;
    private final long maximumNs;
    private final RandomGenerator random;

    /**
     * @param options the first wait and the longest, checked.
     * @param random the source of jitter; seeded in tests.
     */
    public Backoff(BackoffOptions options, RandomGenerator random) {
        this.initialNs = options.initial().toNanos();
        this.maximumNs = options.maximum().toNanos();
        this.random = random;
    }

    /**
     * The wait after so many failures in a row.
     *
     * @param failures at least one.
     * @return nanoseconds.
     */
    public long delayNs(int failures) {
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(initialNs) - 1);
        long fullNs = Math.min(maximumNs, initialNs << doublings);
        return fullNs - (long) (fullNs * JITTER_SHARE * random.nextDouble());
    }
}
