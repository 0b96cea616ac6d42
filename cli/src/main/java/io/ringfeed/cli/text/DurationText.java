package io.ringfeed.cli.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes spans of time as people do: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}. */
public final class DurationText {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h)?");
    private static final BigDecimal MS_PER_SECOND = BigDecimal.valueOf(1_000);

    private DurationText() {}

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
        BigDecimal unitMs =
                switch (unit) {
                    case "ms" -> BigDecimal.ONE;
                    case "m" -> MS_PER_SECOND.multiply(BigDecimal.valueOf(60));
                    case "h" -> MS_PER_SECOND.multiply(BigDecimal.valueOf(3_600));
                    default -> MS_PER_SECOND;
                };
        BigDecimal number = new BigDecimal(matcher.group(1));
        long ms = number.multiply(unitMs).longValue();
        if (ms == 0 && number.signum() != 0) {
            throw new IllegalArgumentException("'" + text + "' is too short: the shortest time is 1ms");
        }
        return Duration.ofMillis(ms);
    }

    /**
     * Write a short span with one decimal, for messages.
     *
     * @param ms milliseconds.
     * @return such as {@code 3.2 s}.
     */
    public static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
    }

    /**
     * Write a span as a clock does.
     *
     * @param ms milliseconds.
     * @return such as {@code 00:07} or {@code 1:00:07}.
     */
    public static String clock(long ms) {
        long seconds = ms / 1_000;
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
