package io.ringfeed.simulator.market;

/** What was traded in a span of time, prices in ticks; used for candles and for the parts of a day. */
final class Candle {
    static final long NO_TRADE = -1;

    final WideSum base = new WideSum();
    final WideSum quote = new WideSum();
    final WideSum takerBuyBase = new WideSum();
    final WideSum takerBuyQuote = new WideSum();
    long startUs;
    long endUs;
    long firstTradeId;
    long lastTradeId;
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
        lastTradeId = NO_TRADE;
        tradeCount = 0;
        open = ticks;
        high = ticks;
        low = ticks;
        close = ticks;
        base.clear();
        quote.clear();
        takerBuyBase.clear();
        takerBuyQuote.clear();
    }

    void add(long tradeId, int ticks, long baseMantissa, long quoteMantissa, boolean isTakerBuy) {
        extend(tradeId, tradeId, 1, ticks, ticks, ticks, ticks);
        base.add(baseMantissa);
        quote.add(quoteMantissa);
        if (isTakerBuy) {
            takerBuyBase.add(baseMantissa);
            takerBuyQuote.add(quoteMantissa);
        }
    }

    /** Adds a later span. */
    void add(Candle later) {
        extend(later.firstTradeId, later.lastTradeId, later.tradeCount, later.open, later.high, later.low, later.close);
        base.add(later.base);
        quote.add(later.quote);
        takerBuyBase.add(later.takerBuyBase);
        takerBuyQuote.add(later.takerBuyQuote);
    }

    private void extend(long firstId, long lastId, long count, int first, int highest, int lowest, int last) {
        if (tradeCount == 0) {
            firstTradeId = firstId;
            open = first;
            high = highest;
            low = lowest;
        } else {
            high = Math.max(high, highest);
            low = Math.min(low, lowest);
        }
        lastTradeId = lastId;
        tradeCount += count;
        close = last;
    }
}
