package io.ringfeed.engine.handler;

/** What a {@link Marker} tells. */
public enum MarkerKind {
    /** A connection was established. Events of it follow; whatever the venue sent before is not among them. */
    CONNECTED,
    /** A connection ended, or an attempt failed. What the venue sends until the next CONNECTED is lost. */
    DISCONNECTED,
    /** Messages that the venue sent over this connection are missing here, see {@link Marker#gapReason()}. */
    GAP
}
