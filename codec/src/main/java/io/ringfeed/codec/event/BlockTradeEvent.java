package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.BlockTrade;

/**
 * A trade agreed on outside the book (protocol §4.3). Its ids count apart from those of trades, and its price is no last
 * price.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class BlockTradeEvent extends MarketEvent {
    /** Integer slot: block trade id. */
    public static final int BLOCK_TRADE_ID = 2;
    /** Integer slot: trade time. */
    public static final int TRADE_TIME = 3;
    /** Integer slot: buyer is maker. */
    public static final int IS_BUYER_MAKER = 4;
    /** Decimal slot: price. */
    public static final int PRICE = 0;
    /** Decimal slot: quantity. */
    public static final int QUANTITY = 1;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public BlockTradeEvent() {
        super(EventKind.BLOCK_TRADE);
    }

    /**
     * Id of the block trade, in a space of its own.
     *
     * @return the id.
     */
    public long blockTradeId() {
        return record().integer(BLOCK_TRADE_ID);
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
     * @return true if the seller was.
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
    public void copyTo(BlockTradeEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public BlockTrade snapshot() {
        return new BlockTrade(
                symbol(),
                eventTime(),
                blockTradeId(),
                price().bigDecimal(),
                quantity().bigDecimal(),
                tradeTime(),
                isBuyerMaker(),
                timeUnit());
    }
}
