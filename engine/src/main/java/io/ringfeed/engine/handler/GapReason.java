package io.ringfeed.engine.handler;

/** Why messages are missing where a {@link MarkerKind#GAP} marker stands. */
public enum GapReason {
    /**
     * The connection was given up because the handlers left no room for its messages. What had been received and not put into the
     * ring, and what the venue sends until the next connection, is lost.
     */
    SLOW_CONSUMER,
    /** The handlers left no room, and the messages were dropped as the policy says; {@link Marker#lostCount()} tells how many. */
    DROPPED
}
