package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.merge.LineMerge;
import io.ringfeed.engine.ring.FrameWriter;
import io.ringfeed.engine.ring.MarkerNote;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.connection.DisconnectCause;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * Marks in the ring where a connection began and ended, tells the merge of lines, then the supervisor. A failed attempt leaves no mark:
 * no event is lost that an earlier mark has not declared.
 *
 * <p><b>Threading:</b> confined to the I/O thread; one for each connection.
 */
final class ConnectionMarks implements ConnectionListener {
    private final FrameWriter writer;
    private final LineMerge merge;
    private final int replacement;
    private final CommandQueue commands;
    private final String venue;
    private final EpochNanoClock epochClock = SystemEpochNanoClock.INSTANCE;
    private boolean connected;

    ConnectionMarks(FrameWriter writer, LineMerge merge, int replacement, CommandQueue commands, String venue) {
        this.writer = writer;
        this.merge = merge;
        this.replacement = replacement;
        this.commands = commands;
        this.venue = venue;
    }

    @Override
    public void onConnected(int connectionId) {
        connected = true;
        if (replacement != Wire.NO_REPLACEMENT) {
            merge.onReplacement(replacement, connectionId);
        }
        mark(MarkerNote.connected(venue), connectionId);
        commands.connected(connectionId);
    }

    @Override
    public void onPong(int connectionId, long token, long receiveNs) {
        commands.ponged(receiveNs - token);
    }

    @Override
    public void onDisconnected(int connectionId, DisconnectCause cause) {
        merge.onEnded(connectionId);
        if (connected) {
            connected = false;
            mark(MarkerNote.disconnected(cause), connectionId);
            if (cause.kind() == DisconnectCause.Kind.SLOW_CONSUMER) {
                mark(MarkerNote.slowConsumer(), connectionId);
            }
        } else if (replacement != Wire.NO_REPLACEMENT) {
            merge.onAbandoned(replacement);
        }
        commands.disconnected(connectionId, cause);
    }

    private void mark(MarkerNote note, int connectionId) {
        writer.onMarker(note, connectionId, System.nanoTime(), epochClock.nanoTime());
    }
}
