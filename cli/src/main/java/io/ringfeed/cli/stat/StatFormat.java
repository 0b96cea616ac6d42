package io.ringfeed.cli.stat;

import java.util.Locale;

/** How {@code stat} shows counters. */
public enum StatFormat {
    /** A table that is refreshed in place. */
    LIVE,
    /** A table, once. */
    TABLE,
    /** An object on one line, once. */
    JSON,
    /** Prometheus' text format, once. */
    PROMETHEUS;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
