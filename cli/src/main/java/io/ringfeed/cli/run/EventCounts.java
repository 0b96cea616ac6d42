package io.ringfeed.cli.run;

import io.ringfeed.codec.event.EventKind;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the events that were taken, by kind.
 *
 * <p><b>Threading:</b> the handler's thread counts, any thread reads.
 *
 * <p><b>Allocation:</b> none per event.
 */
@SuppressWarnings("EnumOrdinal") // an index of this process only, and a table costs nothing per event
final class EventCounts {
    private final AtomicLongArray counts = new AtomicLongArray(EventKind.values().length);

    void add(EventKind kind) {
        int index = kind.ordinal();
        counts.setOpaque(index, counts.getPlain(index) + 1);
    }

    long of(EventKind kind) {
        return counts.getOpaque(kind.ordinal());
    }

    long total() {
        long total = 0;
        for (EventKind kind : EventKind.market()) {
            total += of(kind);
        }
        return total;
    }

    /** A kind as the venue calls its stream. */
    static String name(EventKind kind) {
        return switch (kind) {
            case TRADE -> "trade";
            case AGG_TRADE -> "aggTrade";
            case BLOCK_TRADE -> "blockTrade";
            case KLINE -> "kline";
            case MINI_TICKER -> "miniTicker";
            case TICKER -> "ticker";
            case ROLLING_TICKER -> "rollingTicker";
            case BOOK_TICKER -> "bookTicker";
            case AVG_PRICE -> "avgPrice";
            case REFERENCE_PRICE -> "referencePrice";
            case PARTIAL_DEPTH -> "partialDepth";
            case DEPTH -> "depth";
            case MINI_TICKER_ARRAY -> "miniTicker@arr";
            case TICKER_ARRAY -> "ticker@arr";
            case ROLLING_TICKER_ARRAY -> "rolling@arr";
            case NONE, CONTROL_REPLY, SERVER_SHUTDOWN, REJECTED, MARKER -> kind.name();
        };
    }
}
