package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.ring.FrameWriter;
import io.ringfeed.engine.ring.MarkerNote;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.connection.DisconnectCause;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * Marks in the ring where a connection began and ended, then tells the supervisor. A failed attempt leaves no mark: no
 * event is lost that an earlier mark has not declared.
 *
 * <p><b>Threading:</b> confined to the I/O thread.
 */
final class ConnectionMarks implements ConnectionListener {
    private final FrameWriter writer;
    private final CommandQueue commands;
    private final String venue;
    private final EpochNanoClock epochClock = SystemEpochNanoClock.INSTANCE;
    private boolean connected;

    ConnectionMarks(FrameWriter writer, CommandQueue commands, String venue) {
        this.writer = writer;
        this.commands = commands;
        this.venue = venue;
    }

    @Override
    public void onConnected(int connectionId) {
        connected = true;
        mark(MarkerNote.connected(venue), connectionId);
        commands.connected(connectionId);
    }

    @Override
    public void onDisconnected(int connectionId, DisconnectCause cause) {
        if (connected) {
            connected = false;
            mark(MarkerNote.disconnected(cause), connectionId);
            if (cause.kind() == DisconnectCause.Kind.SLOW_CONSUMER) {
                mark(MarkerNote.slowConsumer(), connectionId);
            }
        }
        commands.disconnected(connectionId, cause);
    }

    private void mark(MarkerNote note, int connectionId) {
        writer.onMarker(note, connectionId, System.nanoTime(), epochClock.nanoTime());
    }
}
