package io.ringfeed.engine.handler;

/** Why messages are missing where a {@link MarkerKind#GAP} marker stands. */
public enum GapReason {
    /**
     * The connection was given up because the handlers left no room for its messages. What had been received and not put into the
     * ring, and what the venue sends until the next connection, is lost.
     */
    SLOW_CONSUMER,
    /** The handlers left no room, and the messages were dropped as the policy says; {@link Marker#lostCount()} tells how many. */
    DROPPED,
    /**
     * The stream's ids jumped: those from {@link Marker#firstMissingId()} to {@link Marker#lastMissingId()} never came. Stands right
     * before the event that showed it. Where a reason is known it was told by a marker before: DISCONNECTED, DROPPED,
     * SLOW_CONSUMER.
     */
    MISSING_IDS,
    /** The stream's ids began anew from lower ones, as after a reset of the test network. What lies between is not known. */
    IDS_RESTARTED
}
