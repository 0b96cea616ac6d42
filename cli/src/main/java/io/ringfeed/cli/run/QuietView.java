package io.ringfeed.cli.run;

import io.ringfeed.cli.terminal.StandardError;
import io.ringfeed.engine.EngineStatus;

/** Shows nothing, and tells news on standard error. */
record QuietView(StandardError err) implements RunView {
    private static final long PERIOD_MS = 500;

    @Override
    public long periodMs() {
        return PERIOD_MS;
    }

    @Override
    public void draw(EngineStatus status, long nowNs) {
        // the events themselves are the output, or nobody wants any
    }

    @Override
    public void say(String line) {
        err.line("ringfeed: " + line);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
