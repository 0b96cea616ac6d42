package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.venue.Venue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process whose environment holds variables of the engine. */
@Timeout(120)
class EnvironmentIT {
    private static final Map<String, String> VARIABLES =
            Map.of("BINANCE_TESTNET", "true", "RINGFEED_RING_SLOTS", "64", "RINGFEED_WAIT", "sleeping");

    @Test
    void strayVariablesMoveNothing() throws Exception {
        assertEquals("spot 4096", run("no"));
    }

    @Test
    void variablesHoldWhenTheyAreAskedFor() throws Exception {
        assertEquals("spot-testnet 64", run("yes"));
    }

    private static String run(String asked) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Embedder.class.getName(),
                asked));
        builder.environment().putAll(VARIABLES);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    /** A user's program that only asks for the environment when it is told to. */
    static final class Embedder {
        private Embedder() {}

        public static void main(String[] args) {
            EngineBuilder builder =
                    MarketDataEngine.builder().venue(Venue.spot()).handler(new MarketDataHandler() {});
            if ("yes".equals(args[0])) {
                builder.fromEnvironment();
            }
            System.out.println(builder.venue().name() + " " + builder.ring().slotCount());
        }
    }
}
