package io.ringfeed.cli.run;

import java.util.Locale;

/** What {@code run} does with the events. */
public enum OutputMode {
    /** Shows a table that is refreshed in place; without a terminal, a line every few seconds. */
    LIVE,
    /** Prints each event as a line of JSON. */
    JSON,
    /** Counts and measures only. */
    NONE;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
