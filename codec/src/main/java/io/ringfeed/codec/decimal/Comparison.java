package io.ringfeed.codec.decimal;

/**
 * Compares and hashes by value, where the scales differ. Exact: the number of the greater scale is divided by powers of
 * ten instead of multiplying the other one beyond 128 bits.
 */
final class Comparison {
    private static final int CHUNK_DIGITS = 9;

    private Comparison() {}

    static int compareDifferentScales(Decimal a, Decimal b) {
        int signum = a.signum();
        if (signum != b.signum()) {
            return Integer.compare(signum, b.signum());
        }
        if (signum == 0) {
            return 0;
        }
        return a.scale < b.scale ? signum * compareMagnitudes(a, b) : -signum * compareMagnitudes(b, a);
    }

    /** Compares |coarse| and |fine|, where fine has more decimals: |coarse mantissa| against |fine mantissa| / 10^k. */
    private static int compareMagnitudes(Decimal coarse, Decimal fine) {
        int shift = fine.scale - coarse.scale;
        if (shift < PowersOfTen.LONG_COUNT && !coarse.isWide() && !fine.isWide()) {
            return compareNarrow(Math.abs(coarse.low), Math.abs(fine.low), PowersOfTen.longPower(shift));
        }
        long high = Int128.magnitudeHigh(fine.high, fine.low);
        long low = Int128.magnitudeLow(fine.high, fine.low);
        boolean exact = true;
        for (int left = shift; left > 0; left -= CHUNK_DIGITS) {
            long divisor = PowersOfTen.longPower(Math.min(left, CHUNK_DIGITS));
            long remainder = Int128.remainder(0, high, divisor);
            exact &= Int128.remainder(remainder, low, divisor) == 0;
            low = Int128.quotient(remainder, low, divisor);
            high = Int128.quotient(0, high, divisor);
        }
        long coarseHigh = Int128.magnitudeHigh(coarse.high, coarse.low);
        int byHigh = Long.compareUnsigned(coarseHigh, high);
        if (byHigh != 0) {
            return byHigh;
        }
        int byLow = Long.compareUnsigned(Int128.magnitudeLow(coarse.high, coarse.low), low);
        return byLow != 0 ? byLow : exact ? 0 : -1;
    }

    /** Compares a x power with b, all unsigned (|Long.MIN_VALUE| included). */
    private static int compareNarrow(long a, long b, long power) {
        // multiplyHigh is signed: correct for the one magnitude, 2^63, that reads as negative.
        long high = Math.multiplyHigh(a, power) + (a < 0 ? power : 0);
        return high != 0 ? 1 : Long.compareUnsigned(a * power, b);
    }

    /** Hash of the value: trailing zeros behind the point do not count. */
    static int hash(long high, long low, int scale) {
        long h = Int128.magnitudeHigh(high, low);
        long l = Int128.magnitudeLow(high, low);
        int s = scale;
        while (s > 0) {
            long remainder = Int128.remainder(0, h, 10);
            if (Int128.remainder(remainder, l, 10) != 0) {
                break;
            }
            l = Int128.quotient(remainder, l, 10);
            h = Int128.quotient(0, h, 10);
            s--;
        }
        return 31 * (31 * Long.hashCode(h) + Long.hashCode(l)) + (high < 0 ? ~s : s);
    }
}
