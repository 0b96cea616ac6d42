package io.ringfeed.benchmarks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfeed.benchmarks.report.BenchmarkResult;
import io.ringfeed.benchmarks.report.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the whole of it, with its processes, for a moment: the figures mean nothing, but they are there. */
class TransportBenchIT {
    @TempDir
    private Path folder;

    @Test
    void measuresTwoReceiversAndWritesWhatTheyTook() throws IOException {
        Path out = folder.resolve("results.json");
        assertEquals(
                0, bench(out, "--receivers", "floor,ringfeed-decode", "--no-tls", "--reads", "many", "--rounds", "1"));
        List<BenchmarkResult> results = ResultFile.read(out);
        assertEquals(
                List.of("TransportBench.floor", "TransportBench.ringfeed-decode"),
                results.stream().map(BenchmarkResult::name).toList());
        for (BenchmarkResult result : results) {
            assertEquals("plain/many", result.parameters().get("condition"));
            assertTrue(result.score() > 0, result::toString);
            assertTrue(result.allocated() >= 0, result::toString);
        }
        for (JsonNode result : new ObjectMapper().readTree(out.toFile())) {
            assertTrue(result.at("/rounds/0/checkedMessages").asLong() > 0, result::toString);
        }
    }

    @Test
    void measuresOverTlsToo() throws IOException {
        Path out = folder.resolve("results.json");
        assertEquals(0, bench(out, "--receivers", "ringfeed", "--tls", "--reads", "one", "--rounds", "1"));
        assertEquals("tls/one", ResultFile.read(out).get(0).parameters().get("condition"));
    }

    @Test
    void refusesAnUnknownReceiver() {
        Path out = folder.resolve("results.json");
        assertEquals(2, bench(out, "--receivers", "telepathy"));
        assertTrue(Files.notExists(out));
    }

    private static int bench(Path out, String... options) {
        String[] all = new String[options.length + 6];
        System.arraycopy(options, 0, all, 0, options.length);
        System.arraycopy(
                new String[] {"--seconds", "0.3", "--warmup", "0.2", "--out", out.toString()},
                0,
                all,
                options.length,
                6);
        return TransportBench.run(all);
    }
}
