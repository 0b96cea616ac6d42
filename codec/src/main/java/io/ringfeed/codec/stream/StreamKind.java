package io.ringfeed.codec.stream;

/**
 * What a stream carries. The venue's {@code serverShutdown} notice is none of them: it is not subscribed to, and comes on
 * every connection (protocol §3.1).
 */
public enum StreamKind {
    /** Single trades, as they happen. */
    TRADE,
    /** Trades of one taker order, added up. */
    AGG_TRADE,
    /** Block trades, which have ids of their own. */
    BLOCK_TRADE,
    /** Candles. */
    KLINE,
    /** Prices and volumes of the last 24 hours. */
    MINI_TICKER,
    /** Prices and volumes of the last 24 hours, of every symbol that changed. */
    MINI_TICKER_ARRAY,
    /** Statistics of the last 24 hours. */
    TICKER,
    /** Statistics of a rolling window. */
    ROLLING_TICKER,
    /** Statistics of a rolling window, of every symbol that changed. */
    ROLLING_TICKER_ARRAY,
    /** Best bid and ask. */
    BOOK_TICKER,
    /** Average price of the last minutes. */
    AVG_PRICE,
    /** The venue's reference price. */
    REFERENCE_PRICE,
    /** The best levels of the order book. */
    PARTIAL_DEPTH,
    /** Changes of the whole order book. */
    DEPTH_DIFF
}
