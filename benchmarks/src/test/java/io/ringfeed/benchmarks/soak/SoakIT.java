package io.ringfeed.benchmarks.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/soak} for a minute, with its processes: the laws hold, and they were tried. */
class SoakIT {
    private static final String SEED = "7";

    @TempDir
    private Path folder;

    @Test
    void losesNothingInSilenceInAMinuteOfFaults() throws IOException {
        JsonNode verdict = soak("--minutes", "1", "--seed", SEED, "--rate", "10000", "--faults-per-minute", "26");
        assertTrue(verdict.get("faults").asInt() >= 20, verdict::toString);
        assertTrue(verdict.get("messagesPerSecond").asInt() >= 10_000, verdict::toString);
        assertTrue(verdict.get("reconnects").asInt() > 0, verdict::toString);
        assertTrue(verdict.at("/tradeIds/declaredLost").asLong() > 0, verdict::toString);
        assertEquals(
                verdict.at("/tradeIds/missing").asLong(),
                verdict.at("/tradeIds/declaredLost").asLong(),
                verdict::toString);
    }

    @Test
    void refusesWhatCannotBe() {
        assertEquals(2, SoakRun.run("--minutes", "0"));
        assertEquals(2, SoakRun.run("--faults-per-minute", "-1"));
    }

    private JsonNode soak(String... options) throws IOException {
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = "--keep";
        all[options.length + 1] = folder.toString();
        PrintStream console = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            exitCode = SoakRun.run(all);
        } finally {
            System.setOut(console);
        }
        String line = out.toString(StandardCharsets.UTF_8);
        assertEquals(0, exitCode, () -> line + logs());
        JsonNode verdict = new ObjectMapper().readTree(line);
        assertTrue(verdict.get("passed").asBoolean(), line);
        return verdict;
    }

    private String logs() {
        StringBuilder text = new StringBuilder();
        for (String name : new String[] {"engine.log", "venue.log"}) {
            try {
                text.append('\n').append(name).append(":\n").append(Files.readString(folder.resolve(name)));
            } catch (IOException missing) {
                text.append(missing);
            }
        }
        return text.toString();
    }
}
