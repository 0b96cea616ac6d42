package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;

/**
 * Checks that text is UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF), as it arrives: a character may
 * be cut anywhere, and the first wrong byte is found with the piece that holds it.
 *
 * <p>Market data is ASCII but for a few names, so a piece is first looked at by words of eight bytes, in whatever order its buffer
 * has, and character by character only where that finds anything else.
 *
 * <p><b>Threading:</b> confined to one thread.
 * <br><b>Ownership:</b> buffers are borrowed for the call; absolute gets only.
 * <br><b>Allocation:</b> none.
 */
public final class Utf8Validator {
    private static final long TOP_BITS = 0x8080_8080_8080_8080L;

    /** Continuation bytes that the open character still needs. */
    private int missing;
    /** Least and greatest value of the next continuation byte: only the first behind a lead byte is ever narrower. */
    private int least;

    private int greatest;

    /** Builds a validator at the beginning of a text. */
    public Utf8Validator() {}

    /** Begins a new text. */
    public void reset() {
        missing = 0;
    }

    /**
     * Tells whether the text may end here.
     *
     * @return false within a character.
     */
    public boolean isComplete() {
        return missing == 0;
    }

    /**
     * Checks the next piece of the text.
     *
     * @param buffer holds the bytes.
     * @param offset index of the first.
     * @param length in bytes.
     * @return false at the first byte that cannot stand in UTF-8; the text is beyond help then.
     */
    public boolean accept(ByteBuffer buffer, int offset, int length) {
        return (missing == 0 && isAscii(buffer, offset, length)) || acceptSlowly(buffer, offset, length);
    }

    private boolean acceptSlowly(ByteBuffer buffer, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (missing == 0) {
                at = skipAscii(buffer, at, end);
                if (at == end) {
                    return true;
                }
            }
            if (!accept(buffer.get(at++) & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /** Whole words, the last of which may overlap the one before. */
    private static boolean isAscii(ByteBuffer buffer, int offset, int length) {
        if (length < Long.BYTES) {
            return false;
        }
        int last = offset + length - Long.BYTES;
        long seen = buffer.getLong(last);
        for (int at = offset; at < last; at += Long.BYTES) {
            seen |= buffer.getLong(at);
        }
        return (seen & TOP_BITS) == 0;
    }

    private static int skipAscii(ByteBuffer buffer, int offset, int end) {
        int at = offset;
        while (end - at >= Long.BYTES && (buffer.getLong(at) & TOP_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < end && buffer.get(at) >= 0) {
            at++;
        }
        return at;
    }

    private boolean accept(int value) {
        if (missing > 0) {
            if (value < least || value > greatest) {
                return false;
            }
            missing--;
            least = 0x80;
            greatest = 0xBF;
            return true;
        }
        least = 0x80;
        greatest = 0xBF;
        if (value < 0x80) {
            return true;
        }
        if (value < 0xC2) { // a continuation without a character, or an overlong form of ASCII
            return false;
        }
        if (value < 0xE0) {
            missing = 1;
        } else if (value < 0xF0) {
            missing = 2;
            if (value == 0xE0) {
                least = 0xA0; // below: overlong
            } else if (value == 0xED) {
                greatest = 0x9F; // above: surrogates
            }
        } else if (value < 0xF5) {
            missing = 3;
            if (value == 0xF0) {
                least = 0x90; // below: overlong
            } else if (value == 0xF4) {
                greatest = 0x8F; // above: beyond U+10FFFF
            }
        } else {
            return false;
        }
        return true;
    }
}
