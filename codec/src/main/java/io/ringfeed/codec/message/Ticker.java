package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Statistics of the last 24 hours (protocol §4.6).
 *
 * @param symbol               as the venue writes it.
 * @param eventTime            when the venue sent it.
 * @param priceChange          over the window.
 * @param priceChangePercent   over the window, in percent.
 * @param weightedAveragePrice of the window.
 * @param previousClose        price of the trade before the window.
 * @param lastPrice            of the latest trade.
 * @param lastQuantity         of the latest trade.
 * @param bestBidPrice         at the top of the book.
 * @param bestBidQuantity      at the top of the book.
 * @param bestAskPrice         at the top of the book.
 * @param bestAskQuantity      at the top of the book.
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
public record Ticker(
        String symbol,
        long eventTime,
        BigDecimal priceChange,
        BigDecimal priceChangePercent,
        BigDecimal weightedAveragePrice,
        BigDecimal previousClose,
        BigDecimal lastPrice,
        BigDecimal lastQuantity,
        BigDecimal bestBidPrice,
        BigDecimal bestBidQuantity,
        BigDecimal bestAskPrice,
        BigDecimal bestAskQuantity,
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
