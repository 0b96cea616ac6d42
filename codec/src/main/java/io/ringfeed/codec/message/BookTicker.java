package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Best bid and ask (protocol §4.8). The venue sends no time with it.
 *
 * @param symbol      as the venue writes it.
 * @param updateId    of the book.
 * @param bidPrice    best bid.
 * @param bidQuantity at the best bid.
 * @param askPrice    best ask.
 * @param askQuantity at the best ask.
 * @param timeUnit    of the connection.
 */
public record BookTicker(
        String symbol,
        long updateId,
        BigDecimal bidPrice,
        BigDecimal bidQuantity,
        BigDecimal askPrice,
        BigDecimal askQuantity,
        TimeUnit timeUnit)
        implements MarketDataMessage {}
