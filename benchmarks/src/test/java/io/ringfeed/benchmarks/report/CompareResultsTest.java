package io.ringfeed.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareResultsTest {
    private static final String RESULT = """
            [{"benchmark": "io.ringfeed.X.%s", "mode": "avgt", "params": {"kind": "trade"},
              "primaryMetric": {"score": 61.5, "scoreError": "NaN", "scoreUnit": "ns/op"},
              "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.25, "scoreUnit": "B/op"}}}]""";

    @TempDir
    Path folder;

    @Test
    void callsADifferenceOneOnlyBeyondBothErrors() {
        assertEquals("", verdict(time(100, 3, 0), time(106, 3, 0)));
        assertEquals("SLOWER", verdict(time(100, 3, 0), time(106.1, 3, 0)));
        assertEquals("FASTER", verdict(time(100, 3, 0), time(93.9, 3, 0)));
    }

    @Test
    void moreIsBetterForThroughput() {
        assertEquals("FASTER", verdict(result("thrpt", 100, 1, 0), result("thrpt", 110, 1, 0)));
        assertEquals("SLOWER", verdict(result("thrpt", 100, 1, 0), result("thrpt", 90, 1, 0)));
    }

    @Test
    void saysNothingWhereTheErrorIsUnknown() {
        assertEquals("", verdict(time(100, Double.NaN, 0), time(900, 1, 0)));
    }

    @Test
    void pointsAtEachChangeOfAllocationButNotAtTheRigsOwn() {
        assertEquals("", verdict(time(100, 3, 0.001), time(100, 3, 0.05)));
        assertEquals("MORE B/op", verdict(time(100, 3, 0.001), time(100, 3, 0.16)));
        assertEquals("SLOWER LESS B/op", verdict(time(100, 3, 424), time(200, 3, 400)));
        assertEquals("", verdict(time(100, 3, Double.NaN), time(100, 3, 24)));
    }

    @Test
    void readsWhatJmhWrites() throws IOException {
        BenchmarkResult result = ResultFile.read(file("a.json", RESULT.formatted("DecodeBenchmark.gson")))
                .get(0);
        assertEquals("DecodeBenchmark.gson", result.name());
        assertEquals("gson", result.method());
        assertEquals(Map.of("kind", "trade"), result.parameters());
        assertEquals(61.5, result.score());
        assertTrue(Double.isNaN(result.error()));
        assertEquals(0.25, result.allocated());
    }

    @Test
    void refusesWhatIsMissingOrNoResultOrOfOtherBenchmarks() throws IOException {
        Path some = file("some.json", RESULT.formatted("DecodeBenchmark.gson"));
        Path other = file("other.json", RESULT.formatted("BookBenchmark.update"));
        assertEquals(0, CompareResults.run(some, some));
        assertEquals(2, CompareResults.run(some, other));
        assertEquals(2, CompareResults.run(some, folder.resolve("missing.json")));
        for (String content : List.of("", "[]", "{}", "[1]", "no JSON")) {
            Path none = file("none.json", content);
            assertThrows(IOException.class, () -> ResultFile.read(none), content);
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String verdict(BenchmarkResult a, BenchmarkResult b) {
        return CompareResults.verdict(a, b);
    }

    private static BenchmarkResult time(double score, double error, double allocated) {
        return result("avgt", score, error, allocated);
    }

    private static BenchmarkResult result(String mode, double score, double error, double allocated) {
        return new BenchmarkResult("X.y", new TreeMap<>(), mode, score, error, "unit", allocated);
    }
}
