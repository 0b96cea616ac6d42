package io.ringfeed.engine.merge;

/**
 * Walks over the members of JSON objects at the beginning of a frame, far enough to find names and ids, whatever their order. It stops
 * at the end of what was copied: a key behind it counts as not there.
 *
 * <p><b>Threading:</b> confined to the I/O thread. <b>Allocation:</b> none.
 */
final class JsonCursor {
    private final byte[] bytes;
    private int length;
    private int position;
    private int keyOffset;
    private int keyLength;

    JsonCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    void begin(int lengthBytes, int at) {
        length = lengthBytes;
        position = at;
    }

    int position() {
        return position;
    }

    /** Steps into an object; false where none begins. */
    boolean enter(char opening) {
        skipBlanks();
        if (position < length && bytes[position] == opening) {
            position++;
            return true;
        }
        return false;
    }

    /** Steps behind the next key and its colon; false at the object's end, or where the bytes end. */
    boolean nextKey() {
        skipBlanks();
        if (position < length && bytes[position] == ',') {
            position++;
            skipBlanks();
        }
        if (!readText()) {
            return false;
        }
        keyOffset = position - keyLength - 1;
        skipBlanks();
        if (position >= length || bytes[position] != ':') {
            return false;
        }
        position++;
        skipBlanks();
        return position < length;
    }

    boolean isKey(String name) {
        if (keyLength != name.length()) {
            return false;
        }
        for (int i = 0; i < keyLength; i++) {
            if (bytes[keyOffset + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Reads a text; afterwards {@link #textOffset} and {@link #textLength} tell where it lies. */
    boolean readText() {
        if (position >= length || bytes[position] != '"') {
            return false;
        }
        int start = ++position;
        while (position < length && bytes[position] != '"') {
            position += bytes[position] == '\\' ? 2 : 1;
        }
        if (position >= length) {
            return false;
        }
        keyLength = position - start;
        position++;
        return true;
    }

    int textOffset() {
        return position - keyLength - 1;
    }

    int textLength() {
        return keyLength;
    }

    /** Reads an integer that is not negative; -1 where there is none, or where it may go on behind the end. */
    long readInteger() {
        long value = 0;
        int start = position;
        while (position < length && bytes[position] >= '0' && bytes[position] <= '9') {
            value = value * 10 + (bytes[position++] - '0');
        }
        return position == start || position == length || position - start > 18 ? -1 : value;
    }

    /** Steps behind a value of any kind; false where the bytes end first. */
    boolean skipValue() {
        int depth = 0;
        while (position < length) {
            byte current = bytes[position];
            if (current == '"') {
                if (!readText()) {
                    return false;
                }
            } else if (current == '{' || current == '[') {
                depth++;
                position++;
            } else if (current == '}' || current == ']') {
                if (depth == 0) {
                    return true;
                }
                depth--;
                position++;
            } else if (current == ',' && depth == 0) {
                return true;
            } else {
                position++;
                continue;
            }
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private void skipBlanks() {
        while (position < length && bytes[position] <= ' ' && bytes[position] >= 0) {
            position++;
        }
    }
}
