package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code run} takes its configuration from. */
@Timeout(120)
class ConfigIT {
    private static final String HUSH = "hush-hush";

    @TempDir
    private Path folder;

    @Test
    void runsWithTheStreamsAndSizesOfTheFile() throws Exception {
        Path file = file("streams=ethusdt@trade", "ring.slots=64", "time-unit=us");
        try (Command run = Command.start("run", "--config=" + file, "--output=json", "--count=20")) {
            run.awaitExit(0);
            List<String> lines = run.out().all();
            assertEquals(20, lines.size());
            lines.forEach(line -> assertTrue(line.contains("\"ethusdt@trade\""), line));
        }
    }

    @Test
    void anOptionWinsOverTheEnvironmentThatOverTheFile() throws Exception {
        Path file = file("venue=prod", "ring.slots=16", "wait=blocking", "breaker.threshold=3");
        Map<String, String> variables = Map.of("RINGFEED_WAIT", "sleeping", "RINGFEED_RING_SLOTS", "32");
        try (Command run = Command.start(
                variables,
                List.of(),
                "run",
                "--config=" + file,
                "--env",
                "--ring=64",
                "--venue=sim",
                "--print-config")) {
            run.awaitExit(0);
            assertSaid(run, "# --venue: ", "venue=sim");
            assertSaid(run, "# --ring: ", "ring.slots=64");
            assertSaid(run, "# env RINGFEED_WAIT: ", "wait=sleeping");
            assertSaid(run, "# " + file + ":4: ", "breaker.threshold=3");
            assertSaid(run, "# default: ", "message-timeout=30s");
            assertEquals(List.of(), run.err().all());
        }
    }

    @Test
    void strayVariablesMoveNothingUnlessTheyAreAskedFor() throws Exception {
        Map<String, String> stray = Map.of("RINGFEED_RING_SLOTS", "banana", "BINANCE_TESTNET", "true");
        try (Command run = Command.start(stray, List.of(), "run", "--output=none", "--count=10");
                Command asked = Command.start(stray, List.of(), "run", "--output=none", "--env")) {
            run.awaitExit(0);
            asked.awaitExit(2);
            String said = asked.err().all().get(0);
            assertTrue(said.contains("ring.slots (env RINGFEED_RING_SLOTS): 'banana' is no whole number"), said);
        }
    }

    @Test
    void printsNoSecretAndWhatItPrintsIsAFileThatSaysTheSame() throws Exception {
        Path file = file("proxy=http://proxy:3128", "proxy.user=quinn", "venue=testnet", "pin.io=0");
        Map<String, String> secrets = Map.of("RINGFEED_PROXY_PASSWORD", HUSH, "BINANCE_API_SECRET", HUSH);
        List<String> printed;
        try (Command run =
                Command.start(secrets, List.of(), "run", "--config=" + file, "--env", "--print-config", "--verbose")) {
            run.awaitExit(0);
            assertFalse(run.out().all().toString().contains(HUSH), run::toString);
            assertFalse(run.err().all().toString().contains(HUSH), run::toString);
            assertSaid(run, "# env RINGFEED_PROXY_PASSWORD: ", "#proxy.password=***");
            printed = run.out().all();
        }
        Path again = Files.write(folder.resolve("again.properties"), printed);
        try (Command run = Command.start(secrets, List.of(), "run", "--config=" + again, "--env", "--print-config")) {
            run.awaitExit(0);
            assertEquals(values(printed), values(run.out().all()));
        }
    }

    @Test
    void takesTheProxyFromTheFileAndThePasswordFromTheEnvironment() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy("quinn", HUSH)) {
            Path file = file("proxy=" + proxy.address(), "proxy.user=quinn", "streams=btcusdt@trade");
            Map<String, String> password = Map.of("RINGFEED_PROXY_PASSWORD", HUSH);
            try (Command run = Command.start(
                    password, List.of(), "run", "--config=" + file, "--env", "--output=none", "--count=10", "-v")) {
                run.awaitExit(0);
                assertEquals(1, proxy.tunnels());
                assertFalse(run.toString().contains(HUSH), run::toString);
            }
        }
    }

    private Path file(String... lines) throws Exception {
        return Files.write(folder.resolve("my.properties"), List.of(lines));
    }

    /** A comment that begins so, and the line below it. */
    private static void assertSaid(Command run, String origin, String value) {
        List<String> lines = run.out().all();
        int line = lines.indexOf(value);
        assertTrue(line > 0 && lines.get(line - 1).startsWith(origin), () -> value + " from " + origin + "; " + lines);
    }

    private static List<String> values(List<String> lines) {
        List<String> values = new ArrayList<>(lines);
        values.removeIf(line -> line.startsWith("#"));
        return values;
    }
}
