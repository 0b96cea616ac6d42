package io.ringfeed.simulator.market;

import java.util.SplittableRandom;

/**
 * Trades agreed on outside the book (protocol §4.3): rare, large, near the last price, and with ids of their own. They change
 * nothing else of the market.
 */
final class BlockTrades {
    /** One for so many events of the market, on average. */
    static final int EVENTS_PER_TRADE = 250;

    private static final int MAX_FIRST_ID = 10_000;
    private static final int MIN_STEPS = 100_000;
    private static final int STEPS_RANGE = 1_000_000;
    private static final int TICKS_RANGE_PER_PRICE = 200;

    private final SplittableRandom random;
    private final long firstId;
    private long id;
    private int ticks;
    private int steps;
    private boolean isBuyerMaker;
    private long baseSteps;

    BlockTrades(SplittableRandom random) {
        this.random = random;
        id = random.nextInt(MAX_FIRST_ID);
        firstId = id + 1;
    }

    /** Lets a block trade happen, or more likely not, within half a percent of the last price. */
    boolean happens(int lastTicks) {
        if (random.nextInt(EVENTS_PER_TRADE) != 0) {
            return false;
        }
        int range = lastTicks / TICKS_RANGE_PER_PRICE;
        id++;
        ticks = lastTicks + random.nextInt(2 * range + 1) - range;
        steps = MIN_STEPS + random.nextInt(STEPS_RANGE);
        isBuyerMaker = random.nextBoolean();
        baseSteps += steps;
        return true;
    }

    long id() {
        return id;
    }

    long count() {
        return id - firstId + 1;
    }

    /** Quantity of all since the start. */
    long baseSteps() {
        return baseSteps;
    }

    int ticks() {
        return ticks;
    }

    int steps() {
        return steps;
    }

    boolean isBuyerMaker() {
        return isBuyerMaker;
    }
}
