package io.ringfeed.cli.stat;

/** There is no engine to look at, or more than one. The message is one line for the user. */
final class NoEngineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exit;

    NoEngineException(int exit, String line) {
        super(line);
        this.exit = exit;
    }

    /** @return the exit code that it leads to. */
    int exit() {
        return exit;
    }
}
