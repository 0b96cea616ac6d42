package io.ringfeed.codec.decimal;

/**
 * Holds a {@link Decimal} that its owner may change: the slots of events, and scratch values of handlers.
 * <p>
 * <b>Threading:</b> one thread at a time.
 * <br><b>Allocation:</b> none.
 * <br><b>Errors:</b> a scale outside 0 to {@link Decimal#MAX_SCALE} is a programming error and throws.
 */
public final class MutableDecimal extends Decimal {
    /** A new decimal of value zero and scale zero. */
    public MutableDecimal() {}

    /**
     * Becomes {@code mantissa x 10^-scale}.
     *
     * @param mantissa the digits as a number.
     * @param scale    digits behind the point, 0 to {@link Decimal#MAX_SCALE}.
     * @return this.
     */
    public MutableDecimal set(long mantissa, int scale) {
        return setWide(mantissa >> 63, mantissa, scale);
    }

    /**
     * Becomes {@code mantissa x 10^-scale} with a two's complement mantissa of 128 bits. One that fits 64 bits is no
     * longer
     * wide, so that a number has one form only.
     *
     * @param high  upper half of the mantissa, sign included.
     * @param low   lower half of the mantissa.
     * @param scale digits behind the point, 0 to {@link Decimal#MAX_SCALE}.
     * @return this.
     */
    public MutableDecimal setWide(long high, long low, int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throwScale(scale);
        }
        this.high = high;
        this.low = low;
        this.scale = scale;
        return this;
    }

    /**
     * Becomes a copy of another number, scale included.
     *
     * @param other to copy.
     * @return this.
     */
    public MutableDecimal set(Decimal other) {
        high = other.high;
        low = other.low;
        scale = other.scale;
        return this;
    }

    /**
     * Becomes {@code mantissa x 10^-scale}, which loses as many trailing zeros behind the point as a mantissa of 64
     * bits needs it to, and none if that does not help.
     */
    void setNarrowed(long high, long low, int scale) {
        if (high == low >> 63) {
            set(low, scale);
            return;
        }
        // Bits beyond a long, 1 to 64. Each zero takes away 3.3 of them: one zero less than this never does, one more
        // may
        // have to go, as the number of bits tells the number only up to a factor of two.
        int excess = Long.SIZE + 1 - Long.numberOfLeadingZeros(high ^ (high >> 63));
        int fewest = (((excess - 1) * 1233) >>> 12) + 1;
        int most = Math.min(Math.min(fewest + 1, scale), Long.numberOfTrailingZeros(low));
        for (int zeros = fewest; zeros <= most; zeros++) {
            long shiftedLow = (high << (Long.SIZE - zeros)) | (low >>> zeros);
            long power = PowersOfFive.power(zeros);
            long narrow = shiftedLow * PowersOfFive.inverse(zeros);
            if (narrow * power == shiftedLow && Math.multiplyHigh(narrow, power) == high >> zeros) {
                set(narrow, scale - zeros);
                return;
            }
        }
        setWide(high, low, scale);
    }

    private static void throwScale(int scale) {
        throw new IllegalArgumentException("scale must be 0 to " + MAX_SCALE + ", not " + scale);
    }
}
