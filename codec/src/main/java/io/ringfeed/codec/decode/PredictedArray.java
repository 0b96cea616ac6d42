package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.ArrayFields;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;

/** Reads an array whose rows are all in their usual form, and nothing between them but commas. */
final class PredictedArray {
    private final PredictedRow rows;
    private final EventRecord row = new EventRecord(0);

    PredictedArray(UsualSymbols symbols) {
        rows = new PredictedRow(symbols);
    }

    /** Reads the array whose bracket is at an index: the index behind it, or {@link Template#SURPRISE}. */
    int read(byte[] buffer, int from, EventRecord into) {
        Template first = Templates.find(buffer, from + 1);
        Layout layout = first == null ? null : Layouts.arrayOf(first.layout());
        if (layout == null) {
            return Template.SURPRISE;
        }
        int at = from;
        int count = 0;
        do {
            int rowStart = at + 1;
            row.reset();
            at = rows.read(buffer, rowStart, layout.row(), row);
            if (at < 0 || at - rowStart > RowDecoder.MAX_ROW_BYTES) {
                return Template.SURPRISE;
            }
            count++;
        } while (buffer[at] == ',');
        if (buffer[at] != ']') {
            return Template.SURPRISE;
        }
        ArrayFields.set(into, layout, buffer, from + 1, at + 1, count);
        return at + 1;
    }
}
