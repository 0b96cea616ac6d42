package io.ringfeed.engine.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes spans of time as people do: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}.
 *
 * <p><b>Threading:</b> stateless.
 */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h)?");
    private static final long MS_PER_SECOND = 1_000;
    private static final long MS_PER_MINUTE = 60 * MS_PER_SECOND;
    private static final long MS_PER_HOUR = 60 * MS_PER_MINUTE;

    private Durations() {}

    /**
     * Read a span of time.
     *
     * @param text a number with {@code ms}, {@code s}, {@code m} or {@code h} behind it; without, it means seconds.
     * @return the span, to the millisecond.
     * @throws IllegalArgumentException with one line that says what to write instead.
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time: write it as 500ms, 30s, 5m, 1h, or a number of seconds");
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        long unitMs =
                switch (unit) {
                    case "ms" -> 1;
                    case "m" -> MS_PER_MINUTE;
                    case "h" -> MS_PER_HOUR;
                    default -> MS_PER_SECOND;
                };
        BigDecimal number = new BigDecimal(matcher.group(1));
        long ms = number.multiply(BigDecimal.valueOf(unitMs)).longValue();
        if (ms == 0 && number.signum() != 0) {
            throw new IllegalArgumentException("'" + text + "' is too short: the shortest time is 1ms");
        }
        return Duration.ofMillis(ms);
    }

    /**
     * Write a span of time so that {@link #parse} reads the same.
     *
     * @param duration of whole milliseconds, not negative.
     * @return in the longest unit that it is a multiple of, such as {@code 90s} or {@code 23h}.
     */
    public static String format(Duration duration) {
        long ms = duration.toMillis();
        if (ms == 0) {
            return "0s";
        }
        if (ms % MS_PER_HOUR == 0) {
            return ms / MS_PER_HOUR + "h";
        }
        if (ms % MS_PER_MINUTE == 0) {
            return ms / MS_PER_MINUTE + "m";
        }
        return ms % MS_PER_SECOND == 0 ? ms / MS_PER_SECOND + "s" : ms + "ms";
    }
}
