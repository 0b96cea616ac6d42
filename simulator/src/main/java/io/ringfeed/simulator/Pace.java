package io.ringfeed.simulator;

import java.util.Locale;

/**
 * Says how fast a recording is replayed: as recorded, a number of times as fast, or as fast as the clients take it.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class Pace {
    /** With the gaps that the frames' own event times tell. */
    public static final Pace RECORDED = new Pace(1.0);

    /** Without any gap: only the slowest client holds it back. */
    public static final Pace MAX = new Pace(Double.POSITIVE_INFINITY);

    private final double speed;

    private Pace(double speed) {
        this.speed = speed;
    }

    /**
     * Makes a pace of so many times the recorded one.
     *
     * @param speed how many times as fast as recorded, greater than zero; 0.5 takes twice as long.
     * @return the pace.
     * @throws IllegalArgumentException if {@code speed} is not greater than zero.
     */
    public static Pace times(double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a pace must be greater than zero: " + speed);
        }
        if (speed == 1.0) {
            return RECORDED;
        }
        return Double.isInfinite(speed) ? MAX : new Pace(speed);
    }

    /**
     * Reads a pace as people write it.
     *
     * @param text {@code recorded}, {@code max}, or a factor such as {@code 5}, {@code x5} or {@code 0.5}.
     * @return the pace.
     * @throws IllegalArgumentException with one line that says what is accepted.
     */
    public static Pace parse(String text) {
        String plain = text.trim().toLowerCase(Locale.ROOT);
        if (plain.equals("recorded")) {
            return RECORDED;
        }
        if (plain.equals("max")) {
            return MAX;
        }
        String digits = plain.startsWith("x") ? plain.substring(1) : plain;
        double speed = digits.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Double.parseDouble(digits) : 0;
        if (speed > 0) {
            return times(speed);
        }
        throw new IllegalArgumentException(
                "unknown pace '" + text + "': write recorded, max, or how many times as fast, such as 5 or x5 or 0.5");
    }

    /**
     * Tells how many times as fast as recorded this is.
     *
     * @return the factor, infinite for {@link #MAX}.
     */
    public double speed() {
        return speed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pace pace && Double.compare(pace.speed, speed) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(speed);
    }

    @Override
    public String toString() {
        if (Double.isInfinite(speed)) {
            return "max";
        }
        return speed == 1.0 ? "recorded" : "x" + speed;
    }
}
