package io.ringfeed.engine.handler;

/** What happens when a handler throws an exception. An {@link Error} always stops the engine. */
public enum FailurePolicy {
    /** The event counts as skipped for that handler, which gets the next one. The default. */
    SKIP_EVENT,
    /** The handler gets no further events; the others go on. The status names it. */
    DETACH,
    /** The engine closes; its status tells why. */
    STOP_ENGINE
}
