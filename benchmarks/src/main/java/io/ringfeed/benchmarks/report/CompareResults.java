package io.ringfeed.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Sets two result files side by side and points at what is more than noise. Started by {@code scripts/bench-compare}.
 */
public final class CompareResults {
    private static final int EXIT_OK = 0;
    private static final int EXIT_NOTHING_TO_COMPARE = 2;
    /**
     * What JMH itself allocates is spread over the operations; less than the smallest object, once in a hundred of
     * them.
     */
    private static final double ALLOCATION_NOISE_BYTES = 0.1;

    private static final double ALLOCATION_NOISE_SHARE = 0.001;

    private CompareResults() {}

    /** Takes the two files. */
    public static void main(String[] args) {
        System.exit(run(Path.of(args[0]), Path.of(args[1])));
    }

    static int run(Path before, Path after) {
        Map<String, BenchmarkResult> old;
        Map<String, BenchmarkResult> now;
        try {
            old = byKey(ResultFile.read(before));
            now = byKey(ResultFile.read(after));
        } catch (IOException e) {
            return fail(e.getMessage());
        }
        Map<String, BenchmarkResult> common = new LinkedHashMap<>(old);
        common.keySet().retainAll(now.keySet());
        if (common.isEmpty()) {
            return fail("nothing in common: " + before + " holds " + classes(old) + ", " + after + " holds "
                    + classes(now));
        }
        System.out.print(table(common, now));
        sayWhatIsMissing(old, now, before);
        sayWhatIsMissing(now, old, after);
        return EXIT_OK;
    }

    private static TextTable table(Map<String, BenchmarkResult> common, Map<String, BenchmarkResult> now) {
        TextTable table =
                new TextTable(2, "benchmark", "parameters", "A", "±", "B", "±", "unit", "B/A", "A B/op", "B B/op", "");
        common.forEach((key, a) -> {
            BenchmarkResult b = now.get(key);
            table.add(
                    a.name(),
                    parameters(a),
                    TextTable.number(a.score()),
                    TextTable.number(a.error()),
                    TextTable.number(b.score()),
                    TextTable.number(b.error()),
                    a.unit(),
                    TextTable.number(b.score() / a.score()),
                    TextTable.number(a.allocated()),
                    TextTable.number(b.allocated()),
                    verdict(a, b));
        });
        return table;
    }

    /** Empty where all differences may be noise. */
    static String verdict(BenchmarkResult a, BenchmarkResult b) {
        String speed = "";
        double difference = b.score() - a.score();
        // An unknown error makes this false, as it should.
        if (Math.abs(difference) > a.error() + b.error()) {
            speed = difference > 0 == a.isMoreBetter() ? "FASTER" : "SLOWER";
        }
        double allocation = b.allocated() - a.allocated();
        double noise = Math.max(ALLOCATION_NOISE_BYTES, ALLOCATION_NOISE_SHARE * a.allocated());
        if (Math.abs(allocation) < noise || Double.isNaN(allocation)) {
            return speed;
        }
        return (speed + (allocation > 0 ? " MORE B/op" : " LESS B/op")).strip();
    }

    private static void sayWhatIsMissing(
            Map<String, BenchmarkResult> here, Map<String, BenchmarkResult> there, Path file) {
        Set<String> missing = new TreeSet<>(here.keySet());
        missing.removeAll(there.keySet());
        if (!missing.isEmpty()) {
            System.out.println("only in " + file + ": " + missing.size() + " of " + here.size());
        }
    }

    private static String parameters(BenchmarkResult result) {
        return result.parameters().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String classes(Map<String, BenchmarkResult> results) {
        return results.values().stream()
                .map(BenchmarkResult::className)
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static Map<String, BenchmarkResult> byKey(List<BenchmarkResult> results) {
        Map<String, BenchmarkResult> byKey = new LinkedHashMap<>();
        results.forEach(result -> byKey.put(result.key(), result));
        return byKey;
    }

    private static int fail(String reason) {
        System.err.println("bench-compare: " + reason);
        return EXIT_NOTHING_TO_COMPARE;
    }
}
