package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * The venue's reference price of a symbol (protocol §4.10).
 *
 * @param symbol    as the venue writes it.
 * @param price     or null where there is none.
 * @param priceTime when it was valid.
 * @param timeUnit  of the times.
 */
public record ReferencePrice(String symbol, BigDecimal price, long priceTime, TimeUnit timeUnit)
        implements MarketDataMessage {}
