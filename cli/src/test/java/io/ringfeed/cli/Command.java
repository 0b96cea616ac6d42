package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The real command in a JVM of its own, with the flags that the script gives it. */
final class Command implements AutoCloseable {
    private static final long PATIENCE_S = 60;

    private final Process process;
    private final Lines out;
    private final Lines err;

    private Command(Process process) {
        this.process = process;
        this.out = new Lines(process.getInputStream());
        this.err = new Lines(process.getErrorStream());
    }

    static Command start(String... args) throws IOException {
        return start(List.of(), args);
    }

    static Command start(List<String> jvmFlags, String... args) throws IOException {
        return start(Map.of(), jvmFlags, args);
    }

    static Command start(Map<String, String> environment, List<String> jvmFlags, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens",
                "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(jvmFlags);
        command.add(Main.class.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new Command(builder.start());
    }

    /** @return standard output, line by line. */
    Lines out() {
        return out;
    }

    /** @return standard error, line by line. */
    Lines err() {
        return err;
    }

    long pid() {
        return process.pid();
    }

    /** Ask it to end, as a service manager does; by its handle, since the process object would close the streams, too. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** End it without asking. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Wait for the end, and for its exit code. */
    void awaitExit(int expected) throws InterruptedException {
        awaitEnd();
        assertEquals(expected, process.exitValue(), this::toString);
    }

    /** Wait for the end, whatever it is. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            fail("still running; " + this);
        }
        out.awaitEnd();
        err.awaitEnd();
    }

    /** The last line on standard error, which must be the summary. */
    JsonNode summary() throws IOException {
        List<String> lines = err.all();
        assertTrue(!lines.isEmpty(), "nothing on standard error");
        JsonNode summary = new ObjectMapper().readTree(lines.get(lines.size() - 1));
        for (String key : List.of(
                "received",
                "decoded",
                "delivered",
                "skipped",
                "rejected",
                "gaps",
                "lost",
                "dropped",
                "duplicates",
                "pauses",
                "pausedMs",
                "reconnects",
                "stale",
                "elapsedMs",
                "exit")) {
            assertTrue(summary.path(key).isIntegralNumber(), key + " is missing in " + summary);
        }
        assertEquals(process.exitValue(), summary.get("exit").asInt());
        return summary;
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        List<String> lines = out.all();
        return "standard error: " + String.join("\n", err.all()) + "\nend of standard output: "
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    /** One of the command's streams, read to its end by a thread of its own. */
    static final class Lines {
        private final List<String> lines = new ArrayList<>();
        private boolean ended;

        private Lines(InputStream in) {
            Thread reader = new Thread(() -> read(in), "reads-child");
            reader.setDaemon(true);
            reader.start();
        }

        synchronized List<String> all() {
            return List.copyOf(lines);
        }

        /** Wait for a line, and return it. */
        synchronized String await(Predicate<String> wanted) throws InterruptedException {
            long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
            int next = 0;
            while (true) {
                for (; next < lines.size(); next++) {
                    if (wanted.test(lines.get(next))) {
                        return lines.get(next);
                    }
                }
                long leftNs = deadlineNs - System.nanoTime();
                if (ended || leftNs <= 0) {
                    return fail((ended ? "it ended" : "time ran out") + " without the line; all lines: "
                            + String.join("\n", lines));
                }
                TimeUnit.NANOSECONDS.timedWait(this, leftNs);
            }
        }

        private synchronized void awaitEnd() throws InterruptedException {
            while (!ended) {
                wait();
            }
        }

        private void read(InputStream in) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    add(line);
                }
            } catch (IOException closed) {
                add("(" + new UncheckedIOException(closed) + ")");
            } finally {
                end();
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }
    }
}
