package io.ringfeed.engine.handler;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.KlineEvent;
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
    /** @param event a single trade. */
    default void onTrade(TradeEvent event) {}

    /** @param event the trades of one taker order at one price. */
    default void onAggTrade(AggTradeEvent event) {}

    /** @param event a candlestick's update. */
    default void onKline(KlineEvent event) {}

    /** @param event rolling 24 h statistics. */
    default void onTicker(TickerEvent event) {}

    /** @param event changes of an order book's levels. */
    default void onDepth(DepthEvent event) {}

    /** @param event a new best bid or ask. */
    default void onBookTicker(BookTickerEvent event) {}

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
