package io.ringfeed.engine.supervisor.attempt;

/**
 * Holds the attempts of all connections together to so many in a rolling window, since the venue counts them for each address
 * (protocol §3).
 *
 * <p><b>Threading:</b> confined to the supervisor; time comes in as an argument.
 */
final class AttemptBudget {
    private final long[] madeNs;
    private final long windowNs;
    private long count;

    AttemptBudget(int attempts, long windowNs) {
        this.madeNs = new long[attempts];
        this.windowNs = windowNs;
    }

    /** How long until the next attempt is within the budget; 0 for now. */
    long waitNs(long nowNs) {
        if (count < madeNs.length) {
            return 0;
        }
        long oldestNs = madeNs[(int) (count % madeNs.length)];
        return Math.max(0, oldestNs + windowNs - nowNs);
    }

    void onAttempt(long nowNs) {
        madeNs[(int) (count++ % madeNs.length)] = nowNs;
    }
}
