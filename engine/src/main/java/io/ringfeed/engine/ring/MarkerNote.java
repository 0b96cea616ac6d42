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
 * @param cause of a connection's end, else null.
 * @param gapReason of a gap, else null.
 * @param lostCount of a gap, else 0.
 */
public record MarkerNote(MarkerKind kind, String detail, DisconnectCause cause, GapReason gapReason, long lostCount) {

    /**
     * @param venue where to.
     * @return the note of a new connection.
     */
    public static MarkerNote connected(String venue) {
        return new MarkerNote(MarkerKind.CONNECTED, "connected to " + venue, null, null, 0);
    }

    /**
     * @param cause why.
     * @return the note of a connection's end.
     */
    public static MarkerNote disconnected(DisconnectCause cause) {
        return new MarkerNote(MarkerKind.DISCONNECTED, cause.toString(), cause, null, 0);
    }

    /** @return the note of what a connection lost that was given up for its slow consumer. */
    public static MarkerNote slowConsumer() {
        return new MarkerNote(
                MarkerKind.GAP,
                "what the connection had brought and the ring had no room for, and all until the next one, is lost:"
                        + " make the handlers faster, or the ring larger",
                null,
                GapReason.SLOW_CONSUMER,
                Marker.UNKNOWN);
    }

    static MarkerNote dropped(long count) {
        return new MarkerNote(
                MarkerKind.GAP,
                count + " messages were dropped for want of room: make the handlers faster, or the ring larger",
                null,
                GapReason.DROPPED,
                count);
    }
}
