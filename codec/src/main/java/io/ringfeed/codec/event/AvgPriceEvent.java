package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.AvgPrice;
import io.ringfeed.codec.stream.Interval;

/**
 * The average price of the last minutes, sent every second (protocol §4.9).
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class AvgPriceEvent extends MarketEvent {
    /** Integer slot: ordinal of the interval. */
    public static final int INTERVAL = 2;
    /** Integer slot: time of the last trade. */
    public static final int LAST_TRADE_TIME = 3;
    /** Decimal slot: average price. */
    public static final int AVERAGE_PRICE = 0;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public AvgPriceEvent() {
        super(EventKind.AVG_PRICE);
    }

    /**
     * Time that is averaged over.
     *
     * @return five minutes as of 2026.
     */
    public Interval interval() {
        return Interval.ofOrdinal((int) record().integer(INTERVAL));
    }

    /**
     * Average price over the interval.
     *
     * @return valid as long as the event.
     */
    public Decimal averagePrice() {
        return record().decimal(AVERAGE_PRICE);
    }

    /**
     * When the last trade in it happened.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long lastTradeTime() {
        return record().integer(LAST_TRADE_TIME);
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(AvgPriceEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public AvgPrice snapshot() {
        return new AvgPrice(
                symbol(), eventTime(), interval().wireName(), averagePrice().bigDecimal(), lastTradeTime(), timeUnit());
    }
}
