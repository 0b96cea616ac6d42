package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.ArrayFields;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.json.JsonSkipper;
import io.ringfeed.codec.name.NameRegistry;
import java.io.IOException;

/**
 * Reads an array of events of one kind: decodes each row once, to prove it, and keeps where the rows are. Who wants their
 * values walks them with a {@link RowDecoder} of his own.
 */
final class ArrayReader {
    private final Tokens tokens;
    private final RowDecoder rows;
    private final EventRecord row = new EventRecord(0);

    ArrayReader(Tokens tokens, NameRegistry symbols) {
        this.tokens = tokens;
        this.rows = new RowDecoder(symbols);
    }

    /** Reads the array whose opening bracket was read last. */
    boolean read(EventRecord into) throws IOException {
        byte[] frame = tokens.buffer();
        int end = tokens.length();
        int start = tokens.index();
        int at = JsonSkipper.skipBlanks(frame, start, end);
        int offset = at;
        int count = 0;
        Layout layout = null;
        while (true) {
            if (at == end || frame[at] != '{') {
                return failNoRow(start);
            }
            int rowEnd = JsonSkipper.skip(frame, at, end);
            if (rowEnd < 0) {
                return tokens.failSkip(rowEnd);
            }
            if (!rows.decodeCompletely(frame, at, rowEnd, row)) {
                return tokens.fail(row.rejectReason());
            }
            if (layout == null) {
                layout = Layouts.arrayOf(row.layout());
            }
            if (layout == null || row.layout() != layout.row()) {
                return failNoRow(start);
            }
            count++;
            at = JsonSkipper.skipBlanks(frame, rowEnd, end);
            if (at == end) {
                return tokens.fail(RejectReason.TRUNCATED);
            }
            if (frame[at] == ']') {
                break;
            }
            if (frame[at] != ',') {
                return tokens.fail(RejectReason.NOT_JSON);
            }
            at = JsonSkipper.skipBlanks(frame, at + 1, end);
        }
        tokens.moveTo(at + 1);
        ArrayFields.set(into, layout, frame, offset, at + 1, count);
        return true;
    }

    /** The array has no row at all, or one of another kind. Always false. */
    private boolean failNoRow(int start) {
        int end = JsonSkipper.skip(tokens.buffer(), start - 1, tokens.length());
        return end < 0 ? tokens.failSkip(end) : tokens.fail(RejectReason.UNKNOWN_EVENT);
    }
}
