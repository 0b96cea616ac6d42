package io.ringfeed.codec.decode;

import io.ringfeed.codec.decimal.DecimalParser;
import io.ringfeed.codec.decimal.MutableDecimal;

/**
 * Reads numbers of the lengths that the venue usually sends, in few steps. Where the end of a number has to be known as well
 * as its value, both come in one {@code long}.
 */
final class UsualNumbers {
    /** Answer for whatever is not as usual. */
    static final int NONE = -1;

    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final int LENGTH_BITS = 5;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    private static final long HUNDRED_MILLION = 100_000_000;
    private static final int USUAL_SCALE = 8;
    /** A point, as a distance from '0'. */
    private static final int POINT = '.' ^ '0';
    /** Longer texts are never numbers that fit. */
    private static final int LONGEST_DECIMAL = 128;

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, HUNDRED_MILLION};

    private UsualNumbers() {}

    /** Reads a bare integer of 1 to 16 digits: {@link #value} and {@link #length} of the result, or {@link #NONE}. */
    static long integer(byte[] buffer, int at) {
        long head = Words.at(buffer, at) ^ ZEROS;
        int count = digitCount(head);
        if (count < Words.BYTES) {
            return count == 0 || (count > 1 && buffer[at] == '0') ? NONE : convert(head, count) << LENGTH_BITS | count;
        }
        long tail = Words.at(buffer, at + Words.BYTES) ^ ZEROS;
        int tailCount = digitCount(tail);
        if (buffer[at] == '0') {
            return NONE;
        }
        // A shift by 64 would be one by 0: without digits in the tail there is nothing to convert.
        long value = tailCount == 0 ? convert(head) : convert(head) * POWERS[tailCount] + convert(tail, tailCount);
        return value << LENGTH_BITS | (Words.BYTES + tailCount);
    }

    /**
     * Reads a decimal of 1 to 7 digits, a point and eight more: {@link #value} of the result is its mantissa at scale 8,
     * {@link #length} counts the digits before the point; or {@link #NONE}. What follows is for the caller to look at.
     */
    static long eightDecimals(byte[] buffer, int at) {
        long whole = Words.at(buffer, at) ^ ZEROS;
        int count = digitCount(whole);
        // By the word at hand, not by another look into the array; a word of eight digits leaves zero, which is no
        // point.
        if (count == 0 || (int) (whole >>> (count << 3) & 0xFF) != POINT) {
            return NONE;
        }
        long fraction = Words.at(buffer, at + count + 1) ^ ZEROS;
        return notDigits(fraction) == 0
                ? (convert(whole, count) * HUNDRED_MILLION + convert(fraction)) << LENGTH_BITS | count
                : NONE;
    }

    /** Bytes of a decimal that {@link #eightDecimals} read. */
    static int decimalLength(long eightDecimals) {
        return length(eightDecimals) + 1 + USUAL_SCALE;
    }

    static long value(long read) {
        return read >>> LENGTH_BITS;
    }

    static int length(long read) {
        return (int) read & LENGTH_MASK;
    }

    /** Reads any decimal up to its closing quote: the index behind that, or {@link #NONE}. */
    static int decimal(byte[] buffer, int at, MutableDecimal into) {
        long usual = eightDecimals(buffer, at);
        if (usual >= 0) {
            int end = at + decimalLength(usual);
            if (buffer[end] == '"') {
                into.set(value(usual), USUAL_SCALE);
                return end + 1;
            }
        }
        return decimalSlow(buffer, at, into);
    }

    private static int decimalSlow(byte[] buffer, int at, MutableDecimal into) {
        int end = at;
        while (buffer[end] != '"') {
            // The terminator's zero ends the loop in a frame that broke off.
            if (buffer[end] < '-' || end - at == LONGEST_DECIMAL) {
                return NONE;
            }
            end++;
        }
        return DecimalParser.parse(buffer, at, end, into) == DecimalParser.OK ? end + 1 : NONE;
    }

    /** How many digits the word begins with, its bytes being distances from '0'. */
    private static int digitCount(long word) {
        return Long.numberOfTrailingZeros(notDigits(word)) >>> 3;
    }

    /** Marks bytes that are no digits; carries only reach bytes behind the first of them. */
    private static long notDigits(long word) {
        return ((word + 0x7676_7676_7676_7676L) | word) & 0x8080_8080_8080_8080L;
    }

    /** The number that the first 1 to 8 digits make. */
    private static long convert(long word, int digits) {
        return convert(word << ((Words.BYTES - digits) << 3));
    }

    /** The number that eight digits make: by pairs, then fours, then all. */
    private static long convert(long word) {
        long pairs = word * 10 + (word >>> 8);
        return ((pairs & 0x0000_00FF_0000_00FFL) * 0x000F_4240_0000_0064L
                        + (pairs >>> 16 & 0x0000_00FF_0000_00FFL) * 0x0000_2710_0000_0001L)
                >>> 32;
    }
}
