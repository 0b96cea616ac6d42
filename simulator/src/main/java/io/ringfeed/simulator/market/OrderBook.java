package io.ringfeed.simulator.market;

import java.util.SplittableRandom;

/**
 * A book whose best prices walk at random, tick by tick, with bid below ask always.
 *
 * <p>Each change of a level takes one update id, so that ids are contiguous.
 */
final class OrderBook {
    private static final int MAX_RADIUS = 2_048;

    /** Levels that both sides can ever have changed together. */
    static final int MAX_CHANGES = 2 * (2 * MAX_RADIUS + 1);

    /** What a level has when it comes or is quoted anew, at least; trades may leave less. */
    static final int MIN_STEPS = 100;

    private static final int MAX_SPREAD_TICKS = 4;
    private static final int STEPS_RANGE = 50_000;
    private static final int MOVES = 4;
    private static final int MOVE_ODDS = 10;

    private final SplittableRandom random;
    private final int lowestTicks;
    private final BookSide bids;
    private final BookSide asks;
    private long lastUpdateId;

    OrderBook(Instrument instrument, SplittableRandom random) {
        this.random = random;
        int radius = Math.min(MAX_RADIUS, instrument.openTicks() / 2);
        lowestTicks = instrument.openTicks() - radius;
        bids = new BookSide(true, 2 * radius + 1, radius);
        asks = new BookSide(false, 2 * radius + 1, radius + 1);
        lastUpdateId = instrument.lastUpdateId();
        for (int depth = 0; depth < BookSide.LEVELS; depth++) {
            bids.set(bids.tick(depth), randomSteps(0), ++lastUpdateId);
            asks.set(asks.tick(depth), randomSteps(0), ++lastUpdateId);
        }
    }

    BookSide bids() {
        return bids;
    }

    BookSide asks() {
        return asks;
    }

    /** A tick of a side as price in ticks. */
    int priceTicks(int tick) {
        return lowestTicks + tick;
    }

    int bidTicks() {
        return priceTicks(bids.best());
    }

    int askTicks() {
        return priceTicks(asks.best());
    }

    long lastUpdateId() {
        return lastUpdateId;
    }

    /** Changes a level somewhere, and then the top: price or quantity of the best bid or ask. */
    void quote() {
        BookSide deepSide = random.nextBoolean() ? bids : asks;
        int deepTick = deepSide.tick(1 + random.nextInt(BookSide.LEVELS - 1));
        deepSide.set(deepTick, randomSteps(deepSide.steps(deepTick)), ++lastUpdateId);
        int move = random.nextInt(MOVE_ODDS);
        BookSide side = (move & 1) == 0 ? bids : asks;
        if (move >= MOVES || !(move < MOVES / 2 ? improve(side) : retreat(side))) {
            side.set(side.best(), randomSteps(side.bestSteps()), ++lastUpdateId);
        }
    }

    /** Takes from the top what was traded; a level that is taken as a whole goes, if {@link #canRetreat}. */
    void take(boolean fromBids, int steps) {
        BookSide side = fromBids ? bids : asks;
        int left = side.bestSteps() - steps;
        if (left > 0) {
            side.set(side.best(), left, ++lastUpdateId);
        } else if (left < 0 || !retreat(side)) {
            throw new IllegalStateException("more is taken than there is: " + steps + " of " + side.bestSteps());
        }
    }

    /** Whether the best level may go: the spread stays narrow, and the far end has room. */
    boolean canRetreat(BookSide side) {
        return asks.best() - bids.best() < MAX_SPREAD_TICKS && side.canRetreat();
    }

    private boolean improve(BookSide side) {
        if (asks.best() - bids.best() <= 1) {
            return false;
        }
        side.improve(randomSteps(0), lastUpdateId + 1);
        lastUpdateId += 2;
        return true;
    }

    private boolean retreat(BookSide side) {
        if (!canRetreat(side)) {
            return false;
        }
        side.retreat(randomSteps(0), lastUpdateId + 1);
        lastUpdateId += 2;
        return true;
    }

    private int randomSteps(int other) {
        int steps = MIN_STEPS + random.nextInt(STEPS_RANGE);
        return steps == other ? steps + 1 : steps;
    }
}
