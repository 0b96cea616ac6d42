package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.venue.Venue;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JvmFlagsIT {
    @Test
    void anEngineBuiltWithoutTheFlagSaysInOneLineWhichOneIsMissing() throws Exception {
        String said = run(List.of());
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.contains("start java with --add-opens java.base/jdk.internal.misc=ALL-UNNAMED"), said);
    }

    @Test
    void anEngineBuiltWithTheFlagSaysNothing() throws Exception {
        assertEquals(
                "built",
                run(List.of(
                        "--add-opens",
                        "java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED")));
    }

    private static String run(List<String> flags) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPathOfAnEmbedder(), Embedder.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    /** Without what pinning wants: the engine does not bring that along. */
    private static String classPathOfAnEmbedder() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .filter(entry -> !entry.matches(".*(slf4j|affinity)[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A user's program that only builds an engine. */
    static final class Embedder {
        private Embedder() {}

        public static void main(String[] args) {
            try (MarketDataEngine engine = MarketDataEngine.builder()
                    .venue(Venue.spot())
                    .handler(new MarketDataHandler() {})
                    .build()) {
                System.out.println(engine.status().state() == EngineState.NEW ? "built" : "odd");
            } catch (ConfigurationException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
