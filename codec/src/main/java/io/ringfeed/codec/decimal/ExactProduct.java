package io.ringfeed.codec.decimal;

/** Multiplies decimals of any width and scale: the general way behind {@link DecimalMath}. */
final class ExactProduct {
    private ExactProduct() {}

    static boolean set(Decimal a, Decimal b, MutableDecimal into) {
        int scale = a.scale + b.scale;
        if (a.isZero() || b.isZero()) {
            into.set(0, Math.min(scale, Decimal.MAX_SCALE));
            return true;
        }
        long aHigh = a.high;
        long aLow = a.low;
        long bHigh = b.high;
        long bLow = b.low;
        while (scale > Decimal.MAX_SCALE || !setIfFits(aHigh, aLow, bHigh, bLow, scale, into)) {
            // The product ends in a zero where a two and a five are among the factors of either number.
            boolean takesTwoFromA = (aLow & 1) == 0;
            boolean takesFiveFromA = Int128.isMultipleOfFive(aHigh, aLow);
            if (scale == 0
                    || (!takesTwoFromA && (bLow & 1) != 0)
                    || (!takesFiveFromA && !Int128.isMultipleOfFive(bHigh, bLow))) {
                return false;
            }
            if (takesTwoFromA) {
                aLow = Int128.halfLow(aHigh, aLow);
                aHigh >>= 1;
            } else {
                bLow = Int128.halfLow(bHigh, bLow);
                bHigh >>= 1;
            }
            if (takesFiveFromA) {
                aHigh = Int128.fifthHigh(aHigh, aLow);
                aLow = Int128.fifthLow(aLow);
            } else {
                bHigh = Int128.fifthHigh(bHigh, bLow);
                bLow = Int128.fifthLow(bLow);
            }
            scale--;
        }
        return true;
    }

    /** Sets the product of two numbers that are not zero, if it fits. */
    private static boolean setIfFits(long aHigh, long aLow, long bHigh, long bLow, int scale, MutableDecimal into) {
        long xHigh = Int128.magnitudeHigh(aHigh, aLow);
        long xLow = Int128.magnitudeLow(aHigh, aLow);
        long yHigh = Int128.magnitudeHigh(bHigh, bLow);
        long yLow = Int128.magnitudeLow(bHigh, bLow);
        if ((xHigh != 0 && yHigh != 0)
                || Int128.unsignedMultiplyHigh(xHigh, yLow) != 0
                || Int128.unsignedMultiplyHigh(yHigh, xLow) != 0) {
            return false;
        }
        // One of these two products is zero.
        long cross = xHigh * yLow + yHigh * xLow;
        long carried = Int128.unsignedMultiplyHigh(xLow, yLow);
        long high = cross + carried;
        long low = xLow * yLow;
        if (Int128.carry(cross, carried, high) != 0) {
            return false;
        }
        boolean isNegative = (aHigh ^ bHigh) < 0;
        if (isNegative) {
            high = Int128.negatedHigh(high, low);
            low = -low;
        }
        if (high < 0 != isNegative) {
            return false;
        }
        into.setNarrowed(high, low, scale);
        return true;
    }
}
