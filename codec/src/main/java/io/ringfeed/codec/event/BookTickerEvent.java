package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.BookTicker;

/**
 * Best bid and ask. The venue sends no time with it (protocol §4.8).
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class BookTickerEvent extends MarketEvent {
    /** Integer slot: update id. */
    public static final int UPDATE_ID = 1;
    /** Decimal slot: best bid. */
    public static final int BID_PRICE = 0;
    /** Decimal slot: quantity at the best bid. */
    public static final int BID_QUANTITY = 1;
    /** Decimal slot: best ask. */
    public static final int ASK_PRICE = 2;
    /** Decimal slot: quantity at the best ask. */
    public static final int ASK_QUANTITY = 3;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public BookTickerEvent() {
        super(EventKind.BOOK_TICKER);
    }

    /**
     * Update of the book after which this held; grows, with holes.
     *
     * @return the id.
     */
    public long updateId() {
        return record().integer(UPDATE_ID);
    }

    /**
     * Best bid.
     *
     * @return valid as long as the event.
     */
    public Decimal bidPrice() {
        return record().decimal(BID_PRICE);
    }

    /**
     * Quantity at the best bid.
     *
     * @return valid as long as the event.
     */
    public Decimal bidQuantity() {
        return record().decimal(BID_QUANTITY);
    }

    /**
     * Best ask.
     *
     * @return valid as long as the event.
     */
    public Decimal askPrice() {
        return record().decimal(ASK_PRICE);
    }

    /**
     * Quantity at the best ask.
     *
     * @return valid as long as the event.
     */
    public Decimal askQuantity() {
        return record().decimal(ASK_QUANTITY);
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(BookTickerEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public BookTicker snapshot() {
        return new BookTicker(
                symbol(),
                updateId(),
                bidPrice().bigDecimal(),
                bidQuantity().bigDecimal(),
                askPrice().bigDecimal(),
                askQuantity().bigDecimal(),
                timeUnit());
    }
}
