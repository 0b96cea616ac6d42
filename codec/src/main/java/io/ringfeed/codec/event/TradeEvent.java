package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.Trade;

/**
 * A single trade (protocol §4.1).
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class TradeEvent extends MarketEvent {
    /** Integer slot: trade id. */
    public static final int TRADE_ID = 2;
    /** Integer slot: trade time. */
    public static final int TRADE_TIME = 3;
    /** Integer slot: buyer is maker. */
    public static final int IS_BUYER_MAKER = 4;
    /** Integer slot: {@code M}, without meaning. */
    public static final int IGNORED = 5;
    /** Integer slot: buyer's order, old. */
    public static final int BUYER_ORDER_ID = 6;
    /** Integer slot: seller's order, old. */
    public static final int SELLER_ORDER_ID = 7;
    /** Decimal slot: price. */
    public static final int PRICE = 0;
    /** Decimal slot: quantity. */
    public static final int QUANTITY = 1;

    private static final long HAS_BUYER_ORDER_ID = Layouts.TRADE.presenceOf("b");
    private static final long HAS_SELLER_ORDER_ID = Layouts.TRADE.presenceOf("a");

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public TradeEvent() {
        super(EventKind.TRADE);
    }

    /**
     * Id of the trade, one higher than the last of its symbol.
     *
     * @return the id.
     */
    public long tradeId() {
        return record().integer(TRADE_ID);
    }

    /**
     * Price of one unit.
     *
     * @return valid as long as the event.
     */
    public Decimal price() {
        return record().decimal(PRICE);
    }

    /**
     * Quantity in units of the base asset.
     *
     * @return valid as long as the event.
     */
    public Decimal quantity() {
        return record().decimal(QUANTITY);
    }

    /**
     * When the trade happened.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long tradeTime() {
        return record().integer(TRADE_TIME);
    }

    /**
     * Tells who was the aggressor.
     *
     * @return true if the seller was, and the buyer rested in the book.
     */
    public boolean isBuyerMaker() {
        return record().integer(IS_BUYER_MAKER) != 0;
    }

    /**
     * The buyer's order, which the venue sent until June 2024.
     *
     * @return the id, or {@link EventRecord#NO_INTEGER} where there is none.
     */
    public long buyerOrderId() {
        return record().has(HAS_BUYER_ORDER_ID) ? record().integer(BUYER_ORDER_ID) : EventRecord.NO_INTEGER;
    }

    /**
     * The seller's order, which the venue sent until June 2024.
     *
     * @return the id, or {@link EventRecord#NO_INTEGER} where there is none.
     */
    public long sellerOrderId() {
        return record().has(HAS_SELLER_ORDER_ID) ? record().integer(SELLER_ORDER_ID) : EventRecord.NO_INTEGER;
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(TradeEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public Trade snapshot() {
        return new Trade(
                symbol(),
                eventTime(),
                tradeId(),
                price().bigDecimal(),
                quantity().bigDecimal(),
                tradeTime(),
                isBuyerMaker(),
                timeUnit());
    }
}
