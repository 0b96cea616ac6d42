package io.ringfeed.simulator.market;

import io.ringfeed.codec.decimal.MutableDecimal;

/** A growing volume in 128 bits: days of full pace do not fit 64 with eight decimals. */
final class WideSum {
    private static final double TWO_TO_64 = 0x1p64;

    private long high;
    private long low;

    void clear() {
        high = 0;
        low = 0;
    }

    /** Adds what is not negative. */
    void add(long amount) {
        low += amount;
        high += Long.compareUnsigned(low, amount) < 0 ? 1 : 0;
    }

    void add(WideSum other) {
        low += other.low;
        high += other.high + (Long.compareUnsigned(low, other.low) < 0 ? 1 : 0);
    }

    boolean isZero() {
        return (high | low) == 0;
    }

    double toDouble() {
        return high * TWO_TO_64 + (low >>> 1) * 2.0 + (low & 1);
    }

    void copyTo(MutableDecimal target) {
        target.setWide(high, low, Instrument.SCALE);
    }
}
