package io.ringfeed.cli.session;

import io.ringfeed.cli.terminal.Terminal;
import io.ringfeed.cli.text.OneLine;
import java.util.concurrent.TimeUnit;

/**
 * One call of the command: where it talks to, what ends it, and what it will have to say at the end.
 *
 * <p><b>Threading:</b> confined to the main thread, apart from {@link #stop()}.
 */
public final class Invocation {
    private final Terminal terminal;
    private final StopSignal stop = new StopSignal();
    private final long startedNs = System.nanoTime();
    private Summary summary = Summary.NOTHING;
    private boolean worked;

    /** @param terminal the standard streams. */
    public Invocation(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @return the standard streams. */
    public Terminal terminal() {
        return terminal;
    }

    /** @return the signal that ends this call. */
    public StopSignal stop() {
        return stop;
    }

    /** From now on there is something to sum up; help and version only print. */
    public void begin() {
        worked = true;
    }

    /** @param done what the summary shall say. */
    public void summary(Summary done) {
        this.summary = done;
    }

    /**
     * Say in one line why the command cannot go on.
     *
     * @param exit the exit code.
     * @param line what is wrong and what to do about it.
     * @return the exit code.
     */
    public int fail(int exit, String line) {
        begin();
        terminal.err().line("ringfeed: " + OneLine.of(line));
        return exit;
    }

    /**
     * Write the last line, after which nothing comes.
     *
     * @param exit the exit code.
     */
    public void end(int exit) {
        terminal.out().flush();
        if (worked) {
            long elapsedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs);
            terminal.err().lastLine(summary.json(elapsedMs, exit));
        }
    }
}
