package io.ringfeed.simulator.market;

/**
 * What was traded in a span of time: prices in ticks, base volume in steps, quote volume in ticks times steps.
 *
 * <p>Trade ids are contiguous, so that first and last tell the number.
 */
final class Candle {
    static final long NO_TRADE = -1;

    final WideSum quote = new WideSum();
    final WideSum takerBuyQuote = new WideSum();
    long baseSteps;
    long takerBuyBaseSteps;
    long startUs;
    long endUs;
    long firstTradeId;
    long tradeCount;
    int open;
    int high;
    int low;
    int close;

    /** Starts anew, standing at a price until something is traded. */
    void begin(long newStartUs, long newEndUs, int ticks) {
        startUs = newStartUs;
        endUs = newEndUs;
        firstTradeId = NO_TRADE;
        tradeCount = 0;
        open = ticks;
        high = ticks;
        low = ticks;
        close = ticks;
        baseSteps = 0;
        takerBuyBaseSteps = 0;
        quote.clear();
        takerBuyQuote.clear();
    }

    long lastTradeId() {
        return tradeCount == 0 ? NO_TRADE : firstTradeId + tradeCount - 1;
    }

    void add(long tradeId, int ticks, int steps, boolean isTakerBuy) {
        long amount = (long) ticks * steps;
        extend(tradeId, 1, ticks, ticks, ticks, ticks);
        baseSteps += steps;
        quote.add(amount);
        if (isTakerBuy) {
            takerBuyBaseSteps += steps;
            takerBuyQuote.add(amount);
        }
    }

    /** Adds a later span. */
    void add(Candle later) {
        if (later.tradeCount > 0) {
            extend(later.firstTradeId, later.tradeCount, later.open, later.high, later.low, later.close);
            baseSteps += later.baseSteps;
            takerBuyBaseSteps += later.takerBuyBaseSteps;
            quote.add(later.quote);
            takerBuyQuote.add(later.takerBuyQuote);
        }
    }

    /** Adds the prices of trades that follow those so far. */
    void extend(long firstId, long count, int first, int highest, int lowest, int last) {
        if (tradeCount == 0) {
            firstTradeId = firstId;
            open = first;
            high = highest;
            low = lowest;
        } else {
            high = Math.max(high, highest);
            low = Math.min(low, lowest);
        }
        tradeCount += count;
        close = last;
    }
}
