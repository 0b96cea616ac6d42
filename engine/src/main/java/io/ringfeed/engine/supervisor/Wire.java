package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.ring.MarkerNote;
import io.ringfeed.transport.connection.Connection;
import java.net.URI;

/**
 * All that the supervisor does to the world and sees of it, so that tests can put a world of their own in its place, in virtual time.
 *
 * <p><b>Threading:</b> called by the supervisor.
 */
interface Wire {
    /** For {@link #connect}: the connection replaces none. */
    int NO_REPLACEMENT = 0;

    /**
     * Begin an attempt; its fate is told through the {@link CommandQueue}.
     *
     * @param uri where to.
     * @param replacement the number of the replacement that it is, or {@link #NO_REPLACEMENT}.
     * @param replacedId the connection that it replaces.
     * @return the connection, on its way.
     */
    Connection connect(URI uri, int replacement, int replacedId);

    /** Put a marker behind all that the I/O thread has received so far. */
    void mark(MarkerNote note, int connectionId);

    /** Place the markers that found the ring full, if there is room by now. */
    void writePendingMarkers();

    /** Whether the frames of a new connection would find room. */
    boolean hasRoom();

    /** When a stream's newest frame was received, monotonic nanoseconds; 0 for never. */
    long newestFrameNs(int streamId);

    /** Whether a stream is carried on by a replacement. */
    boolean hasJoined(int streamId, int replacement);

    /** Frames that could not be decoded for one reason. */
    long rejected(RejectReason reason);
}
