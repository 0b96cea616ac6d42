package io.ringfeed.codec.stream;

import io.ringfeed.codec.name.NameTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Length of a candle. Names are case-sensitive: {@code 1m} is a minute, {@code 1M} a month (protocol §4.0).
 * <p>
 * <b>Threading:</b> immutable.
 */
public enum Interval {
    /** {@code 1s}. */
    ONE_SECOND("1s"),
    /** {@code 1m}. */
    ONE_MINUTE("1m"),
    /** {@code 3m}. */
    THREE_MINUTES("3m"),
    /** {@code 5m}. */
    FIVE_MINUTES("5m"),
    /** {@code 15m}. */
    FIFTEEN_MINUTES("15m"),
    /** {@code 30m}. */
    THIRTY_MINUTES("30m"),
    /** {@code 1h}. */
    ONE_HOUR("1h"),
    /** {@code 2h}. */
    TWO_HOURS("2h"),
    /** {@code 4h}. */
    FOUR_HOURS("4h"),
    /** {@code 6h}. */
    SIX_HOURS("6h"),
    /** {@code 8h}. */
    EIGHT_HOURS("8h"),
    /** {@code 12h}. */
    TWELVE_HOURS("12h"),
    /** {@code 1d}. */
    ONE_DAY("1d"),
    /** {@code 3d}. */
    THREE_DAYS("3d"),
    /** {@code 1w}. */
    ONE_WEEK("1w"),
    /** {@code 1M}. */
    ONE_MONTH("1M");

    private static final Interval[] VALUES = values();
    private static final NameTable TABLE = NameTable.of(wireNames());

    private final String wireName;

    Interval(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The name on the wire.
     *
     * @return such as {@code 1m}.
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Reads an interval's name.
     *
     * @param wireName such as {@code 1m}, exactly.
     * @return the interval.
     * @throws StreamNameException if there is none of that name; the message lists all names.
     */
    public static Interval parse(String wireName) {
        for (Interval interval : VALUES) {
            if (interval.wireName.equals(wireName)) {
                return interval;
            }
        }
        throw new StreamNameException("unknown interval '" + wireName + "', valid ones: "
                + wireNames().stream().collect(Collectors.joining(" ")));
    }

    /**
     * Finds an interval by the bytes of its name, without allocation.
     *
     * @param buffer holding the name.
     * @param offset of its first byte.
     * @param length in bytes.
     * @return the ordinal, for {@link #ofOrdinal}, or {@link NameTable#UNKNOWN}.
     */
    public static int findOrdinal(byte[] buffer, int offset, int length) {
        return TABLE.find(buffer, offset, length);
    }

    /**
     * The interval at an ordinal, without allocation.
     *
     * @param ordinal as {@link #ordinal()} gives it.
     * @return the interval.
     */
    public static Interval ofOrdinal(int ordinal) {
        return VALUES[ordinal];
    }

    /**
     * All names on the wire, shortest interval first.
     *
     * @return sixteen names.
     */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Interval::wireName).toList();
    }
}
