package io.ringfeed.benchmarks.soak;

import io.ringfeed.benchmarks.fork.JavaFork;
import io.ringfeed.benchmarks.soak.check.SoakCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Runs the soak test: starts the venue's and the engine's process, lets things go wrong for a while, ends them, and lets the checker
 * judge. Its last line on standard output is the checker's line of JSON.
 */
@Command(
        name = "scripts/soak",
        sortOptions = false,
        description = {
            "Runs an engine against a simulator that does wrong on purpose, in a process each, and holds what the engine's handler got"
                    + " against what the simulator sent. Ends with one line of JSON, and says what it is doing on standard error.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 every law held; 1 a law was broken; 2 the run could not be made",
            "Environment: JAVA_HOME (else java of the PATH), RINGFEED_JAVA_OPTS (further flags of every JVM)",
            "",
            "  scripts/soak --minutes 10 --seed 7",
            "  scripts/soak --minutes 1 --faults-per-minute 0 --rotate-every 5    rotation under load: nothing may be lost"
        })
final class SoakRun implements Callable<Integer> {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    /** For what goes wrong at last, and then for every stream to come again. */
    private static final Duration CALM = Duration.ofSeconds(8);

    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MS_PER_SECOND = 1000;
    private static final double MOST_MINUTES = 24 * 60;
    private static final double MESSAGES_PER_SECOND = 10_000;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "how long things go wrong; warm-up and calm come on top (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "of market and faults (default: another each time; it is said)")
    private Long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "12000",
            description =
                    "trades and quotes per second, over all symbols; other messages come on top (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--faults-per-minute",
            paramLabel = "N",
            defaultValue = "24",
            description = "0 for none (default: ${DEFAULT-VALUE})")
    private double faultsPerMinute;

    @Option(
            names = "--rotate-every",
            paramLabel = "SECONDS",
            defaultValue = "6",
            description = "how old a connection gets before it is replaced without a break (default: ${DEFAULT-VALUE})")
    private double rotateEverySeconds;

    @Option(
            names = "--tls",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "over wss (the default) or ws")
    private boolean isTls;

    @Option(names = "--keep", paramLabel = "DIR", description = "leave ledger, journal and the rest in this folder")
    private Path keep;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean isHelpWanted;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Started by {@code scripts/soak}. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new SoakRun())
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println("soak: " + wrong.getMessage() + "; scripts/soak --help says more");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println("soak: " + failure.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(minutes > 0 && minutes <= MOST_MINUTES, "--minutes must be above 0 and at most " + MOST_MINUTES);
        require(rate > 0 && rate <= 1_000_000, "--rate must be above 0 and at most 1,000,000");
        require(faultsPerMinute >= 0 && faultsPerMinute <= 6_000, "--faults-per-minute must be from 0 to 6,000");
        require(rotateEverySeconds >= 1, "--rotate-every must be at least 1 second");
        Path folder = keep == null ? Files.createTempDirectory("soak") : Files.createDirectories(keep);
        runProcesses(folder);
        int verdict = judge(folder);
        if (verdict != CommandLine.ExitCode.OK) {
            say("ledger, journal and logs are left in " + folder);
        } else if (keep == null) {
            delete(folder);
        }
        return verdict;
    }

    private void runProcesses(Path folder) throws IOException, InterruptedException {
        long seedToUse = seed != null ? seed : ThreadLocalRandom.current().nextLong(1_000_000);
        Duration faults = Duration.ofMillis((long) (minutes * SECONDS_PER_MINUTE * MS_PER_SECOND));
        new SoakTerms(seedToUse, Math.min(rate, MESSAGES_PER_SECOND), faultsPerMinute, faults)
                .write(folder.resolve("terms.properties"));
        say("seed " + seedToUse + ", " + faults.toSeconds() + " s of " + faultsPerMinute + " faults a minute, files in "
                + folder);
        try (SoakProcess venue =
                new SoakProcess("venue", folder, SoakVenue.class, folder, seedToUse, rate, isTls, faultsPerMinute)) {
            String address = venue.read();
            try (SoakProcess engine = new SoakProcess(
                    "engine", folder, SoakEngine.class, folder, address, (long) (rotateEverySeconds * MS_PER_SECOND))) {
                engine.read();
                watch("warm-up", WARM_UP, venue, engine);
                engine.ask(Commands.BASELINE);
                venue.ask(Commands.FAULTS);
                watch("faults", faults, venue, engine);
                venue.ask(Commands.CALM);
                watch("calm", CALM, venue, engine);
                engine.finish();
                venue.finish();
            }
        }
    }

    /** Lets a while pass, and tells how it goes. A process that ended is noticed at the next question. */
    private static void watch(String what, Duration time, SoakProcess venue, SoakProcess engine)
            throws IOException, InterruptedException {
        long endNs = System.nanoTime() + time.toNanos();
        for (long leftNs = time.toNanos(); leftNs > 0; leftNs = endNs - System.nanoTime()) {
            Thread.sleep(Math.min(PROGRESS_EVERY.toMillis(), 1 + leftNs / 1_000_000));
            say(what + ", " + Math.max(0, (endNs - System.nanoTime()) / 1_000_000_000) + " s left: engine "
                    + engine.ask(Commands.STATUS) + "; venue " + venue.ask(Commands.STATUS));
        }
    }

    private static int judge(Path folder) throws IOException, InterruptedException {
        say("checking");
        // Ten minutes are some ten million events of eight bytes, and arrays that grow are there twice.
        Process checker = JavaFork.of(SoakCheck.class, List.of("-Xmx1g", "-XX:+UseSerialGC"), folder)
                .start();
        try {
            System.out.print(new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return checker.waitFor();
        } finally {
            checker.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    private static void say(String what) {
        System.err.println("soak: " + what);
    }
}
