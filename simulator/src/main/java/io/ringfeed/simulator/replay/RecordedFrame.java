package io.ringfeed.simulator.replay;

import io.ringfeed.codec.decimal.DecimalParser;
import io.ringfeed.codec.json.JsonSkipper;
import io.ringfeed.codec.json.JsonStrings;
import io.ringfeed.simulator.venue.OutFrame;
import java.util.Locale;

/**
 * What a simulator has to know of one recorded line: whose stream it is, where its payload lies, its time and its ids.
 *
 * <p>A wrapped line names its stream. Of a raw one the name is derived from its content: {@code e}, {@code s}, and the
 * interval of a kline; a bookTicker is told by its keys; a depth update counts as {@code @depth@100ms}.
 *
 * <p><b>Threading:</b> confined to its owner. <b>Allocation:</b> the name of the stream.
 */
final class RecordedFrame {
    /** For {@link #eventMs()}: the frame tells no time. */
    static final long NO_TIME = -1;

    private final Members outer = new Members();
    private final Members inner = new Members();
    private final Members nested = new Members();
    private byte[] line;
    private int length;
    private String stream;
    private int dataStart;
    private int dataEnd;
    private long eventMs;
    private String event;
    private String symbol;
    private String interval;
    private long tradeId;
    private long aggregateId;
    private long firstUpdateId;
    private long updateId;
    private boolean hasBestPrices;

    /**
     * Reads a line.
     *
     * @return null if it is a frame, otherwise what is wrong with it.
     */
    String read(byte[] source, int lengthBytes) {
        line = source;
        length = lengthBytes;
        int from = JsonSkipper.skipBlanks(source, 0, lengthBytes);
        int end = JsonSkipper.skip(source, from, lengthBytes);
        if (end < 0) {
            return switch (end) {
                case JsonSkipper.TRUNCATED -> "the JSON breaks off";
                case JsonSkipper.TOO_DEEP -> "the JSON nests too deep";
                default -> "it is no JSON";
            };
        }
        if (JsonSkipper.skipBlanks(source, end, lengthBytes) != lengthBytes) {
            return "something stands behind the JSON";
        }
        forget();
        dataStart = from;
        dataEnd = end;
        if (source[from] == '{') {
            unwrap(from, end);
        }
        if (source[dataStart] == '{') {
            readPayload();
        }
        if (stream == null) {
            stream = derivedStream();
        }
        return null;
    }

    /** The stream's name, or null if it cannot be told. */
    String stream() {
        return stream;
    }

    /** The event's time in milliseconds, or {@link #NO_TIME}. */
    long eventMs() {
        return eventMs;
    }

    /** Points at the bytes as they were recorded. */
    void into(OutFrame frame) {
        frame.payload(line, dataStart, dataEnd - dataStart);
        if (dataEnd != length || dataStart != 0) {
            frame.wrapper(0, length);
        }
        if (firstUpdateId >= 0) {
            frame.ids(firstUpdateId, updateId);
        } else if (tradeId >= 0) {
            frame.ids(tradeId, tradeId);
        } else if (aggregateId >= 0) {
            frame.ids(aggregateId, aggregateId);
        } else {
            frame.ids(updateId, updateId);
        }
    }

    private void forget() {
        stream = null;
        event = null;
        symbol = null;
        interval = null;
        eventMs = NO_TIME;
        tradeId = -1;
        aggregateId = -1;
        firstUpdateId = -1;
        updateId = -1;
        hasBestPrices = false;
    }

    private void unwrap(int from, int end) {
        String name = null;
        int start = -1;
        int stop = -1;
        outer.of(line, from, end);
        while (outer.next()) {
            if (outer.isKey("stream") && outer.isText()) {
                name = text(outer);
            } else if (outer.isKey("data")) {
                start = outer.valueStart();
                stop = outer.valueEnd();
            }
        }
        if (name != null && start >= 0) {
            stream = name;
            dataStart = start;
            dataEnd = stop;
        }
    }

    private void readPayload() {
        inner.of(line, dataStart, dataEnd);
        while (inner.next()) {
            switch (inner.shortKey()) {
                case 'e' -> event = inner.isText() ? text(inner) : null;
                case 's' -> symbol = inner.isText() ? text(inner) : null;
                case 'E' -> eventMs = integer(inner);
                case 't' -> tradeId = integer(inner);
                case 'U' -> firstUpdateId = integer(inner);
                case 'u' -> updateId = integer(inner);
                case 'a' -> aggregateId = integer(inner);
                case 'B' -> hasBestPrices = inner.isText();
                case 'k' -> interval = inner.isObject() ? interval() : null;
                default -> {}
            }
        }
        if ("trade".equals(event)) {
            aggregateId = -1;
        }
    }

    private String interval() {
        String found = null;
        nested.of(line, inner.valueStart(), inner.valueEnd());
        while (nested.next()) {
            if (nested.shortKey() == 'i' && nested.isText()) {
                found = text(nested);
            }
        }
        return found;
    }

    private String derivedStream() {
        if (symbol == null) {
            return null;
        }
        String suffix = event == null ? "" : event;
        if (event == null || event.equals("bookTicker")) {
            suffix = updateId >= 0 && hasBestPrices ? "bookTicker" : "";
        } else if (event.equals("kline")) {
            suffix = interval == null ? "" : "kline_" + interval;
        } else if (event.equals("24hrTicker")) {
            suffix = "ticker";
        } else if (event.equals("24hrMiniTicker")) {
            suffix = "miniTicker";
        } else if (event.equals("depthUpdate")) {
            suffix = "depth@100ms";
        }
        return suffix.isEmpty() ? null : symbol.toLowerCase(Locale.ROOT) + '@' + suffix;
    }

    private String text(Members member) {
        return JsonStrings.text(line, member.valueStart() + 1, member.valueEnd() - 1);
    }

    private long integer(Members member) {
        return Math.max(-1, DecimalParser.parseLong(line, member.valueStart(), member.valueEnd()));
    }
}
