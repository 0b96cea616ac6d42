package io.ringfeed.simulator.replay;

import io.ringfeed.codec.decimal.DecimalParser;
import io.ringfeed.codec.json.JsonSkipper;
import io.ringfeed.codec.json.JsonStrings;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.simulator.venue.OutFrame;

/**
 * What a simulator has to know of one recorded line: whose stream it is, where its payload lies, its time and its ids.
 *
 * <p>A wrapped line names its stream. Of a raw one the name is derived from its content, see {@link StreamNaming}.
 *
 * <p><b>Threading:</b> confined to its owner. <b>Allocation:</b> the name of a raw frame's stream; for a wrapped one none,
 * once its names have been seen.
 */
final class RecordedFrame {
    /** For {@link #eventMs()}: the frame tells no time. */
    static final long NO_TIME = -1;

    private static final int MAX_KNOWN_NAMES = 8_192;
    // Milliseconds have so many digits until the year 5138; microseconds have more.
    private static final long LEAST_MICROS = 100_000_000_000_000L;
    private static final long MICROS_PER_MILLI = 1_000;

    // So that a name that comes again is the same string again.
    private final NameRegistry names = new NameRegistry(MAX_KNOWN_NAMES);

    private final Members outer = new Members();
    private final Members inner = new Members();
    private final Members nested = new Members();
    private byte[] line;
    private int length;
    private boolean isWrapped;
    private String stream;
    private int dataStart;
    private int dataEnd;
    private long eventTime;
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
        if (from < lengthBytes && source[from] != '{' && source[from] != '[') {
            return "it is no JSON object or array";
        }
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
        boolean isArray = source[dataStart] == '[';
        int first = isArray ? JsonSkipper.skipBlanks(source, dataStart + 1, end) : dataStart;
        if (source[first] == '{') {
            readPayload(first);
        }
        if (stream == null) {
            stream = isArray
                    ? StreamNaming.ofArray(event)
                    : StreamNaming.ofObject(event, symbol, interval, updateId >= 0 && hasBestPrices);
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
        if (isWrapped) {
            frame.payload(line, dataStart, dataEnd - dataStart).wrapper(0, length);
        } else {
            frame.payload(line, 0, length);
        }
        if (firstUpdateId >= 0) {
            frame.ids(firstUpdateId, updateId);
        } else if (tradeId >= 0) {
            frame.ids(tradeId, tradeId);
        } else if (aggregateId >= 0) {
            frame.ids(aggregateId, aggregateId);
        } else if (updateId >= 0) {
            frame.ids(updateId, updateId);
        } else {
            frame.ids(eventTime, eventTime);
        }
    }

    private void forget() {
        isWrapped = false;
        stream = null;
        event = null;
        symbol = null;
        interval = null;
        eventTime = NO_TIME;
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
            isWrapped = true;
            stream = name;
            dataStart = start;
            dataEnd = stop;
        }
    }

    private void readPayload(int from) {
        inner.of(line, from, dataEnd);
        while (inner.next()) {
            switch (inner.shortKey()) {
                case 'e' -> event = inner.isText() ? text(inner) : null;
                case 's' -> symbol = inner.isText() ? text(inner) : null;
                case 'E' -> {
                    eventTime = integer(inner);
                    eventMs = milliseconds(eventTime);
                }
                case 't' -> tradeId = integer(inner);
                case 'U' -> firstUpdateId = integer(inner);
                case 'u' -> updateId = integer(inner);
                case 'a' -> aggregateId = integer(inner);
                case 'B' -> hasBestPrices = inner.isText();
                case 'k' -> interval = inner.isObject() ? interval() : null;
                default -> {
                    if (inner.isKey("lastUpdateId")) {
                        updateId = integer(inner);
                    }
                }
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

    private static long milliseconds(long time) {
        return time < LEAST_MICROS ? time : time / MICROS_PER_MILLI;
    }

    private String text(Members member) {
        int from = member.valueStart() + 1;
        int to = member.valueEnd() - 1;
        int known = names.idOf(line, from, to - from);
        return known >= 0 ? names.name(known) : JsonStrings.text(line, from, to);
    }

    private long integer(Members member) {
        return Math.max(-1, DecimalParser.parseLong(line, member.valueStart(), member.valueEnd()));
    }
}
