package io.ringfeed.simulator.market;

/**
 * The trades of so many minutes up to now. It opens on a whole minute, so that it is up to 59,999 ms wider than its name
 * says, as the venue's rolling tickers are (protocol §4.7).
 */
final class TradeWindow {
    private final TradeMinutes minutes;
    private final int lengthMinutes;
    private final Candle total = new Candle();
    private long firstNumber = Long.MIN_VALUE;
    private long tradeId;

    TradeWindow(TradeMinutes minutes, int lengthMinutes) {
        this.minutes = minutes;
        this.lengthMinutes = lengthMinutes;
    }

    /** The minute in which it opens. */
    long firstNumber(long nowUs) {
        return TradeMinutes.number(nowUs) - lengthMinutes;
    }

    /**
     * Adds up what was traded; without any trade the sum stands at the last price. Costs nothing if asked again before the
     * next trade and the next minute.
     *
     * @param second      the trades that are not among the minutes yet.
     * @param lastTradeId of all.
     * @return the window's own, without taker volumes.
     */
    Candle total(long nowUs, Candle second, long lastTradeId) {
        long first = firstNumber(nowUs);
        if (first != firstNumber || lastTradeId != tradeId) {
            firstNumber = first;
            tradeId = lastTradeId;
            total.begin(0, 0, second.close);
            minutes.addTo(total, first, first + lengthMinutes);
            total.add(second);
        }
        total.startUs = first * TradeMinutes.MINUTE_US;
        total.endUs = nowUs;
        return total;
    }
}
