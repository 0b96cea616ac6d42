package io.ringfeed.engine.supervisor;

/** How the control plane stands as a whole. */
public enum Health {
    /** Nothing was started, or nothing is wanted yet and no connection stands. */
    IDLE,
    /** At least one connection that is needed does not stand, and it is being worked on. */
    CONNECTING,
    /** Every connection that is needed stands. Whether streams deliver is another question: see the counts of streams. */
    CONNECTED,
    /** So many attempts in a row failed that somebody should look; it goes on trying. */
    DEGRADED,
    /** The limit of attempts was reached: nothing happens until {@code reconnect()}. */
    GAVE_UP,
    /** Ended for good, by us. */
    STOPPED
}
