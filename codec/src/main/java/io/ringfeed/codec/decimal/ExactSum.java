package io.ringfeed.codec.decimal;

/** Adds, subtracts and averages decimals of any width and scale: the general way behind {@link DecimalMath}. */
final class ExactSum {
    private static final int MAX_STEP = PowersOfTen.LONG_COUNT - 1;

    private ExactSum() {}

    /**
     * Sets the sum or difference, or half of it, if it fits.
     *
     * @param negatesB -1 to subtract b, 0 to add it: the bits that turn a number over.
     */
    static boolean set(Decimal a, Decimal b, long negatesB, boolean halves, MutableDecimal into) {
        return a.scale <= b.scale
                ? setOrdered(a, 0, b, negatesB, halves, into)
                : setOrdered(b, negatesB, a, 0, halves, into);
    }

    private static boolean setOrdered(
            Decimal coarse, long negatesCoarse, Decimal fine, long negatesFine, boolean halves, MutableDecimal into) {
        int shift = fine.scale - coarse.scale;
        long fineHigh = fine.high;
        long fineLow = fine.low;
        while (!setAligned(coarse, negatesCoarse, shift, fineHigh, fineLow, negatesFine, halves, into)) {
            // As long as the coarser number is shifted, the sum ends in a zero where the finer number does.
            if (shift == 0 || (fineLow & 1) != 0 || !Int128.isMultipleOfFive(fineHigh, fineLow)) {
                return false;
            }
            long halfLow = Int128.halfLow(fineHigh, fineLow);
            fineHigh = Int128.fifthHigh(fineHigh >> 1, halfLow);
            fineLow = Int128.fifthLow(halfLow);
            shift--;
        }
        return true;
    }

    /** One attempt, in 192 bits: coarse x 10^shift and fine, at the scale of fine. */
    private static boolean setAligned(
            Decimal coarse,
            long negatesCoarse,
            int shift,
            long fineHigh,
            long fineLow,
            long negatesFine,
            boolean halves,
            MutableDecimal into) {
        long low = coarse.low;
        long middle = coarse.high;
        long top = middle >> 63;
        for (int left = shift; left > 0; left -= MAX_STEP) {
            if (top != middle >> 63) {
                // Ten times what 128 bits hold, at least: no finer number brings that back, and no half.
                return false;
            }
            long factor = PowersOfTen.longPower(Math.min(left, MAX_STEP));
            top = Int128.productTop(middle, low, factor);
            middle = Int128.productMiddle(middle, low, factor);
            low *= factor;
        }
        // Two's complement: the number with the other sign is the bits turned over, plus one.
        low ^= negatesCoarse;
        middle ^= negatesCoarse;
        top ^= negatesCoarse;
        long addend = fineLow ^ negatesFine;
        long sum = low + addend - (negatesCoarse | negatesFine);
        long carry = Int128.carry(low, addend, sum);
        low = sum;
        addend = fineHigh ^ negatesFine;
        sum = middle + addend + carry;
        top += (addend >> 63) + Int128.carry(middle, addend, sum);
        middle = sum;
        int scale = coarse.scale + shift;
        if (halves) {
            return (low & 1) == 0
                    ? setIfFits(top >> 1, Int128.halfLow(top, middle), Int128.halfLow(middle, low), scale, into)
                    : setOddHalf(top, middle, low, scale, into);
        }
        return setIfFits(top, middle, low, scale, into) || (shift == 0 && setTenth(top, middle, low, scale, into));
    }

    private static boolean setIfFits(long top, long high, long low, int scale, MutableDecimal into) {
        if (top != high >> 63) {
            return false;
        }
        into.setNarrowed(high, low, scale);
        return true;
    }

    /** Half of an odd number: five times it, with one more decimal. It does not end in a zero that could be dropped. */
    private static boolean setOddHalf(long top, long high, long low, int scale, MutableDecimal into) {
        return top == high >> 63
                && scale < Decimal.MAX_SCALE
                && setIfFits(
                        Int128.productTop(high, low, 5), Int128.productMiddle(high, low, 5), low * 5, scale + 1, into);
    }

    /** Two numbers of one scale may add up to 129 bits that end in a zero, which neither of the two did. */
    private static boolean setTenth(long top, long middle, long low, int scale, MutableDecimal into) {
        long halfHigh = Int128.halfLow(top, middle);
        long halfLow = Int128.halfLow(middle, low);
        if (scale == 0 || (low & 1) != 0 || !Int128.isMultipleOfFive(halfHigh, halfLow)) {
            return false;
        }
        into.setNarrowed(Int128.fifthHigh(halfHigh, halfLow), Int128.fifthLow(halfLow), scale - 1);
        return true;
    }
}
