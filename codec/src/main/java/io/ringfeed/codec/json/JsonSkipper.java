package io.ringfeed.codec.json;

/**
 * Finds the end of a JSON value, and proves on the way that it is one: strict RFC 8259, but for the UTF-8 of strings,
 * which is not
 * looked at. Iterative, so that no input exhausts the stack.
 * <p>
 * <b>Threading:</b> no state.
 * <br><b>Allocation:</b> none.
 * <br><b>Errors:</b> negative result codes.
 */
public final class JsonSkipper {
    /** The bytes are not JSON. */
    public static final int NOT_JSON = -1;
    /** The value breaks off at the end of the bytes. */
    public static final int TRUNCATED = -2;
    /** The value nests deeper than {@link #MAX_DEPTH}. */
    public static final int TOO_DEEP = -3;

    /** Objects and arrays within each other that are accepted. */
    public static final int MAX_DEPTH = 64;

    private JsonSkipper() {}

    /**
     * Skips one value.
     *
     * @param buffer holding it.
     * @param from   its first byte, not a blank.
     * @param end    behind the last byte that may be read.
     * @return index behind the value, or a negative code.
     */
    public static int skip(byte[] buffer, int from, int end) {
        int at = from;
        int depth = 0;
        long objects = 0; // One bit per level, the innermost lowest: is it an object?
        while (true) {
            // Here a value begins.
            at = skipBlanks(buffer, at, end);
            if (at == end) {
                return TRUNCATED;
            }
            byte b = buffer[at];
            if (b == '{' || b == '[') {
                if (depth == MAX_DEPTH) {
                    return TOO_DEEP;
                }
                depth++;
                objects = objects << 1 | (b == '{' ? 1 : 0);
                at = skipBlanks(buffer, at + 1, end);
                if (at == end) {
                    return TRUNCATED;
                }
                if (buffer[at] != (b == '{' ? '}' : ']')) {
                    at = b == '{' ? skipKey(buffer, at, end) : at;
                    if (at < 0) {
                        return at;
                    }
                    continue;
                }
                // An empty one: its bracket is handled below.
            } else {
                at = skipScalar(buffer, at, end);
                if (at < 0) {
                    return at;
                }
            }
            // Here a value, or the content of an object or array, has ended.
            while (true) {
                if (depth == 0) {
                    return at;
                }
                at = skipBlanks(buffer, at, end);
                if (at == end) {
                    return TRUNCATED;
                }
                boolean isObject = (objects & 1) != 0;
                if (buffer[at] == (isObject ? '}' : ']')) {
                    at++;
                    depth--;
                    objects >>>= 1;
                    continue;
                }
                if (buffer[at] != ',') {
                    return NOT_JSON;
                }
                at++;
                if (isObject) {
                    at = skipKey(buffer, skipBlanks(buffer, at, end), end);
                    if (at < 0) {
                        return at;
                    }
                }
                break;
            }
        }
    }

    /**
     * Skips blanks.
     *
     * @param buffer holding them.
     * @param from   first byte to look at.
     * @param end    behind the last byte that may be read.
     * @return index of the first byte that is none, or {@code end}.
     */
    public static int skipBlanks(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end && isBlank(buffer[at])) {
            at++;
        }
        return at;
    }

    /**
     * Tells what JSON counts as a blank.
     *
     * @param b the byte.
     * @return true for space, tab, line feed and carriage return.
     */
    public static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /**
     * Skips a string.
     *
     * @param buffer holding it.
     * @param from   behind its opening quote.
     * @param end    behind the last byte that may be read.
     * @return index behind its closing quote, or a negative code.
     */
    public static int skipString(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end) {
            byte b = buffer[at++];
            if (b == '"') {
                return at;
            }
            if (b == '\\') {
                at = skipEscape(buffer, at, end);
                if (at < 0) {
                    return at;
                }
            } else if (b >= 0 && b < ' ') {
                return NOT_JSON;
            }
        }
        return TRUNCATED;
    }

    private static int skipKey(byte[] buffer, int from, int end) {
        if (from == end) {
            return TRUNCATED;
        }
        if (buffer[from] != '"') {
            return NOT_JSON;
        }
        int at = skipString(buffer, from + 1, end);
        if (at < 0) {
            return at;
        }
        at = skipBlanks(buffer, at, end);
        return at == end ? TRUNCATED : buffer[at] == ':' ? at + 1 : NOT_JSON;
    }

    private static int skipEscape(byte[] buffer, int from, int end) {
        if (from == end) {
            return TRUNCATED;
        }
        byte b = buffer[from];
        if (b != 'u') {
            return "\"\\/bfnrt".indexOf(b) >= 0 ? from + 1 : NOT_JSON;
        }
        for (int i = 1; i <= 4; i++) {
            if (from + i >= end) {
                return TRUNCATED;
            }
            if (JsonStrings.hexDigit(buffer[from + i]) < 0) {
                return NOT_JSON;
            }
        }
        return from + 5;
    }

    private static int skipScalar(byte[] buffer, int from, int end) {
        return switch (buffer[from]) {
            case '"' -> skipString(buffer, from + 1, end);
            case 't' -> skipWord("true", buffer, from, end);
            case 'f' -> skipWord("false", buffer, from, end);
            case 'n' -> skipWord("null", buffer, from, end);
            default -> skipNumber(buffer, from, end);
        };
    }

    private static int skipWord(String word, byte[] buffer, int from, int end) {
        for (int i = 0; i < word.length(); i++) {
            if (from + i == end) {
                return TRUNCATED;
            }
            if (buffer[from + i] != word.charAt(i)) {
                return NOT_JSON;
            }
        }
        return from + word.length();
    }

    private static int skipNumber(byte[] buffer, int from, int end) {
        int at = buffer[from] == '-' ? from + 1 : from;
        if (at < end && buffer[at] == '0') {
            at++;
        } else {
            at = skipDigits(buffer, at, end);
        }
        if (at >= 0 && at < end && buffer[at] == '.') {
            at = skipDigits(buffer, at + 1, end);
        }
        if (at >= 0 && at < end && (buffer[at] == 'e' || buffer[at] == 'E')) {
            at++;
            if (at < end && (buffer[at] == '+' || buffer[at] == '-')) {
                at++;
            }
            at = skipDigits(buffer, at, end);
        }
        return at;
    }

    /** Skips one digit or more. */
    private static int skipDigits(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
            at++;
        }
        return at > from ? at : at == end ? TRUNCATED : NOT_JSON;
    }
}
