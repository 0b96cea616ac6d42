package io.ringfeed.codec.decimal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Reads an exact decimal number: {@code mantissa x 10^-scale}, with the scale the venue wrote.
 * <p>
 * The mantissa is a two's complement number of 128 bits, {@link #high()} and {@link #low()}. Nearly every number of the
 * wire fits 64 bits, and then {@link #mantissa()} is all of it; the rest (volumes of very cheap tokens)
 * {@link #isWide()}.
 * Two numbers are equal when their values are, whatever their scales: 1.50 equals 1.5.
 * <p>
 * <b>Threading:</b> none of its own; whoever owns the event owns its decimals.
 * <br><b>Ownership:</b> a decimal handed out by an event changes with the event. Copy it with
 * {@link MutableDecimal#set(Decimal)}
 * or {@link #bigDecimal()} to keep it.
 * <br><b>Allocation:</b> none, except {@link #bigDecimal()} and {@link #toString()}.
 * <br><b>Arithmetic:</b> {@link DecimalMath}.
 */
public class Decimal implements Comparable<Decimal> {
    /** The most digits behind the point. */
    public static final int MAX_SCALE = 38;

    /** The most bytes {@link #appendTo} writes: sign, point and 39 digits. */
    public static final int MAX_TEXT_LENGTH = 41;

    long high;
    long low;
    int scale;

    /** For {@link MutableDecimal} only: a decimal as such has no value of its own to be built from. */
    Decimal() {}

    /**
     * The whole mantissa, where it fits 64 bits.
     *
     * @return value times 10^{@link #scale()}.
     * @throws ArithmeticException if the mantissa {@link #isWide()}.
     */
    public final long mantissa() {
        if (isWide()) {
            throwWide();
        }
        return low;
    }

    /**
     * Digits behind the point.
     *
     * @return 0 to {@link #MAX_SCALE}.
     */
    public final int scale() {
        return scale;
    }

    /**
     * Tells whether the mantissa needs more than 64 bits.
     *
     * @return true if {@link #mantissa()} would throw.
     */
    public final boolean isWide() {
        return high != low >> 63;
    }

    /**
     * Upper half of the 128-bit mantissa, sign included.
     *
     * @return 0 or -1 unless {@link #isWide()}.
     */
    public final long high() {
        return high;
    }

    /**
     * Lower half of the 128-bit mantissa, unsigned.
     *
     * @return the 64 low bits.
     */
    public final long low() {
        return low;
    }

    /**
     * The sign of the value.
     *
     * @return -1, 0 or 1.
     */
    public final int signum() {
        return high < 0 ? -1 : (high | low) == 0 ? 0 : 1;
    }

    /**
     * Tells whether the value is zero, as a quantity that deletes a level.
     *
     * @return true for zero of any scale.
     */
    public final boolean isZero() {
        return (high | low) == 0;
    }

    /**
     * Compares the values exactly, whatever the scales.
     *
     * @param other to compare with.
     * @return negative, zero or positive.
     */
    @Override
    public final int compareTo(Decimal other) {
        if (scale == other.scale) {
            return high != other.high ? Long.compare(high, other.high) : Long.compareUnsigned(low, other.low);
        }
        return Comparison.compareDifferentScales(this, other);
    }

    /**
     * The nearest {@code double}, correctly rounded (ties to even), whatever the width and scale. No decimal is too
     * large or too small for a normal {@code double}.
     *
     * @return as {@code bigDecimal().doubleValue()}.
     */
    public final double doubleValue() {
        return DoubleConversion.toDouble(this);
    }

    /**
     * The same number as a {@code BigDecimal} of the same scale. Allocates.
     *
     * @return exactly this value.
     */
    public final BigDecimal bigDecimal() {
        return isWide()
                ? new BigDecimal(
                        BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low))), scale)
                : BigDecimal.valueOf(low, scale);
    }

    /**
     * Prints the number: an optional minus, digits, and exactly {@link #scale()} decimals.
     *
     * @param buffer with {@link #MAX_TEXT_LENGTH} bytes of room behind {@code offset}.
     * @param offset of the first byte written.
     * @return offset behind the last byte written.
     */
    public final int appendTo(byte[] buffer, int offset) {
        return isWide()
                ? DecimalPrinter.printWide(high, low, scale, buffer, offset)
                : DecimalPrinter.print(low, scale, buffer, offset);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Decimal that && compareTo(that) == 0;
    }

    @Override
    public final int hashCode() {
        return Comparison.hash(high, low, scale);
    }

    /** Prints the number as {@link #appendTo} does. Allocates. */
    @Override
    public final String toString() {
        byte[] text = new byte[MAX_TEXT_LENGTH];
        return new String(text, 0, appendTo(text, 0), StandardCharsets.ISO_8859_1);
    }

    private void throwWide() {
        throw new ArithmeticException(this + " does not fit a mantissa of 64 bits: use high() and low()");
    }
}
