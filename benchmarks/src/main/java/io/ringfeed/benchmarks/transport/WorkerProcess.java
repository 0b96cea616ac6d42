package io.ringfeed.benchmarks.transport;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfeed.benchmarks.fork.JavaFork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a {@link ReceiverWorker} in a JVM of its own. */
final class WorkerProcess {
    /** Touched beforehand, so that no receiver pays for the first use of a page. */
    private static final List<String> FLAGS = List.of("-Xms512m", "-XX:+AlwaysPreTouch");

    private WorkerProcess() {}

    static Measurement measure(ReceiverKind kind, Endpoint endpoint, long warmupMs, long measureMs)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("receiver", ".json");
        Process worker = JavaFork.of(
                        ReceiverWorker.class,
                        FLAGS,
                        kind.label(),
                        endpoint.condition().name(),
                        endpoint.port(),
                        endpoint.authority(),
                        warmupMs,
                        measureMs,
                        file)
                // Standard output is for the tables.
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            int exit = worker.waitFor();
            if (exit != 0) {
                throw new IOException("measuring " + kind.label() + ", "
                        + endpoint.condition().label() + " ended with exit code " + exit);
            }
            return new ObjectMapper().readValue(file.toFile(), Measurement.class);
        } finally {
            worker.destroyForcibly();
            Files.delete(file);
        }
    }
}
