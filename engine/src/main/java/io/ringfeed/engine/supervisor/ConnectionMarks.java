package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.ring.FrameWriter;
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
        mark(MarkerKind.CONNECTED, connectionId, "connected to " + venue);
        commands.connected(connectionId);
    }

    @Override
    public void onDisconnected(int connectionId, DisconnectCause cause) {
        if (connected) {
            connected = false;
            mark(MarkerKind.DISCONNECTED, connectionId, cause.toString());
        }
        commands.disconnected(connectionId, cause);
    }

    private void mark(MarkerKind kind, int connectionId, String detail) {
        writer.onMarker(kind, connectionId, detail, System.nanoTime(), epochClock.nanoTime());
    }
}
