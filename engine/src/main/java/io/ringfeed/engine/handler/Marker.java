package io.ringfeed.engine.handler;

/**
 * A notice in the stream of events, at the very place where it applies.
 *
 * <p><b>Ownership:</b> a flyweight of the calling adapter, valid until the handler returns.
 */
public interface Marker {
    /** @return what happened. */
    MarkerKind kind();

    /** @return the connection it happened to; ids grow with each attempt. */
    int connectionId();

    /** @return one line for people: the venue, or the cause and what to do about it. */
    String detail();

    /** @return when the I/O thread knew of it, monotonic nanoseconds as of {@link System#nanoTime()}. */
    long receiveNs();

    /** @return the same moment in nanoseconds since the epoch. */
    long receiveEpochNs();
}
