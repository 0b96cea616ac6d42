package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * A single trade (protocol §4.1).
 *
 * @param symbol        as the venue writes it.
 * @param eventTime     when the venue sent it.
 * @param tradeId       of this trade.
 * @param price         of one unit.
 * @param quantity      in units of the base asset.
 * @param tradeTime     when it happened.
 * @param isBuyerMaker  true if the seller was the aggressor.
 * @param timeUnit      of the times.
 */
public record Trade(
        String symbol,
        long eventTime,
        long tradeId,
        BigDecimal price,
        BigDecimal quantity,
        long tradeTime,
        boolean isBuyerMaker,
        TimeUnit timeUnit)
        implements MarketDataMessage {}
