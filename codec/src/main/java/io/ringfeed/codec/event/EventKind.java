package io.ringfeed.codec.event;

import java.util.EnumSet;
import java.util.List;

/** What an {@link EventRecord} holds. */
public enum EventKind {
    /** Nothing yet. */
    NONE,
    /** A single trade: {@link TradeEvent}. */
    TRADE,
    /** Trades of one taker order: {@link AggTradeEvent}. */
    AGG_TRADE,
    /** A trade agreed on outside the book: {@link BlockTradeEvent}. */
    BLOCK_TRADE,
    /** A candle: {@link KlineEvent}. */
    KLINE,
    /** Prices and volumes of 24 hours: {@link MiniTickerEvent}. */
    MINI_TICKER,
    /** Statistics of 24 hours: {@link TickerEvent}. */
    TICKER,
    /** Statistics of one hour, four hours or a day: {@link RollingTickerEvent}. */
    ROLLING_TICKER,
    /** Best bid and ask: {@link BookTickerEvent}. */
    BOOK_TICKER,
    /** The average price of some minutes: {@link AvgPriceEvent}. */
    AVG_PRICE,
    /** The venue's reference price: {@link ReferencePriceEvent}. */
    REFERENCE_PRICE,
    /** The top of a book: {@link PartialDepthEvent}. */
    PARTIAL_DEPTH,
    /** Changes of a book: {@link DepthEvent}. */
    DEPTH,
    /** A mini ticker for each of many symbols: {@link io.ringfeed.codec.array.MiniTickerArrayEvent}. */
    MINI_TICKER_ARRAY,
    /** A ticker for each of many symbols: {@link io.ringfeed.codec.array.TickerArrayEvent}. */
    TICKER_ARRAY,
    /** A rolling ticker for each of many symbols: {@link io.ringfeed.codec.array.RollingTickerArrayEvent}. */
    ROLLING_TICKER_ARRAY,
    /** The venue's answer to a request. Goes to the supervisor, not to handlers. */
    CONTROL_REPLY,
    /** The venue will close the connection soon. Goes to the supervisor, not to handlers. */
    SERVER_SHUTDOWN,
    /** A frame that is no event, with a {@link RejectReason}. */
    REJECTED,
    /** A message of the engine itself, never on the wire. */
    MARKER;

    private static final List<EventKind> MARKET = List.copyOf(EnumSet.range(TRADE, ROLLING_TICKER_ARRAY));

    /**
     * The kinds that reach handlers as events.
     *
     * @return in the order of the protocol's page, arrays last.
     */
    public static List<EventKind> market() {
        return MARKET;
    }
}
