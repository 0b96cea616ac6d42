package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * A trade agreed on outside the book (protocol §4.3).
 *
 * @param symbol       as the venue writes it.
 * @param eventTime    when the venue sent it.
 * @param blockTradeId in an id space of its own.
 * @param price        of one unit.
 * @param quantity     in units of the base asset.
 * @param tradeTime    when it happened.
 * @param isBuyerMaker true if the seller was the aggressor.
 * @param timeUnit     of the times.
 */
public record BlockTrade(
        String symbol,
        long eventTime,
        long blockTradeId,
        BigDecimal price,
        BigDecimal quantity,
        long tradeTime,
        boolean isBuyerMaker,
        TimeUnit timeUnit)
        implements MarketDataMessage {}
