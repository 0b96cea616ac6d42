package io.ringfeed.cli.session;

/** The exit codes of every command. */
public final class ExitCode {
    /** It did what it was asked for, or was ended by Ctrl-C or SIGTERM. */
    public static final int FINE = 0;

    /** It failed at run time: no event came, the count was not reached, the port is taken. */
    public static final int FAILED = 1;

    /** It was asked for something that cannot be; the reason and the fix are on one line. */
    public static final int WRONG_USAGE = 2;

    private ExitCode() {}
}
