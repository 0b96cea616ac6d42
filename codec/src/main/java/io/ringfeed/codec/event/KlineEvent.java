package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.Kline;
import io.ringfeed.codec.stream.Interval;

/**
 * A candle, open or closed (protocol §4.4).
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class KlineEvent extends MarketEvent {
    /** Integer slot: open time. */
    public static final int OPEN_TIME = 2;
    /** Integer slot: close time. */
    public static final int CLOSE_TIME = 3;
    /** Integer slot: symbol id inside the candle. */
    public static final int CANDLE_SYMBOL = 4;
    /** Integer slot: ordinal of the interval. */
    public static final int INTERVAL = 5;
    /** Integer slot: first trade id. */
    public static final int FIRST_TRADE_ID = 6;
    /** Integer slot: last trade id. */
    public static final int LAST_TRADE_ID = 7;
    /** Integer slot: number of trades. */
    public static final int TRADE_COUNT = 8;
    /** Integer slot: candle is closed. */
    public static final int IS_CLOSED = 9;
    /** Decimal slot: open. */
    public static final int OPEN = 0;
    /** Decimal slot: close. */
    public static final int CLOSE = 1;
    /** Decimal slot: high. */
    public static final int HIGH = 2;
    /** Decimal slot: low. */
    public static final int LOW = 3;
    /** Decimal slot: base volume. */
    public static final int BASE_VOLUME = 4;
    /** Decimal slot: quote volume. */
    public static final int QUOTE_VOLUME = 5;
    /** Decimal slot: taker buy base volume. */
    public static final int TAKER_BUY_BASE_VOLUME = 6;
    /** Decimal slot: taker buy quote volume. */
    public static final int TAKER_BUY_QUOTE_VOLUME = 7;
    /** Decimal slot: {@code B}, without meaning. */
    public static final int IGNORED = 8;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public KlineEvent() {
        super(EventKind.KLINE);
    }

    /**
     * Length of the candle.
     *
     * @return the interval.
     */
    public Interval interval() {
        return Interval.ofOrdinal((int) record().integer(INTERVAL));
    }

    /**
     * First moment of the candle.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long openTime() {
        return record().integer(OPEN_TIME);
    }

    /**
     * Last moment of the candle.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long closeTime() {
        return record().integer(CLOSE_TIME);
    }

    /**
     * First trade of the candle.
     *
     * @return the id, or -1 if there was none.
     */
    public long firstTradeId() {
        return record().integer(FIRST_TRADE_ID);
    }

    /**
     * Last trade of the candle.
     *
     * @return the id, or -1 if there was none.
     */
    public long lastTradeId() {
        return record().integer(LAST_TRADE_ID);
    }

    /**
     * First price.
     *
     * @return valid as long as the event.
     */
    public Decimal open() {
        return record().decimal(OPEN);
    }

    /**
     * Highest price.
     *
     * @return valid as long as the event.
     */
    public Decimal high() {
        return record().decimal(HIGH);
    }

    /**
     * Lowest price.
     *
     * @return valid as long as the event.
     */
    public Decimal low() {
        return record().decimal(LOW);
    }

    /**
     * Last price.
     *
     * @return valid as long as the event.
     */
    public Decimal close() {
        return record().decimal(CLOSE);
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
     * Bought by takers, in units of the base asset.
     *
     * @return valid as long as the event.
     */
    public Decimal takerBuyBaseVolume() {
        return record().decimal(TAKER_BUY_BASE_VOLUME);
    }

    /**
     * Bought by takers, in units of the quote asset.
     *
     * @return valid as long as the event.
     */
    public Decimal takerBuyQuoteVolume() {
        return record().decimal(TAKER_BUY_QUOTE_VOLUME);
    }

    /**
     * Trades in the candle.
     *
     * @return their number.
     */
    public long tradeCount() {
        return record().integer(TRADE_COUNT);
    }

    /**
     * Tells whether the candle is complete.
     *
     * @return true once per candle, in its last event.
     */
    public boolean isClosed() {
        return record().integer(IS_CLOSED) != 0;
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(KlineEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public Kline snapshot() {
        return new Kline(
                symbol(),
                eventTime(),
                interval().wireName(),
                openTime(),
                closeTime(),
                firstTradeId(),
                lastTradeId(),
                open().bigDecimal(),
                high().bigDecimal(),
                low().bigDecimal(),
                close().bigDecimal(),
                baseVolume().bigDecimal(),
                quoteVolume().bigDecimal(),
                tradeCount(),
                isClosed(),
                takerBuyBaseVolume().bigDecimal(),
                takerBuyQuoteVolume().bigDecimal(),
                timeUnit());
    }
}
