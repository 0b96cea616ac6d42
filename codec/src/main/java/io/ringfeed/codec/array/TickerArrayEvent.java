package io.ringfeed.codec.array;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.message.Ticker;
import java.util.List;

/**
 * Tickers of many symbols. Off spot since 2026-03-26 (protocol §4.0); sibling venues and recordings have it.
 * <p>
 * Threading, ownership and allocation as {@link ArrayEvent}.
 */
public final class TickerArrayEvent extends ArrayEvent {
    private final TickerEvent row;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public TickerArrayEvent() {
        this(new TickerEvent());
    }

    private TickerArrayEvent(TickerEvent row) {
        super(EventKind.TICKER_ARRAY, row);
        this.row = row;
    }

    /**
     * The row that {@link #next()} went to.
     *
     * @return the same view each time; valid until the next call of {@link #next()}.
     */
    public TickerEvent row() {
        return row;
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while that
     * grows.
     *
     * @param target to copy to; no longer wrapped afterwards, and before its first row.
     */
    public void copyTo(TickerArrayEvent target) {
        copyInto(target);
    }

    /**
     * Immutable copies of all rows. Allocates, and leaves the cursor behind the last row.
     *
     * @return the rows as records, in the venue's order.
     */
    public List<Ticker> snapshot() {
        return snapshotRows(row::snapshot);
    }
}
