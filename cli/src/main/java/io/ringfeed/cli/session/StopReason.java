package io.ringfeed.cli.session;

/** Why a command comes to its end. */
public enum StopReason {
    /** The time given by the user is over. */
    TIME_UP,
    /** As many events came as were asked for. */
    COUNT_REACHED,
    /** Ctrl-C, or SIGTERM. */
    INTERRUPTED,
    /** Whoever read standard output has had enough. */
    OUTPUT_CLOSED,
    /** Something broke, and it makes no sense to go on. */
    FAILED
}
