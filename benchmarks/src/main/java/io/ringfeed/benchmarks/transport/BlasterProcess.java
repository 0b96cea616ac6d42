package io.ringfeed.benchmarks.transport;

import io.ringfeed.benchmarks.fork.JavaFork;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A {@link Blaster} in a JVM of its own. */
final class BlasterProcess implements AutoCloseable {
    /** It allocates next to nothing, and should not keep a core busy with collecting it. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC");

    private final Process process;
    private final Path authority;
    private final int port;

    BlasterProcess(Condition condition) throws IOException {
        authority = Files.createTempFile("blaster", ".pem");
        process = JavaFork.of(Blaster.class, FLAGS, condition.name(), authority).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            close();
            throw new IOException("the source of '" + condition.label() + "' did not start; it says why above");
        }
        port = Integer.parseInt(line);
    }

    int port() {
        return port;
    }

    /** PEM of the authority behind its certificate; empty for a source without TLS. */
    Path authority() {
        return authority;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(authority);
    }
}
