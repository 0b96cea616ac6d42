package io.ringfeed.simulator.market;

import io.ringfeed.codec.stream.Interval;
import java.util.SplittableRandom;

/**
 * The market of one symbol: a book, trades against it, candles and the last day, all from a seed.
 *
 * <p>The same seed gives the same prices, quantities and ids whatever the times; times only decide which candle a trade
 * falls into. No clock, no I/O.
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
    private static final int MAX_EMPTY_CANDLES = 60;

    private final Instrument instrument;
    private final SplittableRandom random;
    private final OrderBook book;
    private final DayStatistics day;
    private final Candle[] candles = new Candle[Interval.values().length];

    private long tradeId;
    private long aggregateId;
    private long firstTradeIdOfOrder;
    private int fillsLeft;
    private int orderSteps;
    private boolean isBuyerMaker;
    private int tradeTicks;
    private int tradeSteps;

    SymbolMarket(String lowerCaseSymbol, long seed, long nowUs) {
        random = new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + lowerCaseSymbol.hashCode());
        instrument = Instrument.of(lowerCaseSymbol, random);
        book = new OrderBook(instrument, random);
        day = new DayStatistics(instrument.openTicks());
        tradeId = instrument.lastTradeId();
        aggregateId = instrument.lastAggregateId();
        tradeTicks = instrument.openTicks();
        for (int i = 0; i < candles.length; i++) {
            candles[i] = new Candle();
            restartCandle(i, nowUs);
        }
    }

    Instrument instrument() {
        return instrument;
    }

    OrderBook book() {
        return book;
    }

    /** The day as of the last {@link #dayTotal}. */
    DayStatistics day() {
        return day;
    }

    Candle dayTotal(long nowUs) {
        return day.total(nowUs, tradeTicks);
    }

    Candle candle(int interval) {
        return candles[interval];
    }

    long tradeId() {
        return tradeId;
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

    /**
     * Lets one event happen. The trades of an order follow each other at one price, and then the top changes by what they
     * took. Ended candles are to be restarted before.
     */
    Step step(long nowUs) {
        if (fillsLeft == 0 && orderSteps > 0) {
            book.take(isBuyerMaker, orderSteps);
            orderSteps = 0;
            return Step.QUOTE;
        }
        if (fillsLeft == 0) {
            // Two in three, for an order has two trades on average and one more quote behind it.
            if (random.nextInt(3) != 0) {
                book.quote();
                return Step.QUOTE;
            }
            beginOrder();
        }
        trade(nowUs);
        return fillsLeft == 0 ? Step.LAST_TRADE : Step.TRADE;
    }

    private void beginOrder() {
        fillsLeft = 1 + random.nextInt(MAX_FILLS);
        isBuyerMaker = random.nextBoolean();
        tradeTicks = isBuyerMaker ? book.bidTicks() : book.askTicks();
        firstTradeIdOfOrder = tradeId + 1;
    }

    private void trade(long nowUs) {
        int available = (isBuyerMaker ? book.bids() : book.asks()).bestSteps();
        tradeSteps = 1 + random.nextInt(Math.min(MAX_FILL_STEPS, available / (MAX_FILLS + 1)));
        orderSteps += tradeSteps;
        fillsLeft--;
        tradeId++;
        aggregateId += fillsLeft == 0 ? 1 : 0;
        long baseMantissa = instrument.quantity(tradeSteps);
        long quoteMantissa = (long) tradeTicks * tradeSteps * instrument.quoteMantissa();
        for (Candle candle : candles) {
            candle.add(tradeId, tradeTicks, baseMantissa, quoteMantissa, !isBuyerMaker);
        }
        day.add(tradeId, tradeTicks, baseMantissa, quoteMantissa, !isBuyerMaker, nowUs);
    }

    boolean hasEnded(int interval, long nowUs) {
        return nowUs >= candles[interval].endUs;
    }

    /** Starts the candle behind one that has ended, or the present one where the clock has jumped far. */
    void nextCandle(int interval, long nowUs) {
        Candle candle = candles[interval];
        if (nowUs - candle.endUs > MAX_EMPTY_CANDLES * (candle.endUs - candle.startUs)) {
            restartCandle(interval, nowUs);
        } else {
            restartCandle(interval, candle.endUs);
        }
    }

    private void restartCandle(int ordinal, long us) {
        Interval interval = Interval.ofOrdinal(ordinal);
        long startUs = CandleSpans.startUs(interval, us);
        candles[ordinal].begin(startUs, CandleSpans.endUs(interval, startUs), tradeTicks);
    }
}
