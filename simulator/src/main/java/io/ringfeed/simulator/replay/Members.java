package io.ringfeed.simulator.replay;

import io.ringfeed.codec.json.JsonSkipper;

/**
 * Walks the members of a JSON object that is known to be valid, one level deep.
 *
 * <p><b>Threading:</b> confined to its owner. <b>Allocation:</b> none.
 */
final class Members {
    private byte[] buffer;
    private int end;
    private int at;
    private int keyStart;
    private int keyEnd;
    private int valueStart;
    private int valueEnd;

    /** Begins at an object's opening brace. */
    Members of(byte[] source, int from, int limit) {
        buffer = source;
        end = limit;
        at = JsonSkipper.skipBlanks(source, from + 1, limit);
        return this;
    }

    /** Goes to the next member; false at the closing brace. */
    boolean next() {
        if (buffer[at] == ',') {
            at = JsonSkipper.skipBlanks(buffer, at + 1, end);
        }
        if (buffer[at] == '}') {
            return false;
        }
        keyStart = at + 1;
        at = JsonSkipper.skipString(buffer, keyStart, end);
        keyEnd = at - 1;
        int colon = JsonSkipper.skipBlanks(buffer, at, end);
        valueStart = JsonSkipper.skipBlanks(buffer, colon + 1, end);
        valueEnd = JsonSkipper.skip(buffer, valueStart, end);
        at = JsonSkipper.skipBlanks(buffer, valueEnd, end);
        return true;
    }

    boolean isKey(String key) {
        if (keyEnd - keyStart != key.length()) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (buffer[keyStart + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The key where it is a single byte, otherwise 0. */
    char shortKey() {
        return keyEnd - keyStart == 1 ? (char) buffer[keyStart] : 0;
    }

    int valueStart() {
        return valueStart;
    }

    int valueEnd() {
        return valueEnd;
    }

    boolean isText() {
        return buffer[valueStart] == '"';
    }

    boolean isObject() {
        return buffer[valueStart] == '{';
    }
}
