package io.ringfeed.cli;

import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.stat.StatFormat;
import io.ringfeed.cli.stat.StatOptions;
import io.ringfeed.cli.stat.StatSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ringfeed stat}: its options. */
@Command(
        name = "stat",
        description = {
            "Show what an engine counts: one of any program of this user, without disturbing it.",
            "",
            "Without options it shows the only engine that runs, refreshed in place; where nobody looks at standard output,"
                    + " once.%n"
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringfeed stat",
            "  ringfeed stat --check || page-somebody",
            "  ringfeed stat --pid 4711 --format prometheus",
            "  ringfeed stat --rejects",
            "",
            "Exit codes: 0 fine, with --check live; 1 there is no engine, or its process died,",
            "with --check blind (the reason is on standard output); 2 wrong usage, also when",
            "several engines run and none is chosen. The last line on standard error is a",
            "summary in JSON: the engine's counts."
        })
final class StatCommand implements Callable<Integer> {
    private static final Duration DEFAULT_PERIOD = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(100);

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--pid",
            paramLabel = "<pid>",
            description = "The process whose engine is meant. Default: the only one that runs.")
    private Long pid;

    @Option(
            names = "--file",
            paramLabel = "<file>",
            description = "The file with its counters, where it was told to use a folder of its own.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "<format>",
            converter = Converters.Stat.class,
            description =
                    "live: a table refreshed in place, until Ctrl-C; table, json, prometheus: once. Default: live on"
                            + " a terminal, else table.")
    private StatFormat format;

    @Option(
            names = "--every",
            paramLabel = "<time>",
            converter = Converters.Time.class,
            description = "With live: the time between two pictures, such as 500ms or 5s. Default: 1s.")
    private Duration every;

    @Option(
            names = "--rejects",
            description = "Show the first bytes of the latest frames that could not be decoded, as a table or in json.")
    private boolean rejects;

    @Option(
            names = "--check",
            description =
                    "Only say whether the engine is live or blind, and why: it is live when every connection stands,"
                            + " at least one stream delivers, none has gone stale, and it wrote its counters within 5 s.")
    private boolean check;

    StatCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.begin();
        check();
        boolean isOnce = rejects || check || !invocation.terminal().isOutInteractive();
        StatFormat chosen = format != null ? format : isOnce ? StatFormat.TABLE : StatFormat.LIVE;
        if (every != null && chosen != StatFormat.LIVE) {
            throw wrong("--every only goes with --format live");
        }
        OptionalLong process = pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
        return new StatSession(
                        invocation,
                        new StatOptions(process, file, every == null ? DEFAULT_PERIOD : every, chosen, rejects, check))
                .run();
    }

    private void check() {
        if (pid != null && file != null) {
            throw wrong("--pid and --file both choose an engine: give one of them");
        }
        if (check && (format != null || rejects)) {
            throw wrong("--check goes without " + (rejects ? "--rejects" : "--format") + ": it prints one line");
        }
        if (rejects && (format == StatFormat.LIVE || format == StatFormat.PROMETHEUS)) {
            throw wrong("--rejects only goes with --format table or json");
        }
        if (every != null && every.compareTo(SHORTEST_PERIOD) < 0) {
            throw wrong("--every " + every.toMillis() + "ms is too short: engines write their counters every 100ms");
        }
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
