package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfeed.simulator.Simulator;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What {@code stat} says about engines in other processes. */
@Isolated("it looks at all engines of the machine")
@Timeout(180)
class StatIT {
    /** A user of its own, so that no other engine of this machine is found. */
    private final String user = "stat-it-" + ProcessHandle.current().pid() + "-" + System.nanoTime();

    private Simulator venue;

    @BeforeEach
    void openTheVenue() {
        venue = Simulator.builder().symbols(List.of("btcusdt")).rate(200).start();
    }

    @AfterEach
    void closeTheVenueAndRemoveTheFolder() throws IOException {
        venue.close();
        if (Files.exists(folder())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder())) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder());
        }
    }

    @Test
    void showsTheOnlyEngineInEveryFormat() throws Exception {
        try (Command run = run()) {
            awaitCheck(0, "live: 1 of 1 stream delivers over 1 connection"::equals);
            try (Command stat = stat()) {
                stat.awaitExit(0);
                String table = String.join("\n", stat.out().all());
                assertTrue(table.contains("engine of process " + run.pid() + " at ws://127.0.0.1:"), table);
                assertTrue(table.matches("(?s).*\nframes received +[1-9].*\n  trade +[1-9].*"), table);
                assertTrue(stat.summary().get("received").asLong() > 0, stat::toString);
            }
            try (Command stat = stat("--format", "json", "--pid", String.valueOf(run.pid()))) {
                stat.awaitExit(0);
                assertEquals(1, stat.out().all().size(), stat::toString);
                JsonNode json = new ObjectMapper().readTree(stat.out().all().get(0));
                assertEquals(run.pid(), json.get("pid").asLong());
                assertTrue(json.get("live").asBoolean(), json::toString);
                assertTrue(json.at("/counters/eventsDecoded/trade").asLong() > 0, json::toString);
                assertEquals("connected", json.at("/counters/health").asText());
                assertFalse(json.has("rejects"));
            }
            try (Command stat = stat("--format", "prometheus", "--file", onlyFile())) {
                stat.awaitExit(0);
                stat.out().await("ringfeed_live 1"::equals);
                stat.out().await("# TYPE ringfeed_frames_received_total counter"::equals);
                stat.out().await(line -> line.matches("ringfeed_events_decoded_total\\{kind=\"trade\"} [1-9]\\d*"));
                stat.summary();
            }
            run.terminate();
            run.awaitExit(0);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void repaintsUntilItIsStoppedAndEndsByItselfWithItsEngine() throws Exception {
        List<String> terminal = List.of("-Duser.name=" + user, "-Dringfeed.terminal.out=true");
        try (Command run = run()) {
            awaitCheck(0, line -> line.startsWith("live:"));
            try (Command stat = Command.start(terminal, "stat", "--every", "100ms");
                    Command plain = stat("--format", "live", "--every", "100ms")) {
                for (Command live : List.of(stat, plain)) {
                    int[] pictures = {0};
                    live.out().await(line -> line.contains("COUNTER") && ++pictures[0] == 3);
                }
                stat.terminate();
                stat.awaitExit(0);
                assertTrue(stat.out().all().stream().anyMatch(line -> line.contains("\u001b[")), stat::toString);
                assertTrue(stat.summary().get("received").asLong() > 0, stat::toString);
                run.terminate();
                run.awaitExit(0);
                plain.out().await("blind: the engine was closed"::equals);
                plain.awaitExit(0);
            }
        }
    }

    @Test
    void showsTheFirstBytesOfWhatCouldNotBeDecoded() throws Exception {
        try (@SuppressWarnings("try") // it only has to run
                Command run = run()) {
            awaitCheck(0, line -> line.startsWith("live:"));
            try (Command stat = stat("--rejects")) {
                stat.out().await("no frame was rejected"::equals);
                stat.awaitExit(0);
            }
            assertEquals(1, venue.send("btcusdt@trade", "{\"e\":\"trade\",\"odd\":\"\\u001b\"}"));
            JsonNode reject = awaitReject();
            assertEquals("missing_key", reject.get("reason").asText());
            assertTrue(reject.get("head").asText().contains("\"odd\""), reject::toString);
            try (Command stat = stat("--rejects")) {
                stat.out().await(line -> line.startsWith("1 rejected, 1 kept"));
                stat.out().await(line -> line.matches("\\d{4}-.*Z  missing_key, connection \\d+, \\d+ B"));
                stat.out().await(line -> line.contains("\"odd\""));
                stat.awaitExit(0);
                assertEquals(1, stat.summary().get("rejected").asInt());
            }
            run.terminate();
            run.awaitExit(0);
            assertEquals(1, run.summary().get("rejected").asInt());
        }
    }

    @Test
    void checkSaysWhyAnEngineIsBlind() throws Exception {
        awaitCheck(1, line -> line.startsWith("blind: no engine of this user (looked into " + folder()));
        try (Command run = run()) {
            awaitCheck(0, line -> line.startsWith("live:"));
            venue.close();
            awaitCheck(1, line -> line.matches("blind: 0 of 1 connected; health is connecting; failed attempts.*"));
            run.kill();
            awaitCheck(
                    1,
                    line -> line.matches("blind: process " + run.pid()
                            + " ended without closing its engine; its last heartbeat was \\d+\\.\\d s ago"));
            assertEquals(1, files().size());
            try (Command next = run()) {
                next.err().await(line -> line.startsWith("ringfeed: ")); // it cannot connect, and ends
                next.awaitExit(1);
            }
            assertEquals(List.of(), files(), "the next start removes what was left");
        }
    }

    @Test
    void asksWhichOfSeveralEnginesIsMeant() throws Exception {
        try (Command first = run();
                Command second = run()) {
            awaitFiles(2);
            try (Command stat = stat("--check")) {
                stat.awaitExit(2);
                String said = stat.err().all().get(0);
                assertTrue(said.startsWith("ringfeed: 2 engines run: choose one with --pid "), said);
                assertTrue(said.contains("--pid " + first.pid() + " (ws://127.0.0.1:"), said);
                assertTrue(said.contains("--pid " + second.pid() + " (ws://127.0.0.1:"), said);
                assertEquals(2, stat.err().all().size(), stat::toString);
                stat.summary();
            }
            try (Command stat = stat("--pid", String.valueOf(second.pid()))) {
                stat.awaitExit(0);
                stat.out().await(line -> line.startsWith("engine of process " + second.pid()));
            }
            try (Command stat = stat("--pid", "1")) {
                stat.awaitExit(1);
                stat.err().await(line -> line.startsWith("ringfeed: no engine in process 1 "));
            }
        }
    }

    @Test
    void aFileThatIsNoneIsNamedInOneLine() throws Exception {
        try (Command stat = stat("--file", "pom.xml")) {
            stat.awaitExit(1);
            stat.err().await("ringfeed: pom.xml cannot be used: it holds no counters of ringfeed"::equals);
            assertEquals(2, stat.err().all().size(), stat::toString);
            stat.summary();
        }
    }

    /** Asks again until the engine is where it is expected, and fails with the last answer. */
    private void awaitCheck(int exit, Predicate<String> expected) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try (Command stat = stat("--check")) {
                stat.awaitEnd();
                List<String> said = stat.out().all();
                assertEquals(1, said.size(), stat::toString);
                if (expected.test(said.get(0))) {
                    stat.awaitExit(exit);
                    stat.summary();
                    return;
                }
                assertTrue(attempt < 30, stat::toString);
            }
        }
    }

    private JsonNode awaitReject() throws Exception {
        for (int attempt = 1; ; attempt++) {
            try (Command stat = stat("--rejects", "--format", "json")) {
                stat.awaitExit(0);
                JsonNode rejects =
                        new ObjectMapper().readTree(stat.out().all().get(0)).get("rejects");
                if (rejects.size() == 1) {
                    return rejects.get(0);
                }
                assertTrue(attempt < 30, stat::toString);
            }
        }
    }

    private void awaitFiles(int count) throws Exception {
        long deadlineNs = System.nanoTime() + 30_000_000_000L;
        while (files().size() < count) {
            assertTrue(System.nanoTime() - deadlineNs < 0, () -> "waited in vain for " + count + " files");
            Thread.onSpinWait();
        }
    }

    private Command run() throws IOException {
        return Command.start(
                List.of("-Duser.name=" + user),
                "run",
                "--venue",
                venue.uri().toString(),
                "--streams",
                "btcusdt@trade",
                "--for",
                "0",
                "--output",
                "none");
    }

    private Command stat(String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("stat"));
        words.addAll(List.of(options));
        return Command.start(List.of("-Duser.name=" + user), words.toArray(String[]::new));
    }

    private String onlyFile() throws IOException {
        List<Path> files = files();
        assertEquals(1, files.size(), files::toString);
        return files.get(0).toString();
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.exists(folder())) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder(), "engine-*.dat")) {
                all.forEach(files::add);
            }
        }
        return files;
    }

    private Path folder() {
        Path shared = Path.of("/dev/shm");
        Path parent = Files.isDirectory(shared) ? shared : Path.of(System.getProperty("java.io.tmpdir"));
        return parent.resolve("ringfeed-" + user);
    }
}
