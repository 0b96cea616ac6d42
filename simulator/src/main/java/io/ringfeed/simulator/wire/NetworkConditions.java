package io.ringfeed.simulator.wire;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * What the network does to all connections of a simulator, those to come included, and until when.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
public final class NetworkConditions {
    /** Pieces of a split write have up to two to this power of bytes; small ones are as likely as large ones. */
    private static final int MAX_PIECE_BITS = 10;

    private final SplittableRandom random;
    private final LongSupplier monotonicNs;
    private boolean hasEverBeenRough;
    private long delayNs;
    private long delayUntilNs;
    private long splitUntilNs;
    private long coalesceUntilNs;

    /**
     * Makes a calm network.
     *
     * @param seed        of the sizes of pieces.
     * @param monotonicNs the clock, {@link System#nanoTime()} but in tests.
     */
    public NetworkConditions(long seed, LongSupplier monotonicNs) {
        random = new SplittableRandom(seed);
        this.monotonicNs = monotonicNs;
    }

    /**
     * Lets everything leave later.
     *
     * @param eachNs    by how much.
     * @param lastingNs how long.
     */
    public void delay(long eachNs, long lastingNs) {
        long nowNs = begin();
        delayNs = eachNs;
        delayUntilNs = nowNs + lastingNs;
    }

    /**
     * Cuts all that leaves into pieces.
     *
     * @param lastingNs how long.
     */
    public void split(long lastingNs) {
        splitUntilNs = begin() + lastingNs;
    }

    /**
     * Collects all that leaves.
     *
     * @param lastingNs how long.
     */
    public void coalesce(long lastingNs) {
        coalesceUntilNs = begin() + lastingNs;
    }

    /** Monotonic times may be any number, so that zero is no time before all others. */
    private long begin() {
        long nowNs = nowNs();
        if (!hasEverBeenRough) {
            hasEverBeenRough = true;
            delayUntilNs = nowNs;
            splitUntilNs = nowNs;
            coalesceUntilNs = nowNs;
        }
        return nowNs;
    }

    long nowNs() {
        return monotonicNs.getAsLong();
    }

    /** Nothing has happened yet, so that nobody needs to know the time. */
    boolean isUntouched() {
        return !hasEverBeenRough;
    }

    /** By how much what is written now leaves later. */
    long delayNs(long nowNs) {
        return hasEverBeenRough && nowNs - delayUntilNs < 0 ? delayNs : 0;
    }

    boolean isSplitting(long nowNs) {
        return hasEverBeenRough && nowNs - splitUntilNs < 0;
    }

    boolean isCoalescing(long nowNs) {
        return hasEverBeenRough && nowNs - coalesceUntilNs < 0;
    }

    long coalesceUntilNs() {
        return coalesceUntilNs;
    }

    int nextPieceBytes() {
        return 1 + random.nextInt(1 << random.nextInt(MAX_PIECE_BITS + 1));
    }
}
