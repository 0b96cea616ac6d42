package io.ringfeed.codec.message;

import java.util.concurrent.TimeUnit;

/**
 * An immutable copy of one event. Times are in {@link #timeUnit()} since the epoch, as the venue sent them.
 * <p>
 * <b>Threading:</b> immutable.
 * <br><b>Allocation:</b> a record, its decimals and, for depth, its levels.
 */
public sealed interface MarketDataMessage
        permits Trade,
                AggTrade,
                BlockTrade,
                Kline,
                MiniTicker,
                Ticker,
                RollingTicker,
                BookTicker,
                AvgPrice,
                ReferencePrice,
                PartialDepth,
                Depth {
    /**
     * The symbol as the venue wrote it, in upper case.
     *
     * @return such as {@code BTCUSDT}.
     */
    String symbol();

    /**
     * Unit of the venue's times in this message: a property of the connection.
     *
     * @return milliseconds or microseconds.
     */
    TimeUnit timeUnit();
}
