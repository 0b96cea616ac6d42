package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Prices and volumes of the last 24 hours (protocol §4.5).
 *
 * @param symbol      as the venue writes it.
 * @param eventTime   when the venue sent it.
 * @param lastPrice   of the latest trade.
 * @param open        first price of the window.
 * @param high        highest price.
 * @param low         lowest price.
 * @param baseVolume  in units of the base asset.
 * @param quoteVolume in units of the quote asset.
 * @param timeUnit    of the times.
 */
public record MiniTicker(
        String symbol,
        long eventTime,
        BigDecimal lastPrice,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal baseVolume,
        BigDecimal quoteVolume,
        TimeUnit timeUnit)
        implements MarketDataMessage {}
