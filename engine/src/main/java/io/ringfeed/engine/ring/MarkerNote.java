package io.ringfeed.engine.ring;

import io.ringfeed.engine.handler.GapReason;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.transport.connection.DisconnectCause;

/**
 * What a marker says, apart from its connection and its clocks.
 *
 * @param kind what happened.
 * @param detail one line for people.
 * @param stream the name of the stream that it concerns, or null.
 * @param streamId its id, or {@link #NO_STREAM}.
 * @param cause of a connection's end, else null.
 * @param gapReason of a gap, else null.
 * @param lostCount of a gap, else 0.
 */
public record MarkerNote(
        MarkerKind kind,
        String detail,
        String stream,
        int streamId,
        DisconnectCause cause,
        GapReason gapReason,
        long lostCount) {
    /** For {@link #streamId}: it concerns no stream in particular. */
    public static final int NO_STREAM = -1;

    /**
     * @param venue where to.
     * @return the note of a new connection.
     */
    public static MarkerNote connected(String venue) {
        return of(MarkerKind.CONNECTED, "connected to " + venue);
    }

    /**
     * @param cause why.
     * @return the note of a connection's end.
     */
    public static MarkerNote disconnected(DisconnectCause cause) {
        return new MarkerNote(MarkerKind.DISCONNECTED, cause.toString(), null, NO_STREAM, cause, null, 0);
    }

    /** @return the note of what a connection lost that was given up for its slow consumer. */
    public static MarkerNote slowConsumer() {
        return gap(
                "what the connection had brought and the ring had no room for, and all until the next one, is lost:"
                        + " make the handlers faster, or the ring larger",
                GapReason.SLOW_CONSUMER,
                Marker.UNKNOWN);
    }

    /**
     * The note of a connection as a whole, or of the engine.
     *
     * @param kind no GAP.
     * @param detail one line for people.
     * @return the note.
     */
    public static MarkerNote of(MarkerKind kind, String detail) {
        return new MarkerNote(kind, detail, null, NO_STREAM, null, null, 0);
    }

    /**
     * The note of one stream.
     *
     * @param kind STALE, RECOVERED or UNSUBSCRIBED.
     * @param detail one line for people.
     * @param stream its name.
     * @param streamId its id.
     * @return the note.
     */
    public static MarkerNote ofStream(MarkerKind kind, String detail, String stream, int streamId) {
        return new MarkerNote(kind, detail, stream, streamId, null, null, 0);
    }

    static MarkerNote dropped(long count) {
        return gap(
                count + " messages were dropped for want of room: make the handlers faster, or the ring larger",
                GapReason.DROPPED,
                count);
    }

    private static MarkerNote gap(String detail, GapReason reason, long count) {
        return new MarkerNote(MarkerKind.GAP, detail, null, NO_STREAM, null, reason, count);
    }
}
