package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;

/**
 * Prices and volumes of a window of time up to now: what all tickers have in common.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public abstract class PriceWindowEvent extends MarketEvent {
    /** Decimal slot: price of the latest trade. */
    public static final int LAST_PRICE = 0;
    /** Decimal slot: first price of the window. */
    public static final int OPEN = 1;
    /** Decimal slot: highest price. */
    public static final int HIGH = 2;
    /** Decimal slot: lowest price. */
    public static final int LOW = 3;
    /** Decimal slot: volume in units of the base asset. */
    public static final int BASE_VOLUME = 4;
    /** Decimal slot: volume in units of the quote asset. */
    public static final int QUOTE_VOLUME = 5;

    /**
     * A view that stands alone.
     *
     * @param kind of event it shows.
     */
    PriceWindowEvent(EventKind kind) {
        super(kind);
    }

    /**
     * Price of the latest trade.
     *
     * @return valid as long as the event.
     */
    public final Decimal lastPrice() {
        return record().decimal(LAST_PRICE);
    }

    /**
     * First price of the window.
     *
     * @return valid as long as the event.
     */
    public final Decimal open() {
        return record().decimal(OPEN);
    }

    /**
     * Highest price of the window.
     *
     * @return valid as long as the event.
     */
    public final Decimal high() {
        return record().decimal(HIGH);
    }

    /**
     * Lowest price of the window.
     *
     * @return valid as long as the event.
     */
    public final Decimal low() {
        return record().decimal(LOW);
    }

    /**
     * Volume in units of the base asset.
     *
     * @return valid as long as the event.
     */
    public final Decimal baseVolume() {
        return record().decimal(BASE_VOLUME);
    }

    /**
     * Volume in units of the quote asset.
     *
     * @return valid as long as the event.
     */
    public final Decimal quoteVolume() {
        return record().decimal(QUOTE_VOLUME);
    }
}
