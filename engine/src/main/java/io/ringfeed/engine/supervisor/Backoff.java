package io.ringfeed.engine.supervisor;

import java.time.Duration;
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
     * @param initial the first wait.
     * @param maximum no wait is longer.
     * @param random the source of jitter; seeded in tests.
     */
    public Backoff(Duration initial, Duration maximum, RandomGenerator random) {
        if (initial.isNegative() || initial.isZero() || maximum.compareTo(initial) < 0) {
            throw new IllegalArgumentException("backoff must satisfy 0 < initial <= maximum, but initial is " + initial
                    + " and maximum is " + maximum);
        }
        this.initialNs = initial.toNanos();
        this.maximumNs = maximum.toNanos();
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
