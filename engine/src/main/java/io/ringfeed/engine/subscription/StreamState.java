package io.ringfeed.engine.subscription;

/**
 * How far a requested stream has come. An acknowledgement proves nothing: the venue acknowledges misspelt and removed
 * streams as well, and then stays silent (protocol §2.2), so only a frame makes a stream {@link #LIVE}.
 */
public enum StreamState {
    /** Asked for; the venue has not answered yet, or the connection is being restored. */
    REQUESTED,
    /** The venue said yes. No frame has come yet. */
    ACKNOWLEDGED,
    /** At least one frame has come over the present connection. */
    LIVE,
    /** Acknowledged, and no frame came for longer than its kind may take; {@link StreamStatus#reason()} lists the likely causes. */
    SILENT,
    /** It was live, and its frames stopped for longer than its own rate makes likely. */
    STALE,
    /** The venue said no; {@link StreamStatus#reason()} has its words. */
    REFUSED,
    /** No longer wanted by anybody. */
    CANCELLED
}
