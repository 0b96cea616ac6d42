package io.ringfeed.engine;

/** The life of an engine; it is used once. */
public enum EngineState {
    /** Built, not started. */
    NEW,
    /** Started: it connects, and reconnects, until it is closed. */
    RUNNING,
    /** Closed, or stopped by a handler's failure. */
    CLOSED
}
