package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.thread.CpuPinning;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** What the kernel says of an engine's threads: their names, and the CPUs they are bound to. */
@Isolated("it looks at all threads of the JVM")
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ThreadsIT {
    @Test
    void namesItsThreads() throws Exception {
        assertEquals(
                List.of("rf-decode", "rf-handler-0", "rf-handler-1", "rf-io", "rf-supervisor"),
                List.copyOf(threadsOf(builder()).keySet()));
    }

    @Test
    void bindsEachThreadToTheCpuItWasGiven() throws Exception {
        assumeTrue(usable().equals("0-1") || usable().startsWith("0-"), "needs the CPUs 0 and 1");
        CpuPinning pinning = CpuPinning.NONE.io(1).decoder(0).handlers(1, 0).supervisor(0);
        assertEquals(
                Map.of("rf-io", "1", "rf-decode", "0", "rf-handler-0", "1", "rf-handler-1", "0", "rf-supervisor", "0"),
                threadsOf(builder().pinning(pinning)));
    }

    @Test
    void leavesThreadsThatWereGivenNoCpuFreeAlthoughABoundOneStartedThem() throws Exception {
        assumeTrue(usable().startsWith("0-"), "needs the CPUs 0 and 1");
        // The supervisor's first connect starts rf-io.
        Map<String, String> threads = threadsOf(builder().pinning(CpuPinning.NONE.supervisor(0)));
        assertEquals("0", threads.get("rf-supervisor"));
        assertEquals(usable(), threads.get("rf-io"));
        assertEquals(usable(), threads.get("rf-decode"));
    }

    @Test
    void receivesWithABusyWaitingIoThread() throws Exception {
        assertEquals(5, threadsOf(builder().busyWait(true)).size());
    }

    @Test
    void refusesACpuThatIsNotThereBeforeAnythingStarts() {
        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> MarketDataEngine.builder()
                .venue(Venue.spot())
                .handler(new MarketDataHandler() {})
                .pinning(CpuPinning.NONE.io(4095))
                .build());
        assertEquals(
                List.of("rf-io cannot be pinned: CPU 4095 is not among those this process may use: " + usable()),
                refused.problems());
    }

    @Test
    void needsTheLibraryOnlyWhereThreadsArePinned() throws Exception {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("openhft") && !entry.contains("jna") && !entry.contains("slf4j"))
                .collect(Collectors.joining(File.pathSeparator));
        assertEquals("built", run(without));
        assertTrue(run(without, "pinned")
                .startsWith("threads cannot be pinned without a library for it: add net.openhft"));
    }

    @Test
    void keepsQuietOnStandardErrorWhenTheLoggingFacadeIsToldTo() throws Exception {
        assertEquals("built", run(System.getProperty("java.class.path"), "pinned"));
    }

    private static EngineBuilder builder() {
        return MarketDataEngine.builder().handler(new MarketDataHandler() {}).handler(new MarketDataHandler() {});
    }

    /** Runs an engine until data came, and reads its threads meanwhile. */
    private static Map<String, String> threadsOf(EngineBuilder builder) throws Exception {
        try (Simulator venue = Simulator.builder().symbols(List.of("btcusdt")).start();
                MarketDataEngine engine =
                        builder.venue(Venue.custom(venue.uri())).build()) {
            engine.start();
            engine.subscribe(Streams.trade("btcusdt"));
            TestClock.await("data", () -> engine.status().delivered() > 0);
            return ownThreads();
        }
    }

    /** Name and {@code Cpus_allowed_list} of each thread of this process that is an engine's. */
    private static Map<String, String> ownThreads() throws IOException {
        Map<String, String> threads = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                String name = field(task, "Name:");
                if (name.startsWith("rf-")) {
                    threads.put(name, field(task, "Cpus_allowed_list:"));
                }
            }
        }
        return threads;
    }

    private static String usable() {
        return field(Path.of("/proc/self"), "Cpus_allowed_list:");
    }

    private static String field(Path task, String name) {
        try {
            return Files.readAllLines(task.resolve("status")).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException ended) {
            if (Files.exists(task)) {
                throw new UncheckedIOException(ended);
            }
            return "";
        }
    }

    private static String run(String classPath, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath,
                Embedder.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    /** A user's program that only builds an engine. */
    static final class Embedder {
        private Embedder() {}

        public static void main(String[] args) {
            EngineBuilder builder =
                    MarketDataEngine.builder().venue(Venue.spot()).handler(new MarketDataHandler() {});
            if (args.length > 0) {
                builder.pinning(CpuPinning.NONE.supervisor(0));
            }
            try (MarketDataEngine engine = builder.build()) {
                System.out.println(engine.status().state() == EngineState.NEW ? "built" : "odd");
            } catch (ConfigurationException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }
}
