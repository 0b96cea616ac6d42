package io.ringfeed.benchmarks.transport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Measures all receivers against one source: in turns, round after round, each time in a new JVM, so that a machine that is
 * slow for a minute is slow for all of them. {@link ReceiverWorker} says how, {@link TransportGoals} what must come out.
 */
@Command(
        name = "scripts/bench transport",
        sortOptions = false,
        description = "Receives prepared frames with our transport and with other clients, each in a JVM of its own:"
                + " messages per second, CPU time and allocation per message, goals.")
final class TransportBench implements Callable<Integer> {
    private static final int ROUNDS = 5;
    private static final double SECONDS = 3;
    private static final int QUICK_ROUNDS = 1;
    private static final double QUICK_SECONDS = 1;
    /** A second is too short for the compiler to be done with databind. */
    private static final double QUICK_WARMUP_SECONDS = 2;

    private static final double MS_PER_SECOND = 1000;

    @Option(names = "--quick", description = "one round of a second: a first look, in about three minutes")
    private boolean isQuick;

    @Option(
            names = "--receivers",
            split = ",",
            paramLabel = "RECEIVER",
            description = "receivers (default: all): source (bytes thrown away: how fast the source is), floor (frame"
                    + " boundaries only), ringfeed, ringfeed-decode, ringfeed-ring, netty, netty-jackson, jdk,"
                    + " jdk-jackson, okhttp, okhttp-gson")
    private List<ReceiverKind> receivers = List.of(ReceiverKind.values());

    @Option(names = "--tls", negatable = true, description = "only over TLS, or only plain (default: both)")
    private Boolean isTlsWanted;

    @Option(
            names = "--reads",
            paramLabel = "many|one",
            description = "only many frames a read, or only one (default: both)")
    private String reads;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "times that each receiver is measured (default: " + ROUNDS + ")")
    private Integer rounds;

    @Option(names = "--seconds", paramLabel = "S", description = "how long each time (default: " + SECONDS + ")")
    private Double seconds;

    @Option(names = "--warmup", paramLabel = "S", description = "and how long before that (default: " + SECONDS + ")")
    private Double warmup;

    @Option(names = "--out", paramLabel = "FILE", required = true, hidden = true)
    private Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean isHelpWanted;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Started by {@code scripts/bench}. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new TransportBench())
                .registerConverter(ReceiverKind.class, TransportBench::receiver)
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println("bench: " + wrong.getMessage() + "; scripts/bench transport --help says more");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println("bench: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
    }

    private static ReceiverKind receiver(String label) {
        try {
            return ReceiverKind.ofLabel(label);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Condition> conditions = conditions();
        Map<Condition, Map<ReceiverKind, Rounds>> measured = new EnumMap<>(Condition.class);
        TransportResults results = new TransportResults();
        for (Condition condition : conditions) {
            Map<ReceiverKind, Rounds> ofCondition = measure(condition);
            measured.put(condition, ofCondition);
            ofCondition.forEach((kind, of) -> results.add(condition, kind, of));
            System.out.print(new TransportTable(condition, ofCondition));
            // Each time: what comes next may fail, and half an hour is a long time.
            results.write(out);
        }
        System.out.print(new TransportGoals(measured));
        return CommandLine.ExitCode.OK;
    }

    private Map<ReceiverKind, Rounds> measure(Condition condition) throws IOException, InterruptedException {
        int roundCount = rounds != null ? rounds : isQuick ? QUICK_ROUNDS : ROUNDS;
        double measureSeconds = seconds != null ? seconds : isQuick ? QUICK_SECONDS : SECONDS;
        double warmupSeconds = warmup != null ? warmup : isQuick ? QUICK_WARMUP_SECONDS : SECONDS;
        requirePositive("--rounds", roundCount);
        requirePositive("--seconds", measureSeconds);
        Map<ReceiverKind, Rounds> measured = new EnumMap<>(ReceiverKind.class);
        try (BlasterProcess source = new BlasterProcess(condition)) {
            Endpoint endpoint = new Endpoint(condition, source.port(), source.authority());
            for (int round = 1; round <= roundCount; round++) {
                System.err.println("bench: " + condition.label() + ", round " + round + " of " + roundCount);
                for (ReceiverKind kind : receivers) {
                    measured.computeIfAbsent(kind, first -> new Rounds())
                            .add(WorkerProcess.measure(kind, endpoint, (long) (warmupSeconds * MS_PER_SECOND), (long)
                                    (measureSeconds * MS_PER_SECOND)));
                }
            }
        }
        return measured;
    }

    private List<Condition> conditions() {
        if (reads != null && !reads.equals("many") && !reads.equals("one")) {
            throw usage("--reads is 'many' or 'one', not '" + reads + "'");
        }
        return Arrays.stream(Condition.values())
                .filter(condition -> isTlsWanted == null || condition.isSecure() == isTlsWanted)
                .filter(condition -> reads == null || condition.isManyFramesPerRead() == reads.equals("many"))
                .toList();
    }

    private void requirePositive(String option, Number value) {
        if (!(value.doubleValue() > 0)) {
            throw usage(option + " must be above 0, not " + value);
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
