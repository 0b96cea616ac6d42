package io.ringfeed.codec.event;

/** What an {@link EventRecord} holds. */
public enum EventKind {
    /** Nothing yet. */
    NONE,
    /** A single trade: {@link TradeEvent}. */
    TRADE,
    /** Trades of one taker order: {@link AggTradeEvent}. */
    AGG_TRADE,
    /** A candle: {@link KlineEvent}. */
    KLINE,
    /** Statistics of 24 hours: {@link TickerEvent}. */
    TICKER,
    /** Changes of a book: {@link DepthEvent}. */
    DEPTH,
    /** Best bid and ask: {@link BookTickerEvent}. */
    BOOK_TICKER,
    /** The venue's answer to a request. Goes to the supervisor, not to handlers. */
    CONTROL_REPLY,
    /** The venue will close the connection soon. Goes to the supervisor, not to handlers. */
    SERVER_SHUTDOWN,
    /** A frame that is no event, with a {@link RejectReason}. */
    REJECTED,
    /** A message of the engine itself, never on the wire. */
    MARKER
}
