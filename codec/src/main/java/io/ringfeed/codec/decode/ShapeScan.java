package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.json.JsonSkipper;
import io.ringfeed.codec.json.JsonStrings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds out what an object is when its first keys did not tell: looks at all its keys before any value is read. Rules,
 * first match
 * wins: {@code stream} and {@code data} make a wrapper (where one may be); {@code e} names the event; {@code result},
 * {@code error}, or {@code code} with {@code msg} make a reply to a request; all keys of a bookTicker make one, and all of a partial depth.
 */
final class ShapeScan {
    /** Nothing this codec knows. */
    static final int UNKNOWN = 0;
    /** A payload wrapped with its stream's name. */
    static final int WRAPPED = 1;
    /** An event or reply; see {@link #layout()}. */
    static final int KNOWN = 2;

    private static final int STREAM = 1;
    private static final int DATA = 1 << 1;
    private static final int RESULT = 1 << 2;
    private static final int ERROR = 1 << 3;
    private static final int CODE = 1 << 4;
    private static final int MESSAGE = 1 << 5;
    private static final int LAST_UPDATE_ID = 1 << 6;
    private static final int BIDS = 1 << 7;
    private static final int ASKS = 1 << 8;
    private static final String[] SHAPE_KEYS = {
        "stream", "data", "result", "error", "code", "msg", "lastUpdateId", "bids", "asks"
    };
    private static final byte[][] SHAPE_KEY_BYTES = Arrays.stream(SHAPE_KEYS)
            .map(key -> key.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private static final int LONGEST_EVENT_NAME = 64;

    private final byte[] unescaped = new byte[LONGEST_EVENT_NAME];
    private Layout layout;

    /** What the last scan found, where it was {@link #KNOWN}. */
    Layout layout() {
        return layout;
    }

    /**
     * Scans an object.
     *
     * @param mayBeWrapper false inside a wrapper.
     * @return {@link #UNKNOWN}, {@link #WRAPPED}, {@link #KNOWN}, or a negative code of {@link JsonSkipper}.
     */
    int scan(byte[] buffer, int from, int end, boolean mayBeWrapper) {
        int objectEnd = JsonSkipper.skip(buffer, from, end);
        if (objectEnd < 0) {
            return objectEnd;
        }
        // The object is known to be valid from here on.
        int shape = 0;
        long bookTickerKeys = 0;
        boolean hasName = false;
        Layout named = null;
        int at = JsonSkipper.skipBlanks(buffer, from + 1, end);
        while (buffer[at] != '}') {
            int keyStart = at + 1;
            at = JsonSkipper.skipString(buffer, keyStart, end);
            int keyLength = at - 1 - keyStart;
            at = JsonSkipper.skipBlanks(buffer, JsonSkipper.skipBlanks(buffer, at, end) + 1, end);
            int valueEnd = JsonSkipper.skip(buffer, at, end);
            if (keyLength == 1 && buffer[keyStart] == 'e') {
                hasName = true;
                named = buffer[at] == '"' ? layoutOf(buffer, at + 1, valueEnd - 1) : null;
            } else if (keyLength == 1) {
                bookTickerKeys |= presence(Layouts.BOOK_TICKER.codeOf(buffer[keyStart]));
            } else {
                shape |= shapeKey(buffer, keyStart, keyLength);
            }
            at = JsonSkipper.skipBlanks(buffer, valueEnd, end);
            if (buffer[at] == ',') {
                at = JsonSkipper.skipBlanks(buffer, at + 1, end);
            }
        }
        if (mayBeWrapper && hasAll(shape, STREAM | DATA)) {
            return WRAPPED;
        }
        layout = hasName ? named : nameless(shape, bookTickerKeys, mayBeWrapper);
        return layout == null ? UNKNOWN : KNOWN;
    }

    private static Layout nameless(int shape, long bookTickerKeys, boolean mayBeReply) {
        if (mayBeReply && ((shape & (RESULT | ERROR)) != 0 || hasAll(shape, CODE | MESSAGE))) {
            return Layouts.CONTROL_REPLY;
        }
        long required = Layouts.BOOK_TICKER.requiredMask();
        if ((bookTickerKeys & required) == required) {
            return Layouts.BOOK_TICKER;
        }
        return hasAll(shape, LAST_UPDATE_ID | BIDS | ASKS) ? Layouts.PARTIAL_DEPTH : null;
    }

    /** Tells whether a key that a layout does not know may mean that the layout is the wrong one. */
    static boolean isShapeKey(byte[] buffer, int keyStart, int keyLength) {
        return (keyLength == 1 && buffer[keyStart] == 'e') || shapeKey(buffer, keyStart, keyLength) != 0;
    }

    private static int shapeKey(byte[] buffer, int keyStart, int keyLength) {
        for (int i = 0; i < SHAPE_KEY_BYTES.length; i++) {
            byte[] key = SHAPE_KEY_BYTES[i];
            if (keyLength == key.length && Arrays.equals(key, 0, keyLength, buffer, keyStart, keyStart + keyLength)) {
                return 1 << i;
            }
        }
        return 0;
    }

    private static long presence(int code) {
        return code == Layout.UNKNOWN ? 0 : Field.presence(code);
    }

    private static boolean hasAll(int shape, int mask) {
        return (shape & mask) == mask;
    }

    private Layout layoutOf(byte[] buffer, int from, int to) {
        if (!JsonStrings.hasEscapes(buffer, from, to)) {
            return Layouts.ofEventName(buffer, from, to - from);
        }
        int length = JsonStrings.unescape(buffer, from, to, unescaped);
        return length < 0 ? null : Layouts.ofEventName(unescaped, 0, length);
    }
}
