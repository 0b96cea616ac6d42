package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * A candle, open or closed (protocol §4.4).
 *
 * @param symbol              as the venue writes it.
 * @param eventTime           when the venue sent it.
 * @param interval            name of the candle's length, such as {@code 1m}.
 * @param openTime            first moment of the candle.
 * @param closeTime           last moment of the candle.
 * @param firstTradeId        first trade in it, or -1.
 * @param lastTradeId         last trade in it, or -1.
 * @param open                first price.
 * @param high                highest price.
 * @param low                 lowest price.
 * @param close               last price.
 * @param baseVolume          in units of the base asset.
 * @param quoteVolume         in units of the quote asset.
 * @param tradeCount          trades in it.
 * @param isClosed            true once, when the candle is complete.
 * @param takerBuyBaseVolume  bought by takers, in units of the base asset.
 * @param takerBuyQuoteVolume bought by takers, in units of the quote asset.
 * @param timeUnit            of the times.
 */
public record Kline(
        String symbol,
        long eventTime,
        String interval,
        long openTime,
        long closeTime,
        long firstTradeId,
        long lastTradeId,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal baseVolume,
        BigDecimal quoteVolume,
        long tradeCount,
        boolean isClosed,
        BigDecimal takerBuyBaseVolume,
        BigDecimal takerBuyQuoteVolume,
        TimeUnit timeUnit)
        implements MarketDataMessage {}
