package io.ringfeed.engine.handler;

import io.ringfeed.transport.connection.DisconnectCause;

/**
 * A notice in the stream of events, at the very place where it applies.
 *
 * <p><b>Ownership:</b> a flyweight of the calling adapter, valid until the handler returns.
 */
public interface Marker {
    /** Stands for a number of messages that nobody knows. */
    long UNKNOWN = -1;

    /** @return what happened. */
    MarkerKind kind();

    /** @return the connection it happened to; ids grow with each attempt. */
    int connectionId();

    /** @return the stream that it concerns, by its name on the wire; null where it concerns a connection. */
    String stream();

    /** @return one line for people: the venue, or the cause and what to do about it. */
    String detail();

    /** @return why the connection ended; null unless the kind is DISCONNECTED. */
    DisconnectCause cause();

    /** @return why messages are missing; null unless the kind is GAP. */
    GapReason gapReason();

    /** @return how many messages are missing, {@link #UNKNOWN} where that cannot be told; 0 unless the kind is GAP. */
    long lostCount();

    /** @return the first id that never came; {@link #UNKNOWN} unless the reason is MISSING_IDS. */
    long firstMissingId();

    /** @return the last id that never came; {@link #UNKNOWN} unless the reason is MISSING_IDS. */
    long lastMissingId();

    /** @return when the I/O thread knew of it (of the first message missing), monotonic ns as of {@link System#nanoTime()}. */
    long receiveNs();

    /** @return the same moment in nanoseconds since the epoch. */
    long receiveEpochNs();
}
