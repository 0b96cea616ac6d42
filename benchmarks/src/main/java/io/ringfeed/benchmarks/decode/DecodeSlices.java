package io.ringfeed.benchmarks.decode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * Measures all codecs side by side in short slices, so that their ratios hold on a machine that is not quiet. {@link
 * SliceWorker} says how, {@link Goals} what must come out.
 */
@Command(
        name = "scripts/bench decode-slices",
        sortOptions = false,
        description =
                "Decodes with all codecs in turns of 4 ms, in one JVM per kind of frame: median, p10, ratios, goals.")
final class DecodeSlices implements Callable<Integer> {
    private static final int QUICK_ROUNDS = 21;
    private static final int QUICK_WARMUP_MS = 300;
    /** Touched beforehand, so that no codec pays for the first use of a page. */
    private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");

    @Option(
            names = "--quick",
            description = "21 rounds, 300 ms of warm-up: a first look at all kinds in about two minutes")
    private boolean isQuick;

    @Option(names = "--kinds", split = ",", paramLabel = "KIND", description = "kinds of frames (default: all)")
    private List<SampleKind> kinds = List.of(SampleKind.values());

    @Option(names = "--rounds", paramLabel = "N", description = "slices of each codec (default: ${DEFAULT-VALUE})")
    private int rounds = 101;

    @Option(
            names = "--warmup",
            paramLabel = "MS",
            description = "warm-up of each codec, in milliseconds (default: ${DEFAULT-VALUE})")
    private int warmupMs = 1000;

    @Option(names = "--out", paramLabel = "FILE", required = true, hidden = true)
    private Path out;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this text")
    private boolean isHelpWanted;

    /** Started by {@code scripts/bench}. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new DecodeSlices());
        command.registerConverter(SampleKind.class, DecodeSlices::kind);
        System.exit(command.execute(args));
    }

    private static SampleKind kind(String label) {
        try {
            return SampleKind.ofLabel(label);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DecodeTable table = new DecodeTable("p10");
        Goals goals = new Goals();
        SliceResults results = new SliceResults();
        for (SampleKind kind : kinds) {
            System.err.println("bench: " + kind.label());
            Map<Codec, SliceSamples> samples = measure(kind);
            SliceSamples predictive = samples.get(Codec.PREDICTIVE);
            int averageBytes = DecodeTable.averageBytes(kind.frames());
            samples.forEach((codec, of) -> {
                table.add(
                        kind,
                        averageBytes,
                        codec.label(),
                        of.medianNs(),
                        of.p10Ns(),
                        of.medianBytes(),
                        of.ratioTo(predictive));
                results.add(kind, codec, of);
            });
            goals.judge(kind, samples);
        }
        results.write(out);
        System.out.print(table);
        System.out.print(goals.verdicts());
        return CommandLine.ExitCode.OK;
    }

    private Map<Codec, SliceSamples> measure(SampleKind kind) throws IOException, InterruptedException {
        Path file = Files.createTempFile("slices", ".json");
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(HEAP);
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), SliceWorker.class.getName()));
            command.add(kind.label());
            command.add(String.valueOf(isQuick ? QUICK_ROUNDS : rounds));
            command.add(String.valueOf(isQuick ? QUICK_WARMUP_MS : warmupMs));
            command.add(file.toString());
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IOException("measuring " + kind.label() + " ended with exit code " + exit);
            }
            return read(file.toFile());
        } finally {
            Files.delete(file);
        }
    }

    private static Map<Codec, SliceSamples> read(File file) throws IOException {
        SliceSamples[] samples = new ObjectMapper().readValue(file, SliceSamples[].class);
        Map<Codec, SliceSamples> byCodec = new EnumMap<>(Codec.class);
        for (SliceSamples of : samples) {
            byCodec.put(of.codec(), of);
        }
        return byCodec;
    }
}
