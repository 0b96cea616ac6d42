package io.ringfeed.engine.handler;

/** What a {@link Marker} tells. */
public enum MarkerKind {
    /** A connection was established. Events of it follow. */
    CONNECTED,
    /**
     * A connection ended. What the venue sends of its streams until the next CONNECTED is lost, unless another connection had taken
     * over before (ROTATED).
     */
    DISCONNECTED,
    /** Messages that the venue sent are missing here, see {@link Marker#gapReason()}. */
    GAP,
    /** A stream does not deliver: no frame of it came for longer than is usual. What a strategy holds of it may be old. */
    STALE,
    /** A stream that was stale delivers again. */
    RECOVERED,
    /**
     * This connection has taken over the streams of another one, beside which it ran: without a break, unless that one was lost before
     * its time (its DISCONNECTED then stands before this, and what it cost is declared).
     */
    ROTATED,
    /** A stream was given up: no event of it follows, unless it is subscribed to again. */
    UNSUBSCRIBED,
    /** The limit of connect attempts was reached: nothing comes until {@code reconnect()}. */
    GAVE_UP
}
