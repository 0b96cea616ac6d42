package io.ringfeed.codec.decimal;

/**
 * Steps of 128-bit arithmetic on pairs of longs. A method returns one long, so that most steps come in two or three
 * methods, one for each word of the result.
 */
final class Int128 {
    private static final long MASK = 0xFFFF_FFFFL;

    private Int128() {}

    /** Upper half of |number|, unsigned. */
    static long magnitudeHigh(long high, long low) {
        return high < 0 ? negatedHigh(high, low) : high;
    }

    /** Lower half of |number|. */
    static long magnitudeLow(long high, long low) {
        return high < 0 ? -low : low;
    }

    /** Upper half of the number with the other sign; the lower half is {@code -low}. */
    static long negatedHigh(long high, long low) {
        return ~high + (low == 0 ? 1 : 0);
    }

    /** Upper half of the product of two unsigned numbers; the lower half is {@code a * b}. */
    static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    /** Third word of number x factor: number signed, factor not negative. The first is {@code low * factor}. */
    static long productTop(long high, long low, long factor) {
        long carried = unsignedMultiplyHigh(low, factor);
        long middle = high * factor;
        return Math.multiplyHigh(high, factor) + carry(middle, carried, middle + carried);
    }

    /** Second word of number x factor. */
    static long productMiddle(long high, long low, long factor) {
        return high * factor + unsignedMultiplyHigh(low, factor);
    }

    /** What {@code sum = a + b}, or that and a carry, carries into the next word: 0 or 1. */
    static long carry(long a, long b, long sum) {
        return ((a & b) | ((a | b) & ~sum)) >>> 63;
    }

    /**
     * School division, 32 bits at a time, of one word behind the remainder of the word before it. The divisor is below
     * 2^31, so that no step overflows.
     */
    static long quotient(long remainder, long word, long divisor) {
        long upper = (remainder << 32) | (word >>> 32);
        long lower = ((upper % divisor) << 32) | (word & MASK);
        return ((upper / divisor) << 32) | (lower / divisor);
    }

    /** What {@link #quotient} leaves over for the next word. */
    static long remainder(long remainder, long word, long divisor) {
        long upper = (remainder << 32) | (word >>> 32);
        return (((upper % divisor) << 32) | (word & MASK)) % divisor;
    }

    static boolean isMultipleOfFive(long high, long low) {
        // 2^64 leaves 1 over, so the halves count alike.
        return (Math.floorMod(high, 5) + Long.remainderUnsigned(low, 5)) % 5 == 0;
    }

    /** Upper half of a fifth of a multiple of five. */
    static long fifthHigh(long high, long low) {
        return (high - unsignedMultiplyHigh(fifthLow(low), 5)) * PowersOfFive.inverse(1);
    }

    /** Lower half of a fifth of a multiple of five. */
    static long fifthLow(long low) {
        return low * PowersOfFive.inverse(1);
    }

    /** Lower half of half the number; the upper half is {@code high >> 1}. */
    static long halfLow(long high, long low) {
        return (high << 63) | (low >>> 1);
    }
}
