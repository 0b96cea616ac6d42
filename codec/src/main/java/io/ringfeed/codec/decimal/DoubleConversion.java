package io.ringfeed.codec.decimal;

/** Rounds a decimal to the nearest {@code double}, ties to even. */
final class DoubleConversion {
    private static final long EXACT_LIMIT = 1L << 53;
    /** Quotient bits that leave at least two below the 53 of a double: one to round by, one that says "and more". */
    private static final long ENOUGH_BITS = 1L << 56;

    private DoubleConversion() {}

    static double toDouble(Decimal decimal) {
        if (decimal.isWide()) {
            return decimal.bigDecimal().doubleValue();
        }
        long magnitude = Math.abs(decimal.low);
        int scale = decimal.scale;
        if (magnitude >= 0 && magnitude <= EXACT_LIMIT && scale < PowersOfTen.DOUBLE_COUNT) {
            // Both operands are exact, so the one division rounds once.
            return decimal.low / PowersOfTen.doublePower(scale);
        }
        if (magnitude < 0 || scale >= PowersOfTen.LONG_COUNT) {
            return decimal.bigDecimal().doubleValue();
        }
        double rounded = divide(magnitude, PowersOfTen.longPower(scale));
        return decimal.low < 0 ? -rounded : rounded;
    }

    /** Long division, bit by bit, until enough bits stand; what is left over becomes a sticky last bit. */
    private static double divide(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long remainder = dividend % divisor;
        int exponent = 0;
        while (quotient < ENOUGH_BITS && (remainder | quotient) != 0) {
            remainder <<= 1;
            quotient <<= 1;
            if (remainder >= divisor) {
                remainder -= divisor;
                quotient |= 1;
            }
            exponent++;
        }
        if (remainder != 0) {
            quotient |= 1;
        }
        return Math.scalb((double) quotient, -exponent);
    }
}
