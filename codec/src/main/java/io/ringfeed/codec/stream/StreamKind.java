package io.ringfeed.codec.stream;

/** What a stream carries. */
public enum StreamKind {
    /** Single trades, as they happen. */
    TRADE,
    /** Trades of one taker order, added up. */
    AGG_TRADE,
    /** Candles. */
    KLINE,
    /** Statistics of the last 24 hours. */
    TICKER,
    /** Changes of the whole order book. */
    DEPTH_DIFF,
    /** Best bid and ask. */
    BOOK_TICKER
}
