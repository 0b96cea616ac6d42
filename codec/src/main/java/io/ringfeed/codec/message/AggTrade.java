package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Trades of one taker order at one price, added up (protocol §4.2).
 *
 * @param symbol           as the venue writes it.
 * @param eventTime        when the venue sent it.
 * @param aggregateTradeId of this aggregate.
 * @param price            of one unit.
 * @param quantity         in units of the base asset.
 * @param firstTradeId     first trade in it.
 * @param lastTradeId      last trade in it.
 * @param tradeTime        when it happened.
 * @param isBuyerMaker     true if the seller was the aggressor.
 * @param timeUnit         of the times.
 */
public record AggTrade(
        String symbol,
        long eventTime,
        long aggregateTradeId,
        BigDecimal price,
        BigDecimal quantity,
        long firstTradeId,
        long lastTradeId,
        long tradeTime,
        boolean isBuyerMaker,
        TimeUnit timeUnit)
        implements MarketDataMessage {}
