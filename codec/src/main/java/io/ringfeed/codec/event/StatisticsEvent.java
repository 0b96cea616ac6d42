package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;

/**
 * Statistics of a window of time up to now: what the full tickers have in common.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public abstract class StatisticsEvent extends PriceWindowEvent {
    /** Integer slot: first moment of the window. */
    public static final int OPEN_TIME = 2;
    /** Integer slot: last moment of the window. */
    public static final int CLOSE_TIME = 3;
    /** Integer slot: first trade of the window. */
    public static final int FIRST_TRADE_ID = 4;
    /** Integer slot: last trade of the window. */
    public static final int LAST_TRADE_ID = 5;
    /** Integer slot: trades in the window. */
    public static final int TRADE_COUNT = 6;
    /** Decimal slot: change of the price over the window. */
    public static final int PRICE_CHANGE = 6;
    /** Decimal slot: change of the price over the window, in percent. */
    public static final int PRICE_CHANGE_PERCENT = 7;
    /** Decimal slot: average price of the window, weighted by volume. */
    public static final int WEIGHTED_AVERAGE_PRICE = 8;

    /**
     * A view that stands alone.
     *
     * @param kind of event it shows.
     */
    StatisticsEvent(EventKind kind) {
        super(kind);
    }

    /**
     * Change of the price over the window.
     *
     * @return valid as long as the event.
     */
    public final Decimal priceChange() {
        return record().decimal(PRICE_CHANGE);
    }

    /**
     * Change of the price over the window, in percent.
     *
     * @return valid as long as the event.
     */
    public final Decimal priceChangePercent() {
        return record().decimal(PRICE_CHANGE_PERCENT);
    }

    /**
     * Average price of the window, weighted by volume.
     *
     * @return valid as long as the event.
     */
    public final Decimal weightedAveragePrice() {
        return record().decimal(WEIGHTED_AVERAGE_PRICE);
    }

    /**
     * First moment of the window.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public final long openTime() {
        return record().integer(OPEN_TIME);
    }

    /**
     * Last moment of the window.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public final long closeTime() {
        return record().integer(CLOSE_TIME);
    }

    /**
     * First trade of the window.
     *
     * @return the id.
     */
    public final long firstTradeId() {
        return record().integer(FIRST_TRADE_ID);
    }

    /**
     * Last trade of the window.
     *
     * @return the id.
     */
    public final long lastTradeId() {
        return record().integer(LAST_TRADE_ID);
    }

    /**
     * Trades in the window.
     *
     * @return their number.
     */
    public final long tradeCount() {
        return record().integer(TRADE_COUNT);
    }
}
