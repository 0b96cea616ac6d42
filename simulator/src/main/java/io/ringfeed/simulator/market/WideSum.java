package io.ringfeed.simulator.market;

import io.ringfeed.codec.decimal.MutableDecimal;

/** A growing volume in 128 bits: the quote volume of days at full pace does not fit 64. */
final class WideSum {
    private static final int BITS = 128;

    private long high;
    private long low;

    void clear() {
        high = 0;
        low = 0;
    }

    /** Adds what is not negative. */
    void add(long amount) {
        low += amount;
        high += Long.compareUnsigned(low, amount) < 0 ? 1 : 0;
    }

    void add(WideSum other) {
        low += other.low;
        high += other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
    }

    /** The sum where it fits 64 bits, as that of a second does at any pace. */
    long longValue() {
        return low;
    }

    /**
     * Writes the sum as a decimal with {@link Instrument#SCALE} decimals.
     *
     * @param unitMantissa what one is worth in the last of them, greater than zero.
     */
    void copyTo(MutableDecimal target, long unitMantissa) {
        target.setWide(productHigh(unitMantissa), low * unitMantissa, Instrument.SCALE);
    }

    private long productHigh(long factor) {
        // multiplyHigh takes the lower half for signed.
        return high * factor + Math.multiplyHigh(low, factor) + (low < 0 ? factor : 0);
    }

    /**
     * The sum times a factor by a divisor, rounded to the nearest, half up.
     *
     * @param factor  greater than zero.
     * @param divisor greater than zero and less than 2^62; the result must fit 64 bits.
     */
    long times(long factor, long divisor) {
        long productHigh = productHigh(factor);
        long productLow = low * factor;
        long quotient = 0;
        long remainder = 0;
        for (int bit = BITS - 1; bit >= 0; bit--) {
            long word = bit >= Long.SIZE ? productHigh : productLow;
            remainder = remainder << 1 | (word >>> bit & 1);
            quotient <<= 1;
            if (remainder >= divisor) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        return 2 * remainder >= divisor ? quotient + 1 : quotient;
    }
}
