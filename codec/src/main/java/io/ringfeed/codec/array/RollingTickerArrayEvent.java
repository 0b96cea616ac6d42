package io.ringfeed.codec.array;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.RollingTickerEvent;
import io.ringfeed.codec.message.RollingTicker;
import java.util.List;

/**
 * Rolling tickers of all symbols that changed, sent every second (protocol §4.7).
 * <p>
 * Threading, ownership and allocation as {@link ArrayEvent}.
 */
public final class RollingTickerArrayEvent extends ArrayEvent {
    private final RollingTickerEvent row;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public RollingTickerArrayEvent() {
        this(new RollingTickerEvent());
    }

    private RollingTickerArrayEvent(RollingTickerEvent row) {
        super(EventKind.ROLLING_TICKER_ARRAY, row);
        this.row = row;
    }

    /**
     * The row that {@link #next()} went to.
     *
     * @return the same view each time; valid until the next call of {@link #next()}.
     */
    public RollingTickerEvent row() {
        return row;
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while that
     * grows.
     *
     * @param target to copy to; no longer wrapped afterwards, and before its first row.
     */
    public void copyTo(RollingTickerArrayEvent target) {
        copyInto(target);
    }

    /**
     * Immutable copies of all rows. Allocates, and leaves the cursor behind the last row.
     *
     * @return the rows as records, in the venue's order.
     */
    public List<RollingTicker> snapshot() {
        return snapshotRows(row::snapshot);
    }
}
