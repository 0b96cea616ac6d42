package io.ringfeed.codec.array;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.MiniTickerEvent;
import io.ringfeed.codec.message.MiniTicker;
import java.util.List;

/**
 * Mini tickers of all symbols that changed, sent every second (protocol §4.5).
 * <p>
 * Threading, ownership and allocation as {@link ArrayEvent}.
 */
public final class MiniTickerArrayEvent extends ArrayEvent {
    private final MiniTickerEvent row;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public MiniTickerArrayEvent() {
        this(new MiniTickerEvent());
    }

    private MiniTickerArrayEvent(MiniTickerEvent row) {
        super(EventKind.MINI_TICKER_ARRAY, row);
        this.row = row;
    }

    /**
     * The row that {@link #next()} went to.
     *
     * @return the same view each time; valid until the next call of {@link #next()}.
     */
    public MiniTickerEvent row() {
        return row;
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while that
     * grows.
     *
     * @param target to copy to; no longer wrapped afterwards, and before its first row.
     */
    public void copyTo(MiniTickerArrayEvent target) {
        copyInto(target);
    }

    /**
     * Immutable copies of all rows. Allocates, and leaves the cursor behind the last row.
     *
     * @return the rows as records, in the venue's order.
     */
    public List<MiniTicker> snapshot() {
        return snapshotRows(row::snapshot);
    }
}
