package io.ringfeed.simulator.market;

/**
 * Bids or asks: a level on each tick from the best to the {@link #LEVELS}th, and when each tick last changed.
 *
 * <p>Ticks count from the lowest one the book can hold. A tick without a level has quantity zero.
 */
final class BookSide {
    static final int LEVELS = 100;

    private final int toBetter;
    private final int[] steps;
    private final long[] changedIds;
    private int best;

    BookSide(boolean isBids, int size, int best) {
        toBetter = isBids ? 1 : -1;
        steps = new int[size];
        changedIds = new long[size];
        this.best = best;
    }

    int best() {
        return best;
    }

    int bestSteps() {
        return steps[best];
    }

    int steps(int tick) {
        return steps[tick];
    }

    /** The id of the last update of a tick; ticks that never changed have one before all others. */
    long changedId(int tick) {
        return changedIds[tick];
    }

    int size() {
        return steps.length;
    }

    /** The tick so many levels behind the best. */
    int tick(int depth) {
        return best - depth * toBetter;
    }

    void set(int tick, int quantity, long updateId) {
        steps[tick] = quantity;
        changedIds[tick] = updateId;
    }

    boolean canRetreat() {
        int far = tick(LEVELS);
        return far >= 0 && far < steps.length;
    }

    /** A better best level comes, and the farthest goes. Takes two update ids, the second for the best. */
    void improve(int quantity, long updateId) {
        set(tick(LEVELS - 1), 0, updateId);
        best += toBetter;
        set(best, quantity, updateId + 1);
    }

    /** The best level goes, and a farthest one comes. Takes two update ids, the second for the best. */
    void retreat(int quantity, long updateId) {
        set(tick(LEVELS), quantity, updateId);
        set(best, 0, updateId + 1);
        best -= toBetter;
    }
}
