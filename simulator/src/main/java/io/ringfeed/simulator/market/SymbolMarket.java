package io.ringfeed.simulator.market;

import java.util.SplittableRandom;

/**
 * The market of one symbol: a book, trades against it and what they add up to, all from a seed.
 *
 * <p>The same seed gives the same prices, quantities and ids whatever the times; times only decide which candle and which
 * window a trade falls into. No clock, no I/O.
 */
final class SymbolMarket {
    /** What an event was. */
    enum Step {
        /** The top of the book changed. */
        QUOTE,
        /** A trade, and the order that takes is not filled yet. */
        TRADE,
        /** The last trade of the order that takes. */
        LAST_TRADE
    }

    private static final int MAX_FILLS = 3;
    private static final int MAX_FILL_STEPS = 2_000;
    private static final int WHOLE_LEVEL_ODDS = 8;
    private static final int NO_REFERENCE_ODDS = 4;

    private final Instrument instrument;
    private final SplittableRandom random;
    private final OrderBook book;
    private final BlockTrades blockTrades;
    private final boolean hasReferencePrice;
    private final TradeTape tape;

    private long aggregateId;
    private long firstTradeIdOfOrder;
    private int fillsLeft;
    private int orderSteps;
    private int maxFillSteps;
    private boolean takesLevel;
    private boolean isTopUntold;
    private boolean isBuyerMaker;
    private int tradeTicks;
    private int tradeSteps;
    private long tradeUs;

    SymbolMarket(String lowerCaseSymbol, long seed, long nowUs) {
        // Drawn once more: of neighbouring seeds the generator gives the same numbers, one draw apart.
        random = new SplittableRandom(new SplittableRandom(seed ^ (long) lowerCaseSymbol.hashCode() << 32).nextLong());
        // Apart from the book's, so that the book stays the same whatever is added here.
        SplittableRandom aside = random.split();
        instrument = Instrument.of(lowerCaseSymbol, random);
        book = new OrderBook(instrument, random);
        hasReferencePrice = instrument.isKnown() || aside.nextInt(NO_REFERENCE_ODDS) != 0;
        blockTrades = new BlockTrades(aside);
        tape = new TradeTape(instrument.openTicks(), instrument.lastTradeId(), nowUs);
        aggregateId = instrument.lastAggregateId();
        tradeTicks = instrument.openTicks();
        tradeUs = nowUs;
    }

    Instrument instrument() {
        return instrument;
    }

    OrderBook book() {
        return book;
    }

    TradeTape tape() {
        return tape;
    }

    BlockTrades blockTrades() {
        return blockTrades;
    }

    /** A quarter of the symbols that are made up have none. */
    boolean hasReferencePrice() {
        return hasReferencePrice;
    }

    long tradeId() {
        return tape.lastTradeId();
    }

    long aggregateId() {
        return aggregateId;
    }

    long firstTradeIdOfOrder() {
        return firstTradeIdOfOrder;
    }

    /** Quantity of the last trade's order so far. */
    int orderSteps() {
        return orderSteps;
    }

    boolean isBuyerMaker() {
        return isBuyerMaker;
    }

    int tradeTicks() {
        return tradeTicks;
    }

    int tradeSteps() {
        return tradeSteps;
    }

    /** Time of the last trade; of the start, if there was none yet. */
    long tradeUs() {
        return tradeUs;
    }

    /**
     * Lets one event happen. The trades of an order follow each other at one price, each takes its quantity from the book,
     * and then the top that they left is told. Ended candles are to be restarted before.
     */
    Step step(long nowUs) {
        if (isTopUntold) {
            isTopUntold = false;
            return Step.QUOTE;
        }
        // Two in three, for an order has two trades on average and one more quote behind it.
        if (fillsLeft == 0 && (random.nextInt(3) != 0 || !beginOrder())) {
            book.quote();
            return Step.QUOTE;
        }
        trade(nowUs);
        isTopUntold = fillsLeft == 0;
        return isTopUntold ? Step.LAST_TRADE : Step.TRADE;
    }

    /** Decides on an order that takes from the top; false if too little is left there, and must not be taken as a whole. */
    private boolean beginOrder() {
        int fills = 1 + random.nextInt(MAX_FILLS);
        isBuyerMaker = random.nextBoolean();
        BookSide side = isBuyerMaker ? book.bids() : book.asks();
        int available = side.bestSteps();
        boolean isScarce = available < OrderBook.MIN_STEPS;
        takesLevel = (random.nextInt(WHOLE_LEVEL_ODDS) == 0 || isScarce) && book.canRetreat(side);
        if (isScarce && !takesLevel) {
            return false;
        }
        fillsLeft = Math.min(fills, available);
        // A quarter at most, so that an order that does not take the level leaves some of it.
        maxFillSteps = Math.min(MAX_FILL_STEPS, available / (MAX_FILLS + 1));
        tradeTicks = isBuyerMaker ? book.bidTicks() : book.askTicks();
        firstTradeIdOfOrder = tape.lastTradeId() + 1;
        orderSteps = 0;
        return true;
    }

    private void trade(long nowUs) {
        fillsLeft--;
        tradeSteps = takesLevel ? partOfLevel() : 1 + random.nextInt(maxFillSteps);
        orderSteps += tradeSteps;
        aggregateId += fillsLeft == 0 ? 1 : 0;
        tradeUs = nowUs;
        tape.add(tradeTicks, tradeSteps, !isBuyerMaker);
        book.take(isBuyerMaker, tradeSteps);
    }

    /** The last fill takes what is left, and those before leave at least a step for each to come. */
    private int partOfLevel() {
        int available = (isBuyerMaker ? book.bids() : book.asks()).bestSteps();
        return fillsLeft == 0 ? available : 1 + random.nextInt(available - fillsLeft);
    }
}
