package io.ringfeed.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddingExampleIT {
    @Test
    void theReadmesProgramRuns() throws Exception {
        try (Simulator venue = Simulator.builder()
                .symbols(List.of("btcusdt", "ethusdt", "bnbusdt"))
                .start()) {
            assertTrue(EmbeddingExample.printTrades(Venue.custom(venue.uri()), Duration.ofMillis(100)));
        }
    }

    @Test
    void theReadmeShowsThatVeryProgram() throws Exception {
        String source = Files.readString(Path.of("src/test/java/io/ringfeed/example/EmbeddingExample.java"));
        String begin = "// README: begin\n";
        String shown = source.substring(
                        source.indexOf(begin) + begin.length(), source.indexOf("        // README: end"))
                .stripTrailing()
                .stripIndent();
        String readme = Files.readString(Path.of("../README.md"));
        assertTrue(readme.contains(shown), "README.md does not show:\n" + shown);
    }
}
