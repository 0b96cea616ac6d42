package io.ringfeed.simulator.wire;

import java.util.SplittableRandom;

/**
 * What the network does to all connections of a simulator, those to come included, and until when.
 *
 * <p><b>Threading:</b> confined to the simulator's thread; it knows no clock.
 */
public final class NetworkConditions {
    /** Pieces of a split write have up to two to this power of bytes; small ones are as likely as large ones. */
    private static final int MAX_PIECE_BITS = 10;

    private final SplittableRandom random;
    private boolean hasEverBeenRough;
    private long delayNs;
    private long delayUntilNs;
    private long splitUntilNs;
    private long coalesceUntilNs;

    /**
     * Makes a calm network.
     *
     * @param seed of the sizes of pieces.
     */
    public NetworkConditions(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Lets everything leave later.
     *
     * @param eachNs  by how much.
     * @param untilNs monotonic.
     * @param nowNs   monotonic.
     */
    public void delay(long eachNs, long untilNs, long nowNs) {
        begin(nowNs);
        delayNs = eachNs;
        delayUntilNs = untilNs;
    }

    /**
     * Cuts all that leaves into pieces.
     *
     * @param untilNs monotonic.
     * @param nowNs   monotonic.
     */
    public void split(long untilNs, long nowNs) {
        begin(nowNs);
        splitUntilNs = untilNs;
    }

    /**
     * Collects all that leaves.
     *
     * @param untilNs monotonic.
     * @param nowNs   monotonic.
     */
    public void coalesce(long untilNs, long nowNs) {
        begin(nowNs);
        coalesceUntilNs = untilNs;
    }

    /** Monotonic times may be any number, so that zero is no time before all others. */
    private void begin(long nowNs) {
        if (!hasEverBeenRough) {
            hasEverBeenRough = true;
            delayUntilNs = nowNs;
            splitUntilNs = nowNs;
            coalesceUntilNs = nowNs;
        }
    }

    /** Nothing has happened yet, so that nobody needs to know the time. */
    boolean isUntouched() {
        return !hasEverBeenRough;
    }

    /** By how much what is written now leaves later. */
    long delayNs(long nowNs) {
        return nowNs - delayUntilNs < 0 ? delayNs : 0;
    }

    boolean isSplitting(long nowNs) {
        return hasEverBeenRough && nowNs - splitUntilNs < 0;
    }

    boolean isCoalescing(long nowNs) {
        return nowNs - coalesceUntilNs < 0;
    }

    long coalesceUntilNs() {
        return coalesceUntilNs;
    }

    int nextPieceBytes() {
        return 1 + random.nextInt(1 << random.nextInt(MAX_PIECE_BITS + 1));
    }
}
