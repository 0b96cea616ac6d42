package io.ringfeed.cli;

import java.util.List;

/** Sets how much is logged. Must come before the first logger is asked for, which reads {@code logback.xml}. */
final class Logging {
    private static final String LEVEL_PROPERTY = "ringfeed.log.level";
    private static final String SUPERVISOR_LEVEL_PROPERTY = "ringfeed.log.supervisor.level";

    private Logging() {}

    static void configure(List<String> args) {
        if (args.contains("-v") || args.contains("--verbose")) {
            System.setProperty(LEVEL_PROPERTY, "DEBUG");
            System.setProperty(SUPERVISOR_LEVEL_PROPERTY, "DEBUG");
        }
    }
}
