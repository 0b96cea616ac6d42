package io.ringfeed.codec.message;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The best levels of a book (protocol §4.11).
 *
 * @param symbol       of the stream, in upper case; null on a raw connection.
 * @param lastUpdateId last change that they show.
 * @param bids         best first.
 * @param asks         best first.
 * @param timeUnit     of the connection.
 */
public record PartialDepth(
        String symbol, long lastUpdateId, List<Depth.Level> bids, List<Depth.Level> asks, TimeUnit timeUnit)
        implements MarketDataMessage {
    /**
     * Keeps lists of its own, that nobody can change.
     *
     * @param symbol       of the stream.
     * @param lastUpdateId last change that they show.
     * @param bids         best first.
     * @param asks         best first.
     * @param timeUnit     of the connection.
     */
    public PartialDepth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
