package io.ringfeed.cli.run;

import io.ringfeed.codec.event.EventKind;
import java.util.List;
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
    /** The kinds that reach a handler as events, in the order in which they are shown. */
    static final List<EventKind> KINDS = List.of(
            EventKind.TRADE,
            EventKind.AGG_TRADE,
            EventKind.KLINE,
            EventKind.TICKER,
            EventKind.DEPTH,
            EventKind.BOOK_TICKER);

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
        for (EventKind kind : KINDS) {
            total += of(kind);
        }
        return total;
    }

    /** A kind as the venue calls its stream. */
    static String name(EventKind kind) {
        return switch (kind) {
            case TRADE -> "trade";
            case AGG_TRADE -> "aggTrade";
            case KLINE -> "kline";
            case TICKER -> "ticker";
            case DEPTH -> "depth";
            case BOOK_TICKER -> "bookTicker";
            case NONE, CONTROL_REPLY, SERVER_SHUTDOWN, REJECTED, MARKER -> kind.name();
        };
    }
}
