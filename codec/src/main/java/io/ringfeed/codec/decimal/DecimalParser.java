package io.ringfeed.codec.decimal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads numbers from their digits, exactly or not at all.
 * <p>
 * Decimals are an optional minus, digits, and optionally a point and digits; never an exponent, never rounded. As many
 * as 18
 * characters are read eight at a time; that reads, but does not interpret, up to eight bytes behind the number where
 * the array
 * has them.
 * <p>
 * <b>Threading:</b> no state.
 * <br><b>Allocation:</b> none.
 * <br><b>Errors:</b> result codes; never throws for what the bytes say.
 */
public final class DecimalParser {
    /** The number was read. */
    public static final int OK = 0;
    /** The bytes are no decimal number. The target is not changed. */
    public static final int MALFORMED = -1;
    /**
     * More than 38 digits, or more than 38 decimals, that are not zeros to be dropped. The target is not to be used.
     */
    public static final int TOO_LONG = -2;

    /** Answer of {@link #parseLong} for what is no JSON integer of 64 bits; -2^63 itself counts as none. */
    public static final long NOT_A_LONG = Long.MIN_VALUE;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = Long.BYTES;
    /** Characters that cannot overflow a long, point included. */
    private static final int SHORT_LENGTH = 18;
    /** Digits of any {@code long}. */
    private static final int LONG_DIGITS = 19;

    private static final int MAX_DIGITS = 38;
    private static final int HUNDRED_MILLION = 100_000_000;

    private DecimalParser() {}

    /**
     * Reads a decimal. One that does not fit a mantissa of 64 bits loses as many trailing zeros behind the point as it
     * must,
     * and takes the wide form if that does not help.
     *
     * @param buffer holding the number.
     * @param from   its first byte.
     * @param to     behind its last byte.
     * @param into   to write to.
     * @return {@link #OK}, {@link #MALFORMED} or {@link #TOO_LONG}.
     */
    public static int parse(byte[] buffer, int from, int to, MutableDecimal into) {
        // Nearly every number of the venue: one to eight digits, a point, eight decimals. Both words lie within it.
        int whole = to - from - 1 - WORD;
        if (whole > 0 && whole <= WORD && buffer[from + whole] == '.') {
            long integer = DigitWord.of((long) WORDS.get(buffer, from));
            long fraction = DigitWord.of((long) WORDS.get(buffer, to - WORD));
            if (DigitWord.count(integer) >= whole && DigitWord.notDigits(fraction) == 0) {
                into.set(DigitWord.value(integer, whole) * HUNDRED_MILLION + DigitWord.value(fraction), WORD);
                return OK;
            }
        }
        return parseUnusual(buffer, from, to, into);
    }

    private static int parseUnusual(byte[] buffer, int from, int to, MutableDecimal into) {
        if (from >= to) {
            return MALFORMED;
        }
        boolean isNegative = buffer[from] == '-';
        int at = isNegative ? from + 1 : from;
        if (to - at > SHORT_LENGTH || to + WORD > buffer.length) {
            return LongDecimal.parse(buffer, at, to, isNegative, into);
        }
        long mantissa = 0;
        int scale = 0;
        int integerStart = at;
        int digits;
        do {
            long word = DigitWord.of((long) WORDS.get(buffer, at));
            digits = digitCount(word, to - at);
            mantissa = append(mantissa, word, digits);
            at += digits;
        } while (digits == WORD);
        if (at == integerStart) {
            return MALFORMED;
        }
        if (at < to) {
            if (buffer[at++] != '.') {
                return MALFORMED;
            }
            int fractionStart = at;
            do {
                long word = DigitWord.of((long) WORDS.get(buffer, at));
                digits = digitCount(word, to - at);
                mantissa = append(mantissa, word, digits);
                at += digits;
            } while (digits == WORD);
            scale = at - fractionStart;
            if (at != to || scale == 0) {
                return MALFORMED;
            }
        }
        into.set(isNegative ? -mantissa : mantissa, scale);
        return OK;
    }

    /**
     * Reads a JSON integer: an optional minus and digits without leading zeros.
     *
     * @param buffer holding the number.
     * @param from   its first byte.
     * @param to     behind its last byte.
     * @return the number, or {@link #NOT_A_LONG}.
     */
    public static long parseLong(byte[] buffer, int from, int to) {
        if (from >= to) {
            return NOT_A_LONG;
        }
        boolean isNegative = buffer[from] == '-';
        int at = isNegative ? from + 1 : from;
        int length = to - at;
        if (length <= 0 || (buffer[at] == '0' && length > 1)) {
            return NOT_A_LONG;
        }
        if (length > WORD && length <= 2 * WORD) {
            // Times and ids: the first eight digits, and the last eight without those that both words hold.
            long head = DigitWord.of((long) WORDS.get(buffer, at));
            long tail = DigitWord.of((long) WORDS.get(buffer, to - WORD));
            if ((DigitWord.notDigits(head) | DigitWord.notDigits(tail)) != 0) {
                return NOT_A_LONG;
            }
            long value = DigitWord.value(head) * PowersOfTen.longPower(length - WORD)
                    + DigitWord.value(tail & -1L << ((2 * WORD - length) << 3));
            return isNegative ? -value : value;
        }
        if (length > SHORT_LENGTH || to + WORD > buffer.length) {
            return parseLongSlow(buffer, at, to, isNegative);
        }
        long value = 0;
        while (at < to) {
            long word = DigitWord.of((long) WORDS.get(buffer, at));
            int expected = Math.min(WORD, to - at);
            if (digitCount(word, expected) != expected) {
                return NOT_A_LONG;
            }
            value = append(value, word, expected);
            at += expected;
        }
        return isNegative ? -value : value;
    }

    private static long parseLongSlow(byte[] buffer, int from, int to, boolean isNegative) {
        if (to - from > LONG_DIGITS) {
            return NOT_A_LONG;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = buffer[at] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_LONG;
            }
            // Nineteen digits pass 2^64 nowhere, so that an overflow always shows as a negative number.
            value = value * 10 + digit;
        }
        return value < 0 ? NOT_A_LONG : isNegative ? -value : value;
    }

    private static int digitCount(long word, int limit) {
        return Math.min(DigitWord.count(word), limit);
    }

    /** Appends the first digits of a word, 0 to 8 of them, to a number. */
    private static long append(long number, long word, int digits) {
        return digits == 0 ? number : number * PowersOfTen.longPower(digits) + DigitWord.value(word, digits);
    }

    /** The general reader, for long numbers and for those at the very end of an array. */
    private static final class LongDecimal {
        private LongDecimal() {}

        static int parse(byte[] buffer, int from, int to, boolean isNegative, MutableDecimal into) {
            int point = -1;
            for (int at = from; at < to; at++) {
                byte b = buffer[at];
                if (b == '.' && point < 0) {
                    point = at;
                } else if (b < '0' || b > '9') {
                    return MALFORMED;
                }
            }
            if (from == to || point == from || point == to - 1) {
                return MALFORMED;
            }
            int first = from;
            while (first < to && (buffer[first] == '0' || buffer[first] == '.')) {
                first++;
            }
            int end = to;
            // Zeros that have to go in any case, for the number of decimals or of digits.
            while (digits(first, end, point) > MAX_DIGITS || scale(end, point) > Decimal.MAX_SCALE) {
                if (scale(end, point) == 0 || buffer[end - 1] != '0') {
                    return TOO_LONG;
                }
                end--;
            }
            set(buffer, first, end, point, isNegative, into);
            return OK;
        }

        private static int scale(int end, int point) {
            return point < 0 || point >= end ? 0 : end - point - 1;
        }

        private static int digits(int first, int end, int point) {
            return Math.max(0, end - first - (point >= first && point < end ? 1 : 0));
        }

        private static void set(byte[] buffer, int first, int end, int point, boolean isNegative, MutableDecimal into) {
            long high = 0;
            long low = 0;
            for (int at = first; at < end; at++) {
                if (at != point) {
                    // Times ten, 128 bits: multiplyHigh is signed, hence the correction.
                    high = high * 10 + Math.multiplyHigh(low, 10) + (low < 0 ? 10 : 0);
                    low *= 10;
                    long sum = low + (buffer[at] - '0');
                    high += Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
                    low = sum;
                }
            }
            if (isNegative) {
                into.setNarrowed(Int128.negatedHigh(high, low), -low, scale(end, point));
            } else {
                into.setNarrowed(high, low, scale(end, point));
            }
        }
    }
}
