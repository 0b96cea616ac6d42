package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.Ticker;

/**
 * Statistics of the last 24 hours, sent every second (protocol §4.6).
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class TickerEvent extends MarketEvent {
    /** Integer slot: event time. */
    public static final int EVENT_TIME = 1;
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
    public static final int PRICE_CHANGE = 0;
    /** Decimal slot: change of the price over the window, in percent. */
    public static final int PRICE_CHANGE_PERCENT = 1;
    /** Decimal slot: average price of the window, weighted by volume. */
    public static final int WEIGHTED_AVERAGE_PRICE = 2;
    /** Decimal slot: price of the trade before the window. */
    public static final int PREVIOUS_CLOSE = 3;
    /** Decimal slot: price of the latest trade. */
    public static final int LAST_PRICE = 4;
    /** Decimal slot: quantity of the latest trade. */
    public static final int LAST_QUANTITY = 5;
    /** Decimal slot: best bid. */
    public static final int BEST_BID_PRICE = 6;
    /** Decimal slot: quantity at the best bid. */
    public static final int BEST_BID_QUANTITY = 7;
    /** Decimal slot: best ask. */
    public static final int BEST_ASK_PRICE = 8;
    /** Decimal slot: quantity at the best ask. */
    public static final int BEST_ASK_QUANTITY = 9;
    /** Decimal slot: first price of the window. */
    public static final int OPEN = 10;
    /** Decimal slot: highest price of the window. */
    public static final int HIGH = 11;
    /** Decimal slot: lowest price of the window. */
    public static final int LOW = 12;
    /** Decimal slot: volume in units of the base asset. */
    public static final int BASE_VOLUME = 13;
    /** Decimal slot: volume in units of the quote asset. */
    public static final int QUOTE_VOLUME = 14;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public TickerEvent() {
        super(EventKind.TICKER);
    }

    /**
     * When the venue sent the event.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long eventTime() {
        return record().integer(EVENT_TIME);
    }

    /**
     * Change of the price over the window.
     *
     * @return valid as long as the event.
     */
    public Decimal priceChange() {
        return record().decimal(PRICE_CHANGE);
    }

    /**
     * Change of the price over the window, in percent.
     *
     * @return valid as long as the event.
     */
    public Decimal priceChangePercent() {
        return record().decimal(PRICE_CHANGE_PERCENT);
    }

    /**
     * Average price of the window, weighted by volume.
     *
     * @return valid as long as the event.
     */
    public Decimal weightedAveragePrice() {
        return record().decimal(WEIGHTED_AVERAGE_PRICE);
    }

    /**
     * Price of the trade before the window.
     *
     * @return valid as long as the event.
     */
    public Decimal previousClose() {
        return record().decimal(PREVIOUS_CLOSE);
    }

    /**
     * Price of the latest trade.
     *
     * @return valid as long as the event.
     */
    public Decimal lastPrice() {
        return record().decimal(LAST_PRICE);
    }

    /**
     * Quantity of the latest trade.
     *
     * @return valid as long as the event.
     */
    public Decimal lastQuantity() {
        return record().decimal(LAST_QUANTITY);
    }

    /**
     * Best bid.
     *
     * @return valid as long as the event.
     */
    public Decimal bestBidPrice() {
        return record().decimal(BEST_BID_PRICE);
    }

    /**
     * Quantity at the best bid.
     *
     * @return valid as long as the event.
     */
    public Decimal bestBidQuantity() {
        return record().decimal(BEST_BID_QUANTITY);
    }

    /**
     * Best ask.
     *
     * @return valid as long as the event.
     */
    public Decimal bestAskPrice() {
        return record().decimal(BEST_ASK_PRICE);
    }

    /**
     * Quantity at the best ask.
     *
     * @return valid as long as the event.
     */
    public Decimal bestAskQuantity() {
        return record().decimal(BEST_ASK_QUANTITY);
    }

    /**
     * First price of the window.
     *
     * @return valid as long as the event.
     */
    public Decimal open() {
        return record().decimal(OPEN);
    }

    /**
     * Highest price of the window.
     *
     * @return valid as long as the event.
     */
    public Decimal high() {
        return record().decimal(HIGH);
    }

    /**
     * Lowest price of the window.
     *
     * @return valid as long as the event.
     */
    public Decimal low() {
        return record().decimal(LOW);
    }

    /**
     * Volume in units of the base asset.
     *
     * @return valid as long as the event.
     */
    public Decimal baseVolume() {
        return record().decimal(BASE_VOLUME);
    }

    /**
     * Volume in units of the quote asset.
     *
     * @return valid as long as the event.
     */
    public Decimal quoteVolume() {
        return record().decimal(QUOTE_VOLUME);
    }

    /**
     * First moment of the window.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long openTime() {
        return record().integer(OPEN_TIME);
    }

    /**
     * Last moment of the window.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long closeTime() {
        return record().integer(CLOSE_TIME);
    }

    /**
     * First trade of the window.
     *
     * @return the id.
     */
    public long firstTradeId() {
        return record().integer(FIRST_TRADE_ID);
    }

    /**
     * Last trade of the window.
     *
     * @return the id.
     */
    public long lastTradeId() {
        return record().integer(LAST_TRADE_ID);
    }

    /**
     * Trades in the window.
     *
     * @return their number.
     */
    public long tradeCount() {
        return record().integer(TRADE_COUNT);
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(TickerEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public Ticker snapshot() {
        return new Ticker(
                symbol(),
                eventTime(),
                priceChange().bigDecimal(),
                priceChangePercent().bigDecimal(),
                weightedAveragePrice().bigDecimal(),
                previousClose().bigDecimal(),
                lastPrice().bigDecimal(),
                lastQuantity().bigDecimal(),
                bestBidPrice().bigDecimal(),
                bestBidQuantity().bigDecimal(),
                bestAskPrice().bigDecimal(),
                bestAskQuantity().bigDecimal(),
                open().bigDecimal(),
                high().bigDecimal(),
                low().bigDecimal(),
                baseVolume().bigDecimal(),
                quoteVolume().bigDecimal(),
                openTime(),
                closeTime(),
                firstTradeId(),
                lastTradeId(),
                tradeCount(),
                timeUnit());
    }
}
