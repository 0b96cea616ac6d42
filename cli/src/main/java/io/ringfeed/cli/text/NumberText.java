package io.ringfeed.cli.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Writes numbers for people: grouped, short, and never wider than their column. */
public final class NumberText {
    /** Fewer would make neighbouring prices hard to compare. */
    private static final int LEAST_DECIMALS = 2;

    /** A hundred thousand of the unit that is shown: more would not fit a column. */
    private static final long LONG_NS = 99_999_500;

    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private NumberText() {}

    /**
     * Write a count with its thousands apart.
     *
     * @param count any number.
     * @return such as {@code 33,617}.
     */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * Write a number of bytes in as few digits as tell it, by powers of 1024.
     *
     * @param bytes zero or more.
     * @return such as {@code 512 B}, {@code 33.6 KiB}, {@code 1.2 GiB}.
     */
    public static String bytes(long bytes) {
        double shown = bytes;
        int unit = 0;
        while (shown >= 1_023.95 && unit < BYTE_UNITS.length - 1) {
            shown /= 1_024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown, BYTE_UNITS[unit]);
    }

    /**
     * Write a rate in as few digits as tell it.
     *
     * @param perSecond zero or more.
     * @return such as {@code 0.4}, {@code 120}, {@code 33.6k}, {@code 1.2M}.
     */
    public static String rate(double perSecond) {
        if (perSecond >= 999_950) {
            return String.format(Locale.ROOT, "%.1fM", perSecond / 1e6);
        }
        if (perSecond >= 9_999.5) {
            return String.format(Locale.ROOT, "%.1fk", perSecond / 1e3);
        }
        return String.format(Locale.ROOT, perSecond >= 9.95 || perSecond == 0 ? "%.0f" : "%.1f", perSecond);
    }

    /**
     * Write nanoseconds as microseconds, in six characters at the most.
     *
     * @param ns zero or more.
     * @return such as {@code 0.85}, {@code 12.3}, {@code 4,812}; from 0.1 s on with another unit, {@code 190ms}.
     */
    public static String micros(long ns) {
        if (ns < LONG_NS) {
            return scaled(ns / 1_000.0);
        }
        return ns < 99 * LONG_NS
                ? String.format(Locale.ROOT, "%.0fms", ns / 1e6)
                : String.format(Locale.ROOT, "%.1fs", ns / 1e9);
    }

    /**
     * Write microseconds as milliseconds, in six characters at the most.
     *
     * @param us microseconds.
     * @return such as {@code 0.85}, {@code 12.3}, {@code 4,812}; from 100 s on with another unit, {@code 190s}.
     */
    public static String millis(long us) {
        return us < LONG_NS ? scaled(us / 1_000.0) : String.format(Locale.ROOT, "%.0fs", us / 1e6);
    }

    /**
     * Write a price or a quantity without most of the zeros that the venue pads it with; what is still too wide loses its last
     * digits behind the point. For show only.
     *
     * @param value exact.
     * @param width cells at hand.
     * @return plain digits.
     */
    public static String decimal(BigDecimal value, int width) {
        BigDecimal shown = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        int least = Math.min(LEAST_DECIMALS, value.scale());
        if (shown.scale() < least) {
            shown = shown.setScale(least, RoundingMode.UNNECESSARY);
        }
        String plain = shown.toPlainString();
        int excess = plain.length() - width;
        if (excess > 0 && shown.scale() > 0) {
            int scale = Math.max(0, shown.scale() - excess);
            plain = shown.setScale(scale, RoundingMode.DOWN).toPlainString();
        }
        return plain;
    }

    private static String scaled(double value) {
        double magnitude = Math.abs(value);
        return String.format(Locale.ROOT, magnitude < 9.995 ? "%.2f" : magnitude < 999.95 ? "%.1f" : "%,.0f", value);
    }
}
