package io.ringfeed.codec.json;

import java.nio.charset.StandardCharsets;

/**
 * Decodes the escapes of JSON strings.
 * <p>
 * <b>Threading:</b> no state.
 * <br><b>Allocation:</b> none, except {@link #text}.
 */
public final class JsonStrings {
    /** Answer of {@link #unescape} for a bad escape, half a surrogate pair, or a target that is too small. */
    public static final int INVALID = -1;

    private static final int MAX_UTF8_LENGTH = 4;

    private JsonStrings() {}

    /**
     * Tells whether a string has escapes.
     *
     * @param buffer holding its content.
     * @param from   first byte of the content.
     * @param to     behind the content.
     * @return true if there is a backslash.
     */
    public static boolean hasEscapes(byte[] buffer, int from, int to) {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\\') {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes a string's content without escapes, as UTF-8.
     *
     * @param buffer holding the content.
     * @param from   first byte of the content.
     * @param to     behind the content.
     * @param target to write to, from its beginning.
     * @return length in bytes, or {@link #INVALID}.
     */
    public static int unescape(byte[] buffer, int from, int to, byte[] target) {
        int at = from;
        int length = 0;
        while (at < to) {
            if (length + MAX_UTF8_LENGTH > target.length) {
                return INVALID;
            }
            byte b = buffer[at++];
            if (b != '\\') {
                target[length++] = b;
                continue;
            }
            if (at == to) {
                return INVALID;
            }
            byte escape = buffer[at++];
            if (escape != 'u') {
                int index = "\"\\/bfnrt".indexOf(escape);
                if (index < 0) {
                    return INVALID;
                }
                target[length++] = (byte) "\"\\/\b\f\n\r\t".charAt(index);
                continue;
            }
            int codePoint = hexQuad(buffer, at, to);
            at += 4;
            if (codePoint >= Character.MIN_HIGH_SURROGATE && codePoint <= Character.MAX_HIGH_SURROGATE) {
                int low = at + 1 < to && buffer[at] == '\\' && buffer[at + 1] == 'u'
                        ? hexQuad(buffer, at + 2, to)
                        : INVALID;
                if (low < Character.MIN_LOW_SURROGATE || low > Character.MAX_LOW_SURROGATE) {
                    return INVALID;
                }
                codePoint = Character.toCodePoint((char) codePoint, (char) low);
                at += 6;
            } else if (codePoint < 0
                    || (codePoint >= Character.MIN_LOW_SURROGATE && codePoint <= Character.MAX_LOW_SURROGATE)) {
                return INVALID;
            }
            length = appendUtf8(codePoint, target, length);
        }
        return length;
    }

    /**
     * The content of a string. Allocates.
     *
     * @param buffer holding the content.
     * @param from   first byte of the content.
     * @param to     behind the content.
     * @return the text; as it stands if an escape is bad.
     */
    public static String text(byte[] buffer, int from, int to) {
        // No escape is shorter than what it stands for.
        byte[] target = new byte[to - from + MAX_UTF8_LENGTH];
        int length = unescape(buffer, from, to, target);
        return length == INVALID
                ? new String(buffer, from, to - from, StandardCharsets.UTF_8)
                : new String(target, 0, length, StandardCharsets.UTF_8);
    }

    private static int hexQuad(byte[] buffer, int from, int to) {
        if (from + 4 > to) {
            return INVALID;
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = hexDigit(buffer[from + i]);
            if (digit < 0) {
                return INVALID;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Value of a hexadecimal digit, or negative. */
    static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : INVALID;
    }

    private static int appendUtf8(int codePoint, byte[] target, int offset) {
        int at = offset;
        if (codePoint < 0x80) {
            target[at++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            target[at++] = (byte) (0xC0 | codePoint >> 6);
            target[at++] = (byte) (0x80 | (codePoint & 0x3F));
        } else if (codePoint < 0x10000) {
            target[at++] = (byte) (0xE0 | codePoint >> 12);
            target[at++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
            target[at++] = (byte) (0x80 | (codePoint & 0x3F));
        } else {
            target[at++] = (byte) (0xF0 | codePoint >> 18);
            target[at++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
            target[at++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
            target[at++] = (byte) (0x80 | (codePoint & 0x3F));
        }
        return at;
    }
}
