package io.ringfeed.simulator.market;

import java.util.concurrent.TimeUnit;

/**
 * The trades of the last day, minute by minute, from which every window of time is added up.
 *
 * <p>In arrays of numbers, 52 bytes a minute, since a simulator may run hundreds of symbols. Quote volumes of a minute, in
 * ticks times steps, fit 64 bits more than ten times over at the highest pace.
 */
final class TradeMinutes {
    static final long MINUTE_US = TimeUnit.MINUTES.toMicros(1);

    /** The minutes that a day touches. */
    private static final int CAPACITY = (int) TimeUnit.DAYS.toMinutes(1) + 1;

    private final long[] numbers = new long[CAPACITY];
    private final long[] firstTradeIds = new long[CAPACITY];
    private final long[] baseSteps = new long[CAPACITY];
    private final long[] quotes = new long[CAPACITY];
    private final int[] tradeCounts = new int[CAPACITY];
    private final int[] opens = new int[CAPACITY];
    private final int[] highs = new int[CAPACITY];
    private final int[] lows = new int[CAPACITY];
    private final int[] closes = new int[CAPACITY];
    private long forgottenNumber = Long.MIN_VALUE;
    private int forgottenClose;

    /** Starts without trades, but for one before them all at a price in ticks. */
    TradeMinutes(int ticksBefore) {
        forgottenClose = ticksBefore;
    }

    /** The minute that a time lies in, counted from the epoch. */
    static long number(long us) {
        return Math.floorDiv(us, MINUTE_US);
    }

    /** Adds a span of trades that lies within one minute, and behind all others. */
    void add(Candle span) {
        long number = number(span.startUs);
        int slot = slot(number);
        if (numbers[slot] != number || tradeCounts[slot] == 0) {
            forget(slot);
            numbers[slot] = number;
            firstTradeIds[slot] = span.firstTradeId;
            opens[slot] = span.open;
            highs[slot] = span.high;
            lows[slot] = span.low;
            baseSteps[slot] = 0;
            quotes[slot] = 0;
            tradeCounts[slot] = 0;
        }
        highs[slot] = Math.max(highs[slot], span.high);
        lows[slot] = Math.min(lows[slot], span.low);
        closes[slot] = span.close;
        baseSteps[slot] += span.baseSteps;
        quotes[slot] += span.quote.longValue();
        tradeCounts[slot] += (int) span.tradeCount;
    }

    /** Adds the trades of minutes, both ends included, to those that came before them. */
    void addTo(Candle sum, long firstNumber, long lastNumber) {
        int slot = slot(firstNumber);
        for (long number = firstNumber; number <= lastNumber; number++) {
            if (numbers[slot] == number && tradeCounts[slot] > 0) {
                sum.extend(firstTradeIds[slot], tradeCounts[slot], opens[slot], highs[slot], lows[slot], closes[slot]);
                sum.baseSteps += baseSteps[slot];
                sum.quote.add(quotes[slot]);
            }
            slot = slot + 1 == CAPACITY ? 0 : slot + 1;
        }
    }

    /** Whether anything was traded in one of some minutes, the second end excluded. */
    boolean hasTrades(long firstNumber, long endNumber) {
        for (long number = Math.max(firstNumber, endNumber - CAPACITY); number < endNumber; number++) {
            int slot = slot(number);
            if (numbers[slot] == number && tradeCounts[slot] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Price of the last trade before a minute, in ticks. What lies before it must never be asked for again. */
    int closeBefore(long firstNumber) {
        for (int slot = 0; slot < CAPACITY; slot++) {
            if (numbers[slot] < firstNumber) {
                forget(slot);
            }
        }
        return forgottenClose;
    }

    private void forget(int slot) {
        if (tradeCounts[slot] > 0 && numbers[slot] > forgottenNumber) {
            forgottenNumber = numbers[slot];
            forgottenClose = closes[slot];
        }
    }

    private static int slot(long number) {
        return Math.floorMod(number, CAPACITY);
    }
}
