package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The command as people use it, in JVMs of its own. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class RunIT {
    @TempDir
    private Path folder;

    @Test
    void withoutOptionsItShowsASimulatedMarketAndEndsWithItsTables() throws Exception {
        try (Command run = Command.start("run", "--for", "2s")) {
            run.awaitExit(0);
            String shown = String.join("\n", run.out().all());
            for (String expected : List.of("trade", "depth", "kline", "ticker", "socket read -> handler", "99.99 %")) {
                assertTrue(shown.contains(expected), shown);
            }
            JsonNode summary = run.summary();
            assertTrue(summary.get("delivered").asLong() > 0, run::toString);
            assertEquals(0, summary.get("rejected").asLong());
        }
    }

    @Test
    void printsExactlyAsManyLinesAsAskedForAndNothingElse() throws Exception {
        try (Command run = Command.start("run", "--output", "json", "--count", "50")) {
            run.awaitExit(0);
            ObjectMapper mapper = new ObjectMapper();
            List<String> lines = run.out().all();
            assertEquals(50, lines.size());
            for (String line : lines) {
                assertTrue(mapper.readTree(line).has("stream"), line);
            }
            assertEquals(50, run.summary().get("delivered").asLong());
        }
    }

    @Test
    void takesTheVenuesTimesInMicrosecondsAndMeasuresThemRight() throws Exception {
        try (Command run = Command.start(
                "run", "--time-unit", "us", "--streams", "btcusdt@trade", "--output", "json", "--count", "20")) {
            run.awaitExit(0);
            ObjectMapper mapper = new ObjectMapper();
            for (String line : run.out().all()) {
                JsonNode trade = mapper.readTree(line).get("data");
                assertEquals(16, trade.get("E").asText().length(), line);
                assertEquals(16, trade.get("T").asText().length(), line);
            }
            String report = String.join("\n", run.err().all());
            assertTrue(report.contains("venue time -> socket read"), report);
            assertTrue(!report.contains("no latency here"), report);
        }
    }

    @Test
    void saysWhenNoEventEverCame() throws Exception {
        try (Command venue = Command.start("simulate", "--port", "0");
                Command run = Command.start(
                        "run",
                        "--venue",
                        Venues.address(venue).toString(),
                        "--streams",
                        "btcusdd@trade",
                        "--for",
                        "5s",
                        "--output",
                        "none")) {
            run.awaitExit(1);
            List<String> said = run.err().all();
            assertTrue(said.get(said.size() - 2).contains("is a symbol misspelt?"), run::toString);
            run.summary();
        }
    }

    @Test
    void aCountThatIsNotReachedIsAFailure() throws Exception {
        try (Command run = Command.start("run", "--count", "1000000", "--for", "1s", "--output", "none")) {
            run.awaitExit(1);
            run.err().await(line -> line.contains("of 1,000,000 events came"));
            run.summary();
        }
    }

    @Test
    void saysThatItWasDisconnectedAndGoesOnWhenTheVenueIsBack() throws Exception {
        int port = freePort();
        String[] simulate = {"simulate", "--port", String.valueOf(port), "--rate", "200"};
        String[] options = {
            "run", "--venue", "ws://127.0.0.1:" + port, "--for", "0", "--output", "json", "--streams", "btcusdt@trade"
        };
        Command venue = Command.start(simulate);
        try {
            Venues.address(venue);
            try (Command run = Command.start(options)) {
                run.out().await(line -> line.contains("btcusdt@trade"));
                venue.kill();
                run.err().await(line -> line.matches("ringfeed: disconnected: .*; next attempt in \\d+\\.\\d s"));
                int before = run.out().all().size();
                venue = Command.start(simulate);
                run.err().await(line -> line.matches("ringfeed: connected again after \\d+\\.\\d s"));
                int[] seen = {0};
                run.out().await(line -> ++seen[0] > before + 5);
                run.terminate();
                run.awaitExit(0);
                assertEquals(1, run.summary().get("reconnects").asInt());
            }
        } finally {
            venue.close();
        }
    }

    @Test
    void sigtermEndsBothCommandsCleanly() throws Exception {
        try (Command venue = Command.start("simulate", "--port", "0", "--tls", "--ca", ca());
                Command run = Command.start(
                        "run", "--venue", Venues.address(venue).toString(), "--trust", ca(), "--for", "0")) {
            run.out().await(line -> line.matches("\\d\\d:\\d\\d  [1-9].* events.*"));
            run.terminate();
            run.awaitExit(0);
            assertTrue(run.summary().get("delivered").asLong() > 0);
            venue.terminate();
            venue.awaitExit(0);
            assertTrue(venue.summary().get("delivered").asLong() > 0);
        }
    }

    @Test
    void theRunCommandThatASimulatorPrintsWorks() throws Exception {
        try (Command venue = Command.start("simulate", "--port", "0", "--tls", "--ca", ca(), "--symbols", "solusdt")) {
            URI address = Venues.address(venue);
            String hint = venue.out().await(line -> line.contains(" run --venue " + address));
            String[] words = hint.strip().substring("ringfeed ".length()).split(" ", -1);
            try (Command run = Command.start(words)) {
                run.out().await(line -> line.matches("\\d\\d:\\d\\d  [1-9].* events.*"));
                run.terminate();
                run.awaitExit(0);
            }
        }
    }

    private String ca() {
        return folder.resolve("ca.pem").toString();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
