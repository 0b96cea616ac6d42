package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.report.BenchmarkResult;
import io.ringfeed.benchmarks.report.ResultFile;
import io.ringfeed.benchmarks.report.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Prints what {@link DecodeBenchmark} measured: codecs side by side, with throughput and with their ratio to our
 * predictive path.
 */
final class DecodeTable {
    private final TextTable table;
    private String lastKind = "";

    DecodeTable(String spreadHeader) {
        table = new TextTable(3, "kind", "bytes", "codec", "ns/op", spreadHeader, "MB/s", "B/op", "x predictive");
    }

    /** Prints the results of a JMH run, if there are any of {@link DecodeBenchmark} among them. */
    public static void main(String[] args) throws IOException {
        List<BenchmarkResult> results = ResultFile.read(Path.of(args[0])).stream()
                .filter(result -> result.name().startsWith(DecodeBenchmark.class.getSimpleName() + "."))
                .filter(result -> result.mode().equals("avgt"))
                .toList();
        if (results.isEmpty()) {
            return;
        }
        DecodeTable table = new DecodeTable("± error");
        for (SampleKind kind : SampleKind.values()) {
            List<BenchmarkResult> ofKind = results.stream()
                    .filter(result -> kind.label().equals(result.parameters().get("kind")))
                    .toList();
            double predictive = ofKind.stream()
                    .filter(result -> result.method().equals(Codec.PREDICTIVE.label()))
                    .mapToDouble(BenchmarkResult::score)
                    .findFirst()
                    .orElse(Double.NaN);
            int averageBytes = averageBytes(kind.frames());
            for (BenchmarkResult result : ofKind) {
                table.add(
                        kind,
                        averageBytes,
                        result.method(),
                        result.score(),
                        result.error(),
                        result.allocated(),
                        result.score() / predictive);
            }
        }
        System.out.print(table);
    }

    void add(
            SampleKind kind, int averageBytes, String codec, double ns, double spread, double allocated, double ratio) {
        if (!lastKind.isEmpty() && !lastKind.equals(kind.label())) {
            table.addGap();
        }
        lastKind = kind.label();
        table.add(
                kind.label(),
                String.valueOf(averageBytes),
                codec,
                TextTable.number(ns),
                TextTable.number(spread),
                TextTable.number(averageBytes / ns * 1000),
                TextTable.number(allocated),
                TextTable.number(ratio));
    }

    static int averageBytes(byte[][] frames) {
        return (int) Math.round(
                Arrays.stream(frames).mapToInt(frame -> frame.length).average().orElseThrow());
    }

    @Override
    public String toString() {
        return "\n" + table;
    }
}
