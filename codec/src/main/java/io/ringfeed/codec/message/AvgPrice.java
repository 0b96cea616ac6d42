package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * The average price of the last minutes (protocol §4.9).
 *
 * @param symbol        as the venue writes it.
 * @param eventTime     when the venue sent it.
 * @param interval      that is averaged over, such as {@code 5m}.
 * @param averagePrice  over the interval.
 * @param lastTradeTime when the last trade in it happened.
 * @param timeUnit      of the times.
 */
public record AvgPrice(
        String symbol, long eventTime, String interval, BigDecimal averagePrice, long lastTradeTime, TimeUnit timeUnit)
        implements MarketDataMessage {}
