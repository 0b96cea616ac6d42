package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Layout;

/** Reads the rows of an array in their usual form. */
final class PredictedRow {
    private final UsualSymbols symbols;
    private Template template;

    PredictedRow(UsualSymbols symbols) {
        this.symbols = symbols;
    }

    /** Reads the row at an index: the index behind it, or {@link Template#SURPRISE}. */
    int read(byte[] buffer, int from, Layout layout, EventRecord into) {
        if (template == null || template.layout() != layout) {
            template = Templates.of(layout);
        }
        int at = template.skipHead(buffer, from);
        return at < 0 ? at : template.read(buffer, at, symbols, into);
    }
}
