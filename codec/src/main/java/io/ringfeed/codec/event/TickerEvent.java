package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.message.Ticker;

/**
 * Statistics of the last 24 hours, sent every second (protocol §4.6).
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class TickerEvent extends StatisticsEvent {
    /** Decimal slot: price of the trade before the window. */
    public static final int PREVIOUS_CLOSE = 9;
    /** Decimal slot: quantity of the latest trade. */
    public static final int LAST_QUANTITY = 10;
    /** Decimal slot: best bid. */
    public static final int BEST_BID_PRICE = 11;
    /** Decimal slot: quantity at the best bid. */
    public static final int BEST_BID_QUANTITY = 12;
    /** Decimal slot: best ask. */
    public static final int BEST_ASK_PRICE = 13;
    /** Decimal slot: quantity at the best ask. */
    public static final int BEST_ASK_QUANTITY = 14;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public TickerEvent() {
        super(EventKind.TICKER);
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
