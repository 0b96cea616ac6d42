package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Statistics of the last hour, four hours or day (protocol §4.7).
 *
 * @param symbol               as the venue writes it.
 * @param window               {@code 1h}, {@code 4h} or {@code 1d}.
 * @param eventTime            when the venue sent it.
 * @param priceChange          over the window.
 * @param priceChangePercent   over the window, in percent.
 * @param weightedAveragePrice of the window.
 * @param lastPrice            of the latest trade.
 * @param open                 first price of the window.
 * @param high                 highest price.
 * @param low                  lowest price.
 * @param baseVolume           in units of the base asset.
 * @param quoteVolume          in units of the quote asset.
 * @param openTime             first moment of the window.
 * @param closeTime            last moment of the window.
 * @param firstTradeId         first trade in it.
 * @param lastTradeId          last trade in it.
 * @param tradeCount           trades in it.
 * @param timeUnit             of the times.
 */
public record RollingTicker(
        String symbol,
        String window,
        long eventTime,
        BigDecimal priceChange,
        BigDecimal priceChangePercent,
        BigDecimal weightedAveragePrice,
        BigDecimal lastPrice,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal baseVolume,
        BigDecimal quoteVolume,
        long openTime,
        long closeTime,
        long firstTradeId,
        long lastTradeId,
        long tradeCount,
        TimeUnit timeUnit)
        implements MarketDataMessage {}
