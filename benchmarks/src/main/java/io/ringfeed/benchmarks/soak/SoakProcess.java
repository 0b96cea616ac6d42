package io.ringfeed.benchmarks.soak;

import io.ringfeed.benchmarks.fork.JavaFork;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of the soak test, and the conversation with it. What it says on standard error is in a file: the engine tells of each
 * change of state, and there are hundreds.
 *
 * <p><b>Threading:</b> one thread.
 * <br><b>Errors:</b> a process that does not answer any more has ended, and has said why in its log.
 */
final class SoakProcess implements AutoCloseable {
    private static final long END_SECONDS = 30;
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Dringfeed.log.level=INFO", "-Dringfeed.log.supervisor.level=INFO");

    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;

    SoakProcess(String name, Path folder, Class<?> main, Object... arguments) throws IOException {
        this.name = name;
        log = folder.resolve(name + ".log");
        process =
                JavaFork.of(main, FLAGS, arguments).redirectError(log.toFile()).start();
        output = process.inputReader(StandardCharsets.UTF_8);
        input = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Waits for the next line. */
    String read() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the process of the " + name + " has ended; " + log + " says why");
        }
        return line;
    }

    String ask(String command) throws IOException {
        try {
            input.write(command + '\n');
            input.flush();
        } catch (IOException closed) {
            return read(); // which says it better
        }
        return read();
    }

    /** Lets it write down what it has, and waits for its end. */
    void finish() throws IOException, InterruptedException {
        ask(Commands.FINISH);
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the process of the " + name + " did not end within " + END_SECONDS + " s");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
