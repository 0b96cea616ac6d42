package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.AggTrade;

/**
 * Trades of one taker order at one price, added up (protocol §4.2).
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class AggTradeEvent extends MarketEvent {
    /** Integer slot: aggregate id. */
    public static final int AGGREGATE_TRADE_ID = 2;
    /** Integer slot: first trade id. */
    public static final int FIRST_TRADE_ID = 3;
    /** Integer slot: last trade id. */
    public static final int LAST_TRADE_ID = 4;
    /** Integer slot: trade time. */
    public static final int TRADE_TIME = 5;
    /** Integer slot: buyer is maker. */
    public static final int IS_BUYER_MAKER = 6;
    /** Integer slot: {@code M}, without meaning. */
    public static final int IGNORED = 7;
    /** Decimal slot: price. */
    public static final int PRICE = 0;
    /** Decimal slot: quantity. */
    public static final int QUANTITY = 1;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public AggTradeEvent() {
        super(EventKind.AGG_TRADE);
    }

    /**
     * Id of the aggregate, one higher than the last of its symbol.
     *
     * @return the id.
     */
    public long aggregateTradeId() {
        return record().integer(AGGREGATE_TRADE_ID);
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
     * Quantity of all its trades, in units of the base asset.
     *
     * @return valid as long as the event.
     */
    public Decimal quantity() {
        return record().decimal(QUANTITY);
    }

    /**
     * First trade in it.
     *
     * @return the id.
     */
    public long firstTradeId() {
        return record().integer(FIRST_TRADE_ID);
    }

    /**
     * Last trade in it.
     *
     * @return the id.
     */
    public long lastTradeId() {
        return record().integer(LAST_TRADE_ID);
    }

    /**
     * When the trades happened.
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
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(AggTradeEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public AggTrade snapshot() {
        return new AggTrade(
                symbol(),
                eventTime(),
                aggregateTradeId(),
                price().bigDecimal(),
                quantity().bigDecimal(),
                firstTradeId(),
                lastTradeId(),
                tradeTime(),
                isBuyerMaker(),
                timeUnit());
    }
}
