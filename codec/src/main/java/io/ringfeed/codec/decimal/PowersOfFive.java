package io.ringfeed.codec.decimal;

/**
 * Powers of five and their inverses modulo 2^64. Multiplying by an inverse divides, where the division leaves nothing
 * over.
 */
final class PowersOfFive {
    /** Powers 5^0 to 5^20: what takes a number of 128 bits down to 64, see {@link MutableDecimal#setNarrowed}. */
    private static final int COUNT = 21;

    private static final long INVERSE_OF_FIVE = 0xCCCC_CCCC_CCCC_CCCDL;
    private static final long[] POWERS = new long[COUNT];
    private static final long[] INVERSES = new long[COUNT];

    static {
        long power = 1;
        long inverse = 1;
        for (int i = 0; i < COUNT; i++) {
            POWERS[i] = power;
            INVERSES[i] = inverse;
            power *= 5;
            inverse *= INVERSE_OF_FIVE;
        }
    }

    private PowersOfFive() {}

    static long power(int exponent) {
        return POWERS[exponent];
    }

    static long inverse(int exponent) {
        return INVERSES[exponent];
    }
}
