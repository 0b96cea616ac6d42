package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.ReferencePrice;

/**
 * The venue's reference price of a symbol, sent every second (protocol §4.10); there may be none. The venue sends no event
 * time with it.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class ReferencePriceEvent extends MarketEvent {
    /** Integer slot: the moment at which the price is valid. */
    public static final int PRICE_TIME = 2;
    /** Decimal slot of the price, and integer slot that tells whether there is one: 1, or 0 for null. */
    public static final int PRICE = 3;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public ReferencePriceEvent() {
        super(EventKind.REFERENCE_PRICE);
    }

    /**
     * Tells whether there is a reference price.
     *
     * @return false where the venue sent null.
     */
    public boolean hasPrice() {
        return record().integer(PRICE) != 0;
    }

    /**
     * The reference price.
     *
     * @return valid as long as the event; null unless {@link #hasPrice()}.
     */
    public Decimal price() {
        return hasPrice() ? record().decimal(PRICE) : null;
    }

    /**
     * When the price was valid, by the matching engine's clock.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long priceTime() {
        return record().integer(PRICE_TIME);
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(ReferencePriceEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public ReferencePrice snapshot() {
        return new ReferencePrice(symbol(), hasPrice() ? price().bigDecimal() : null, priceTime(), timeUnit());
    }
}
