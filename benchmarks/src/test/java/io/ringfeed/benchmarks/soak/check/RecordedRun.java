package io.ringfeed.benchmarks.soak.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A soak run's files written by hand, and what the checker says to them. */
final class RecordedRun {
    private final Path folder;
    private final List<String> ledger = new ArrayList<>(List.of("# ringfeed ledger 1", "O 1 1000"));
    private final List<String> journal = new ArrayList<>();
    private final TreeMap<String, String> terms = new TreeMap<>();
    private final TreeMap<String, String> engine = new TreeMap<>();
    private final TreeMap<String, String> venue = new TreeMap<>();
    private int exitCode;
    private JsonNode verdict;
    private String errors;

    RecordedRun(Path folder) {
        this.folder = folder;
        term("seed", 7)
                .term("messagesPerSecond", 0)
                .term("deliveredAtLeast", 0)
                .term("faultsPerMinute", 1)
                .term("faultSeconds", 60);
        term("blind.slackMs", 1_000).term("silentAtEndMs", 5_000);
        term("heapGrowthBytes", 1_000).term("descriptorGrowth", 1).term("threadGrowth", 0);
        for (String measure : List.of("heap%sBytes", "descriptors%s", "threads%s")) {
            engine(String.format(measure, "Start"), 10).engine(String.format(measure, "End"), 10);
        }
        engine("reconnects", 0).engine("rotations", 0).engine("breakerTrips", 0);
        sent("X 1000 split 1").fault("split", 1).fault("rst", 1).fault("blackhole", 1);
    }

    RecordedRun sent(String... lines) {
        ledger.addAll(List.of(lines));
        return this;
    }

    /** Frames of one id each over one connection. */
    RecordedRun sentTrades(int connection, long first, long last) {
        for (long id = first; id <= last; id++) {
            sent("F " + connection + " btcusdt@trade " + id + " " + id);
        }
        return this;
    }

    RecordedRun got(String... lines) {
        journal.addAll(List.of(lines));
        return this;
    }

    RecordedRun gotTrades(long first, long last) {
        for (long id = first; id <= last; id++) {
            got("E 1 btcusdt@trade " + id + " " + id);
        }
        return this;
    }

    RecordedRun gotGap(long first, long last) {
        return got("M 1500 GAP 1 btcusdt@trade " + first + " " + last + " MISSING_IDS");
    }

    RecordedRun gotDisconnected() {
        return got("M 1500 DISCONNECTED 1 - -1 -1 -");
    }

    RecordedRun term(String key, double value) {
        terms.put(key, Double.toString(value));
        return this;
    }

    RecordedRun kinds(String kinds) {
        terms.put("kinds", kinds);
        return this;
    }

    RecordedRun engine(String key, long value) {
        engine.put(key, Long.toString(value));
        return this;
    }

    RecordedRun fault(String kind, long count) {
        venue.put("fault." + kind, Long.toString(count));
        return this;
    }

    RecordedRun check() {
        long events = journal.stream().filter(line -> line.startsWith("E ")).count();
        long gaps = journal.stream().filter(line -> line.contains(" GAP ")).count();
        engine.putIfAbsent("delivered", Long.toString(events));
        engine.putIfAbsent("gaps", Long.toString(gaps));
        if (!engine.containsKey("lost")) {
            // What the journal declares, so that only the test of counters sees a difference.
            judge();
            engine(
                    "lost",
                    verdict.at("/tradeIds/declaredLost").asLong()
                            + verdict.at("/depthIds/declaredLost").asLong());
        }
        judge();
        return this;
    }

    private void judge() {
        engine.putIfAbsent("lost", "0");
        try {
            Files.write(folder.resolve("ledger.txt"), ledger);
            Files.write(folder.resolve("journal.txt"), journal);
            write("terms", terms);
            write("engine", engine);
            write("venue", venue);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            exitCode = SoakCheck.run(
                    folder,
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            verdict = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
            errors = err.toString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String name, Map<String, String> properties) throws IOException {
        Files.write(
                folder.resolve(name + ".properties"),
                properties.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
    }

    int exitCode() {
        return exitCode;
    }

    JsonNode verdict() {
        return verdict;
    }

    String errors() {
        return errors;
    }

    long broken(Law law) {
        return verdict.at("/broken/" + law.label()).asLong();
    }
}
