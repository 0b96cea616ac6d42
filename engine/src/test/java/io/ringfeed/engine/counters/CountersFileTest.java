package io.ringfeed.engine.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfeed.engine.TestClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CountersFileTest {
    private static final String VENUE = "ws://127.0.0.1:1";

    @TempDir
    private Path temporary;

    @Test
    void othersReadWhatTheEnginePublishesWhileItRuns() throws IOException {
        try (CountersFile file = create();
                EngineCounters reader = EngineCounters.open(file.path().orElseThrow())) {
            CounterValues values = new CounterValues();
            for (long round = 1; round <= 3; round++) {
                values.set(CounterId.FRAMES_RECEIVED, round);
                file.publish(values, round * 1_000);
                CountersSnapshot seen = reader.snapshot();
                assertEquals(round, seen.values().get(CounterId.FRAMES_RECEIVED));
                assertEquals(round * 1_000, seen.heartbeatEpochMs());
                assertEquals(VENUE, seen.venue());
                assertEquals(ProcessHandle.current().pid(), seen.process().pid());
                assertTrue(seen.isProcessAlive());
                assertFalse(seen.isClosed());
            }
        }
    }

    @Test
    void aReaderOutlivesTheFileAndSeesThatTheEngineWasClosed() throws IOException {
        CountersFile file = create();
        try (EngineCounters reader = EngineCounters.open(file.path().orElseThrow())) {
            CounterValues values = new CounterValues();
            values.set(CounterId.GAPS, 5);
            file.publish(values, now());
            file.close();
            assertTrue(reader.snapshot().isClosed());
            assertEquals(5, reader.snapshot().values().get(CounterId.GAPS));
            assertEquals(5, file.snapshot(now()).values().get(CounterId.GAPS));
            assertEquals(List.of(), EngineCounters.list(folder()));
            assertThrows(IOException.class, () -> EngineCounters.open(reader.file()));
        }
    }

    @Test
    void nothingIsWrittenOnceItIsClosed() {
        CountersFile file = create();
        file.close();
        file.publish(new CounterValues(), now()); // would end the JVM if it reached the memory that is gone
        file.close();
        assertTrue(file.snapshot(now()).isClosed());
    }

    @Test
    void onlyTheUserMayLookInside() throws IOException {
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"), "skipped: no POSIX permissions");
        try (CountersFile file = create()) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(file.path().orElseThrow())));
        }
    }

    @Test
    void twoEnginesOfOneProcessHaveAFileEach() throws IOException {
        long pid = ProcessHandle.current().pid();
        try (CountersFile first = create();
                CountersFile second = create()) {
            assertEquals("engine-" + pid + "-1.dat", name(first));
            assertEquals("engine-" + pid + "-2.dat", name(second));
            assertEquals(2, EngineCounters.list(folder()).size());
        }
        assertEquals(List.of(), EngineCounters.list(folder()));
    }

    @Test
    void whereNoFileCanBeItKeepsTheCountersInMemory() throws IOException {
        Path taken = Files.writeString(temporary.resolve("taken"), "a file, and no folder");
        for (Path folder : List.of(taken, taken.resolve("below"))) {
            try (CountersFile file = CountersFile.create(CountersOptions.in(folder), VENUE, now())) {
                assertTrue(file.path().isEmpty());
                CounterValues values = new CounterValues();
                values.set(CounterId.GAPS, 5);
                file.publish(values, now());
                assertEquals(5, file.snapshot(now()).values().get(CounterId.GAPS));
            }
        }
        assertEquals("a file, and no folder", Files.readString(taken));
    }

    @Test
    void whoWantsNoFileGetsNone() throws IOException {
        try (CountersFile file = CountersFile.create(CountersOptions.IN_MEMORY, VENUE, now())) {
            assertTrue(file.path().isEmpty());
        }
    }

    @Test
    void theNextStartRemovesWhatAKilledProcessLeft() throws Exception {
        Path left;
        try (Child child = new Child(folder())) {
            left = child.file();
            try (CountersFile file = create()) {
                List<Path> files = EngineCounters.list(folder());
                assertEquals(
                        Set.of(left, file.path().orElseThrow()), Set.copyOf(files), "a living process keeps its file");
            }
            child.kill();
        }
        try (EngineCounters reader = EngineCounters.open(left)) {
            assertFalse(reader.snapshot().isProcessAlive());
        }
        try (CountersFile file = create()) {
            assertEquals(List.of(file.path().orElseThrow()), EngineCounters.list(folder()));
        }
    }

    @Test
    void aPidThatAnotherProcessHasNowDoesNotKeepALeftoverForEver() throws IOException {
        CountersFile file = create();
        Path left = copyOf(file, "engine-7-1.dat");
        file.close();
        putLong(left, CountersLayout.PROCESS_START_AT, 1);
        putLong(left, CountersLayout.HEARTBEAT_AT, now());
        create().close();
        assertTrue(Files.exists(left), "a fresh heartbeat: somebody set the clock, perhaps");
        putLong(left, CountersLayout.HEARTBEAT_AT, now() - TimeUnit.MINUTES.toMillis(2));
        create().close();
        assertFalse(Files.exists(left));
    }

    @Test
    void aProcessOfAnotherContainerIsJudgedByItsHeartbeat() throws IOException {
        CountersFile file = create();
        Path other = copyOf(file, "engine-7-1.dat");
        file.close();
        putLong(other, CountersLayout.PID_NAMESPACE_AT, 1);
        putLong(other, CountersLayout.PID_AT, Integer.MAX_VALUE);
        putLong(other, CountersLayout.HEARTBEAT_AT, now());
        create().close();
        assertTrue(Files.exists(other));
        putLong(other, CountersLayout.HEARTBEAT_AT, now() - TimeUnit.MINUTES.toMillis(2));
        create().close();
        assertFalse(Files.exists(other));
    }

    @Test
    void filesThatAreNoCountersStayUntilTheyAreOldAndOtherNamesForEver() throws IOException {
        create().close();
        Path fresh = Files.writeString(folder().resolve("engine-1-1.dat"), "in the making");
        Path old = Files.writeString(folder().resolve("engine-1-2.dat"), "torn");
        Path foreign = Files.writeString(folder().resolve("notes.txt"), "keep me");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));
        create().close();
        assertTrue(Files.exists(fresh));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void refusesAFileOfAnotherVersionInOneLine() throws IOException {
        try (CountersFile file = create()) {
            Path other = copyOf(file, "other.dat");
            putLong(other, CountersLayout.VERSION_AT, 99); // and the state behind it
            assertRefused(other, "another version of ringfeed");
            Path renamed = copyOf(file, "renamed.dat");
            putLong(renamed, CountersLayout.METADATA_AT + 132, 0x7878787878787878L); // in the first counter's name
            assertRefused(renamed, "another version of ringfeed");
            Path cut = copyOf(file, "cut.dat");
            try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
                channel.truncate(1_000);
            }
            assertRefused(cut, "another version of ringfeed");
            assertRefused(
                    Files.writeString(temporary.resolve("text"), "hello".repeat(1_000)), "no counters of ringfeed");
            assertRefused(Files.createFile(temporary.resolve("empty")), "no counters of ringfeed");
            assertRefused(temporary.resolve("missing"), "does not exist");
        }
    }

    @Test
    void aHundredRoundsLeaveNoFileAndNoMapping() throws IOException {
        for (int i = 0; i < 100; i++) {
            try (CountersFile file = create();
                    EngineCounters reader = EngineCounters.open(file.path().orElseThrow())) {
                assertFalse(reader.snapshot().isClosed());
            }
        }
        assertEquals(List.of(), EngineCounters.list(folder()));
        Path maps = Path.of("/proc/self/maps");
        assumeTrue(Files.exists(maps), "skipped: the system does not list mappings");
        assertFalse(Files.readString(maps).contains(folder().toRealPath().toString()));
    }

    private static void assertRefused(Path file, String said) {
        String message =
                assertThrows(IOException.class, () -> EngineCounters.open(file)).getMessage();
        assertTrue(message.contains(said) && message.contains(file.toString()) && !message.contains("\n"), message);
    }

    private CountersFile create() {
        return CountersFile.create(CountersOptions.in(folder()), VENUE, now());
    }

    private Path folder() {
        return temporary.resolve("counters");
    }

    private Path copyOf(CountersFile file, String name) throws IOException {
        return Files.copy(file.path().orElseThrow(), folder().resolve(name));
    }

    private static void putLong(Path file, int at, long value) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
            channel.write(number.putLong(0, value), at);
        }
    }

    private static String name(CountersFile file) {
        return file.path().orElseThrow().getFileName().toString();
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    /** A JVM with a counters file, which is ended the hard way. */
    static final class Child implements AutoCloseable {
        private static final String SAYS = "counters are in ";

        private final Process process;
        private final Path file;

        Child(Path folder) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-opens",
                    "java.base/jdk.internal.misc=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    Child.class.getName(),
                    folder.toString()));
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            String line = said.readLine();
            while (line != null && !line.startsWith(SAYS)) {
                line = said.readLine(); // the log, perhaps
            }
            file = Path.of(String.valueOf(line).substring(SAYS.length()));
        }

        @SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // the JVM of the child calls it
        public static void main(String[] args) throws Exception {
            CountersFile file = CountersFile.create(CountersOptions.in(Path.of(args[0])), VENUE, now());
            System.out.println(SAYS + file.path().orElseThrow());
            System.in.read(); // until it is killed
        }

        Path file() {
            return file;
        }

        void kill() {
            process.destroyForcibly();
            TestClock.await("the child's end", () -> !process.isAlive());
        }

        @Override
        public void close() {
            kill();
        }
    }
}
