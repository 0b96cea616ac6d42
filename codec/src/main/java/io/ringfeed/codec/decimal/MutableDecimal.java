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

    private static void throwScale(int scale) {
        throw new IllegalArgumentException("scale must be 0 to " + MAX_SCALE + ", not " + scale);
    }
}
