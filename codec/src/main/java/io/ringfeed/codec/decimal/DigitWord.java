package io.ringfeed.codec.decimal;

/**
 * Reads digits eight at a time: a word of a text, its first character lowest, each byte as its distance from {@code '0'}.
 * <p>
 * <b>Threading:</b> no state.
 * <br><b>Allocation:</b> none.
 */
public final class DigitWord {
    /** Digits of a whole word. */
    public static final int MAX_DIGITS = Long.BYTES;

    private static final long ZEROS = 0x3030_3030_3030_3030L;

    private DigitWord() {}

    /**
     * Turns characters into distances from {@code '0'}: digits into 0 to 9, everything else into something greater.
     *
     * @param characters eight of a text.
     * @return the word for the other methods.
     */
    public static long of(long characters) {
        return characters ^ ZEROS;
    }

    /**
     * Marks what is no digit. Carries reach only bytes behind the first that is none.
     *
     * @param word to look at.
     * @return zero if all are digits.
     */
    public static long notDigits(long word) {
        return ((word + 0x7676_7676_7676_7676L) | word) & 0x8080_8080_8080_8080L;
    }

    /**
     * Counts the digits in front.
     *
     * @param word to look at.
     * @return 0 to 8.
     */
    public static int count(long word) {
        return Long.numberOfTrailingZeros(notDigits(word)) >>> 3;
    }

    /**
     * The number that the digits in front make.
     *
     * @param word   to read.
     * @param digits 1 to 8: a shift by 64 would be none.
     * @return the number.
     */
    public static long value(long word, int digits) {
        return value(word << ((MAX_DIGITS - digits) << 3));
    }

    /**
     * The number that eight digits make: by pairs, then fours, then all.
     *
     * @param word of digits only.
     * @return the number.
     */
    public static long value(long word) {
        long pairs = word * 10 + (word >>> 8);
        return ((pairs & 0x0000_00FF_0000_00FFL) * 0x000F_4240_0000_0064L
                        + (pairs >>> 16 & 0x0000_00FF_0000_00FFL) * 0x0000_2710_0000_0001L)
                >>> 32;
    }
}
