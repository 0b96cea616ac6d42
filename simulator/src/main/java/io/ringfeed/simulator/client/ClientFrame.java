package io.ringfeed.simulator.client;

/**
 * A frame that a client sent.
 *
 * @param kind        what it is.
 * @param receivedNs  when it was read, monotonic: comparable with {@link System#nanoTime()} of the same process.
 * @param lengthBytes of its payload.
 * @param text        the payload of a text, a PING or a PONG, its first 8,192 characters at most; empty otherwise.
 */
public record ClientFrame(Kind kind, long receivedNs, int lengthBytes, String text) {
    /** The kinds of frames. */
    public enum Kind {
        /** A request, or what should have been one. */
        TEXT,
        /** Not expected of a client of the venue. */
        BINARY,
        /** A PING of the client. */
        PING,
        /** An answer to a PING, or one that nobody asked for. */
        PONG,
        /** A closing frame. */
        CLOSE
    }
}
