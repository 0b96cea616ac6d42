package io.ringfeed.cli.text;

import java.util.Locale;

/** Writes spans of time for people. */
public final class DurationText {
    private DurationText() {}

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
