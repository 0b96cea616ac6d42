package io.ringfeed.engine.handler;

import io.ringfeed.codec.array.MiniTickerArrayEvent;
import io.ringfeed.codec.array.RollingTickerArrayEvent;
import io.ringfeed.codec.array.TickerArrayEvent;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.AvgPriceEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.MiniTickerEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.RollingTickerEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;

/**
 * Receives market data, in order of arrival per connection. Implement what you need; the rest does nothing.
 *
 * <p><b>Threading:</b> each handler has one thread of its own, so its fields need no locks. Two handlers that are not
 * ordered by the {@link HandlerGraph} see the same event at the same time.
 *
 * <p><b>Ownership:</b> an event is valid until the method returns: its storage is a ring slot that the next message
 * takes over. Keep one with {@code copyTo(other)} (no allocation) or {@code snapshot()} (an immutable record). An engine built with
 * {@code poisonSlots(true)} shows handlers that keep one all the same.
 *
 * <p><b>Errors:</b> what a method throws is handled by the engine's {@link FailurePolicy}.
 */
public interface MarketDataHandler {
    /**
     * Every event whose own method below is not overridden comes here: for handlers that treat all events alike.
     *
     * @param event of any kind, {@link MarketEvent#kind()}.
     */
    default void onEvent(MarketEvent event) {}

    /** @param event a single trade. */
    default void onTrade(TradeEvent event) {
        onEvent(event);
    }

    /** @param event the trades of one taker order at one price. */
    default void onAggTrade(AggTradeEvent event) {
        onEvent(event);
    }

    /** @param event a trade agreed on outside the book. */
    default void onBlockTrade(BlockTradeEvent event) {
        onEvent(event);
    }

    /** @param event a candlestick's update. */
    default void onKline(KlineEvent event) {
        onEvent(event);
    }

    /** @param event prices and volumes of the last 24 h. */
    default void onMiniTicker(MiniTickerEvent event) {
        onEvent(event);
    }

    /** @param event rolling 24 h statistics. */
    default void onTicker(TickerEvent event) {
        onEvent(event);
    }

    /** @param event statistics of the last hour, four hours or day. */
    default void onRollingTicker(RollingTickerEvent event) {
        onEvent(event);
    }

    /** @param event a new best bid or ask. */
    default void onBookTicker(BookTickerEvent event) {
        onEvent(event);
    }

    /** @param event the average price of the last minutes. */
    default void onAvgPrice(AvgPriceEvent event) {
        onEvent(event);
    }

    /** @param event the venue's reference price, or that there is none. */
    default void onReferencePrice(ReferencePriceEvent event) {
        onEvent(event);
    }

    /** @param event the top of an order book. */
    default void onPartialDepth(PartialDepthEvent event) {
        onEvent(event);
    }

    /** @param event changes of an order book's levels. */
    default void onDepth(DepthEvent event) {
        onEvent(event);
    }

    /** @param event mini tickers of many symbols; walk its rows. */
    default void onMiniTickers(MiniTickerArrayEvent event) {
        onEvent(event);
    }

    /** @param event tickers of many symbols; walk its rows. */
    default void onTickers(TickerArrayEvent event) {
        onEvent(event);
    }

    /** @param event rolling tickers of many symbols; walk its rows. */
    default void onRollingTickers(RollingTickerArrayEvent event) {
        onEvent(event);
    }

    /**
     * The feed was connected, or broken off. A marker stands exactly where that happened among the events.
     *
     * @param marker valid until the method returns.
     */
    default void onMarker(Marker marker) {}

    /**
     * A frame came that could not be decoded. It was counted and skipped.
     *
     * @param frame valid until the method returns.
     */
    default void onRejected(RejectedFrame frame) {}

    /** No further event is at hand: a good moment to flush what the events of this batch have led to. */
    default void onBatchEnd() {}
}
