package io.ringfeed.codec.decimal;

/**
 * Calculates with decimals, exactly or not at all: never rounded, never wrapped.
 * <p>
 * <b>Form of a result:</b> as {@link DecimalParser} gives it to a number it reads. Each method says how many decimals
 * its result has; all of them are kept, zeros included, as long as the mantissa fits 64 bits. One that does not loses
 * as many trailing zeros behind the point as it must, and takes the wide form if that does not help. One that does not
 * fit 128 bits (a digit more than the parser takes), or has more than {@link Decimal#MAX_SCALE} decimals, loses as many
 * as it must for that.
 * <br><b>Overflow:</b> what does not fit even then is answered with {@code false}, and the target is not changed.
 * <br><b>Ownership:</b> the target may be one of the operands, or both. A level of a book, a mantissa and a scale of
 * its own, becomes an operand by {@link MutableDecimal#set(long, int)}.
 * <br><b>Threading:</b> no state.
 * <br><b>Allocation:</b> none.
 */
public final class DecimalMath {
    /** What may be multiplied by ten and gain five within 64 bits lies between this and its opposite, exclusive. */
    private static final long TENTH_LIMIT = Long.MAX_VALUE / 10;

    private DecimalMath() {}

    /**
     * Adds: {@code a + b}, with the decimals of the operand that has more.
     *
     * @param a    first summand.
     * @param b    second summand.
     * @param into to write to.
     * @return false if the sum does not fit.
     */
    public static boolean add(Decimal a, Decimal b, MutableDecimal into) {
        if (isPlain(a, b)) {
            long sum = a.low + b.low;
            if (((a.low ^ sum) & (b.low ^ sum)) >= 0) {
                into.set(sum, a.scale);
                return true;
            }
        }
        return ExactSum.set(a, b, 0, false, into);
    }

    /**
     * Subtracts: {@code a - b}, with the decimals of the operand that has more.
     *
     * @param a    to subtract from.
     * @param b    to subtract.
     * @param into to write to.
     * @return false if the difference does not fit.
     */
    public static boolean subtract(Decimal a, Decimal b, MutableDecimal into) {
        if (isPlain(a, b)) {
            long difference = a.low - b.low;
            if (((a.low ^ b.low) & (a.low ^ difference)) >= 0) {
                into.set(difference, a.scale);
                return true;
            }
        }
        return ExactSum.set(a, b, -1, false, into);
    }

    /**
     * Finds the middle: {@code (a + b) / 2}, with the decimals of the operand that has more, and one more where the
     * last digit of the sum is odd.
     *
     * @param a    one end, such as the best bid.
     * @param b    the other, such as the best ask.
     * @param into to write to.
     * @return false if the middle does not fit.
     */
    public static boolean mid(Decimal a, Decimal b, MutableDecimal into) {
        if (isPlain(a, b)) {
            // Bits that both have count once, others half: the sum itself may take 65 bits.
            long half = (a.low & b.low) + ((a.low ^ b.low) >> 1);
            if (((a.low ^ b.low) & 1) == 0) {
                into.set(half, a.scale);
                return true;
            }
            if (half > -TENTH_LIMIT && half < TENTH_LIMIT && a.scale < Decimal.MAX_SCALE) {
                into.set(half * 10 + 5, a.scale + 1);
                return true;
            }
        }
        return ExactSum.set(a, b, 0, true, into);
    }

    /**
     * Multiplies: {@code price x quantity}, with the decimals of both together.
     *
     * @param price    one factor.
     * @param quantity the other.
     * @param into     to write to.
     * @return false if the product does not fit.
     */
    public static boolean multiply(Decimal price, Decimal quantity, MutableDecimal into) {
        int scale = price.scale + quantity.scale;
        if (scale <= Decimal.MAX_SCALE && !price.isWide() && !quantity.isWide()) {
            into.setNarrowed(Math.multiplyHigh(price.low, quantity.low), price.low * quantity.low, scale);
            return true;
        }
        return ExactProduct.set(price, quantity, into);
    }

    private static boolean isPlain(Decimal a, Decimal b) {
        return a.scale == b.scale && !a.isWide() && !b.isWide();
    }
}
