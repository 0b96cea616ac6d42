package io.ringfeed.codec.decimal;

/** Powers of ten, exact, as far as a {@code long} and a {@code double} hold them. */
final class PowersOfTen {
    /** Powers 10^0 to 10^18 fit a {@code long}. */
    static final int LONG_COUNT = 19;

    /** Powers 10^0 to 10^22 are exact as {@code double}. */
    static final int DOUBLE_COUNT = 23;

    private static final long[] LONGS = new long[LONG_COUNT];
    private static final double[] DOUBLES = new double[DOUBLE_COUNT];

    static {
        long power = 1;
        for (int i = 0; i < LONG_COUNT; i++) {
            LONGS[i] = power;
            power *= 10;
        }
        double exact = 1;
        for (int i = 0; i < DOUBLE_COUNT; i++) {
            DOUBLES[i] = exact;
            exact *= 10;
        }
    }

    private PowersOfTen() {}

    static long longPower(int exponent) {
        return LONGS[exponent];
    }

    static double doublePower(int exponent) {
        return DOUBLES[exponent];
    }
}
