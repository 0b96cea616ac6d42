package io.ringfeed.cli;

import picocli.CommandLine.Option;

/** The options of every command. */
@SuppressWarnings("UnusedVariable") // picocli acts on the one, Logging looks for the other before any logger exists
final class CommonOptions {
    @Option(
            names = {"-v", "--verbose"},
            description = "Log what is done, on standard error.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    private boolean help;
}
