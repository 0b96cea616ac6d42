package io.ringfeed.codec.array;

import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.decode.RowDecoder;
import io.ringfeed.codec.event.ArrayFields;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.name.NameRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the all-market streams send: one event of the same kind for each of many symbols, usually only for those that changed.
 * <pre>{@code
 * while (rows.next()) {
 *     MiniTickerEvent row = rows.row();
 *     ...
 * }
 * }</pre>
 * The decoder has validated every row; the cursor decodes them again, one by one, into a record of its own. So a handler pays
 * for the rows it looks at, and parallel handlers share nothing.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}; the first array that a view shows builds its cursor.
 */
public abstract class ArrayEvent extends MarketEvent {
    private final EventRecord rowRecord = new EventRecord(0);
    private final MarketEvent row;
    private RowDecoder decoder;
    private NameRegistry decoderSymbols;
    private byte[] kept = new byte[0];
    private int at;

    /**
     * A view that stands alone.
     *
     * @param kind of event it shows.
     * @param row  view of the rows.
     */
    ArrayEvent(EventKind kind, MarketEvent row) {
        super(kind);
        this.row = row;
    }

    @Override
    public final void wrap(EventRecord record, NameRegistry streams, NameRegistry symbols) {
        super.wrap(record, streams, symbols);
        rewind();
    }

    @Override
    public final void release() {
        super.release();
        row.release();
    }

    /**
     * How many rows there are.
     *
     * @return at least one.
     */
    public final int count() {
        return (int) record().integer(ArrayFields.ROW_COUNT);
    }

    /** Goes back to before the first row. */
    public final void rewind() {
        at = (int) record().integer(ArrayFields.ROWS_OFFSET);
    }

    /**
     * Goes to the next row.
     *
     * @return false if there is none.
     */
    public final boolean next() {
        EventRecord array = record();
        int end = (int) array.integer(ArrayFields.ROWS_END);
        if (at >= end) {
            return false;
        }
        if (decoderSymbols != symbols()) {
            decoderSymbols = symbols();
            decoder = new RowDecoder(decoderSymbols);
        }
        byte[] frame = array.sliceBuffer();
        int rowEnd = decoder.next(frame, at, end, array.layout().row(), rowRecord);
        if (rowEnd == RowDecoder.FAILED) {
            throwChanged();
        }
        at = RowDecoder.skipDelimiter(frame, rowEnd, end);
        rowRecord.streamId(array.streamId());
        rowRecord.received(array.connectionId(), array.receiveNs(), array.receiveEpochNs(), array.timeUnit());
        row.wrap(rowRecord, streams(), symbols());
        return true;
    }

    @Override
    protected final void copyInto(MarketEvent target) {
        EventRecord from = record();
        super.copyInto(target);
        ArrayEvent copy = (ArrayEvent) target;
        if (copy.record() != from) {
            copy.keepRows();
        }
        copy.rewind();
    }

    /** Copies the rows out of a frame that is somebody else's. */
    private void keepRows() {
        EventRecord own = record();
        int offset = (int) own.integer(ArrayFields.ROWS_OFFSET);
        int length = (int) own.integer(ArrayFields.ROWS_END) - offset;
        if (kept.length < length + MessageDecoder.SLACK_BYTES) {
            kept = new byte[length + length / 2 + MessageDecoder.SLACK_BYTES];
        }
        System.arraycopy(own.sliceBuffer(), offset, kept, 0, length);
        // What an earlier, longer array left behind is none of the rows' business.
        Arrays.fill(kept, length, length + MessageDecoder.SLACK_BYTES, (byte) 0);
        own.sliceBuffer(kept);
        own.integer(ArrayFields.ROWS_OFFSET, 0);
        own.integer(ArrayFields.ROWS_END, length);
    }

    /** All rows as immutable records; leaves the cursor behind the last. */
    final <T> List<T> snapshotRows(Supplier<T> snapshotOfRow) {
        List<T> rows = new ArrayList<>(count());
        rewind();
        while (next()) {
            rows.add(snapshotOfRow.get());
        }
        return List.copyOf(rows);
    }

    private static void throwChanged() {
        throw new IllegalStateException(
                "the rows are no longer there: an event is valid until the handler returns, keep it by copyTo or snapshot");
    }
}
