package io.ringfeed.codec.message;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Changes of an order book (protocol §4.12).
 *
 * @param symbol        as the venue writes it.
 * @param eventTime     when the venue sent it.
 * @param firstUpdateId first change in it.
 * @param finalUpdateId last change in it.
 * @param bids          levels of the bid side, in the venue's order.
 * @param asks          levels of the ask side, in the venue's order.
 * @param timeUnit      of the times.
 */
public record Depth(
        String symbol,
        long eventTime,
        long firstUpdateId,
        long finalUpdateId,
        List<Level> bids,
        List<Level> asks,
        TimeUnit timeUnit)
        implements MarketDataMessage {
    /**
     * Keeps lists of its own, that nobody can change.
     *
     * @param symbol        as the venue writes it.
     * @param eventTime     when the venue sent it.
     * @param firstUpdateId first change in it.
     * @param finalUpdateId last change in it.
     * @param bids          levels of the bid side.
     * @param asks          levels of the ask side.
     * @param timeUnit      of the times.
     */
    public Depth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /**
     * One level of a book.
     *
     * @param price    of the level.
     * @param quantity now at that price, not a difference; zero deletes the level.
     */
    public record Level(BigDecimal price, BigDecimal quantity) {}
}
