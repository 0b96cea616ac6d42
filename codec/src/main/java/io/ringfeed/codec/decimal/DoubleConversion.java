package io.ringfeed.codec.decimal;

/** Rounds a decimal to the nearest {@code double}, ties to even. */
final class DoubleConversion {
    private static final long EXACT_LIMIT = 1L << 53;
    /** The greatest power of five below 2^31, as {@link Int128#quotient} needs it, is 5^13. */
    private static final int FIVES_AT_ONCE = 13;

    private DoubleConversion() {}

    static double toDouble(Decimal decimal) {
        long magnitude = Math.abs(decimal.low);
        if (magnitude <= EXACT_LIMIT
                && magnitude >= 0
                && !decimal.isWide()
                && decimal.scale < PowersOfTen.DOUBLE_COUNT) {
            // Both operands are exact, so the one division rounds once.
            return decimal.low / PowersOfTen.doublePower(decimal.scale);
        }
        if (decimal.isZero()) {
            return 0;
        }
        double rounded = divide(
                Int128.magnitudeHigh(decimal.high, decimal.low),
                Int128.magnitudeLow(decimal.high, decimal.low),
                decimal.scale);
        return decimal.high < 0 ? -rounded : rounded;
    }

    /**
     * Divides by 10^scale: by the fives in long division, by the twos in the exponent. The number is first moved to the
     * top of 192 bits. 5^38 takes away no more than 89 of them, so that 103 are left, and what lies behind those shows
     * in the remainders: enough to round 53 correctly.
     */
    private static double divide(long high, long low, int scale) {
        int exponent = Long.SIZE - scale;
        long top = high;
        long middle = low;
        if (top == 0) {
            top = middle;
            middle = 0;
            exponent -= Long.SIZE;
        }
        int zeros = Long.numberOfLeadingZeros(top);
        top = shiftedLeft(top, middle, zeros);
        middle <<= zeros;
        exponent -= zeros;
        long bottom = 0;
        long leftOver = 0;
        for (int fives = scale; fives > 0; fives -= FIVES_AT_ONCE) {
            long divisor = PowersOfFive.power(Math.min(fives, FIVES_AT_ONCE));
            long remainder = Int128.remainder(0, top, divisor);
            top = Int128.quotient(0, top, divisor);
            long nextRemainder = Int128.remainder(remainder, middle, divisor);
            middle = Int128.quotient(remainder, middle, divisor);
            leftOver |= Int128.remainder(nextRemainder, bottom, divisor);
            bottom = Int128.quotient(nextRemainder, bottom, divisor);
        }
        if (top == 0) {
            top = middle;
            middle = bottom;
            bottom = 0;
            exponent -= Long.SIZE;
        }
        zeros = Long.numberOfLeadingZeros(top);
        top = shiftedLeft(top, middle, zeros);
        leftOver |= (middle << zeros) | bottom;
        // The last bit stands for all that is left over: the conversion rounds at a bit far above it.
        long rounding = (top >>> 1) | (top & 1) | (leftOver != 0 ? 1 : 0);
        return Math.scalb((double) rounding, exponent - zeros + 1);
    }

    private static long shiftedLeft(long word, long next, int bits) {
        return bits == 0 ? word : (word << bits) | (next >>> (Long.SIZE - bits));
    }
}
