package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.merge.LineMerge;
import io.ringfeed.engine.ring.EventRing;
import io.ringfeed.engine.ring.MarkerNote;
import io.ringfeed.transport.WebSocketTransport;
import io.ringfeed.transport.connection.Connection;
import java.net.URI;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The real world: sockets, the merge of lines behind them, and the ring.
 *
 * <p><b>Threading:</b> called by the supervisor; what concerns the I/O thread hops there, in order.
 */
public final class RingWire implements Wire {
    private final WebSocketTransport transport;
    private final EventRing ring;
    private final LineMerge merge;
    private final CommandQueue commands;
    private final String venue;

    /**
     * @param transport opens connections.
     * @param ring takes their frames.
     * @param merge stands between the two.
     * @param commands the way back to the supervisor.
     * @param venue its name, for markers.
     */
    public RingWire(
            WebSocketTransport transport, EventRing ring, LineMerge merge, CommandQueue commands, String venue) {
        this.transport = transport;
        this.ring = ring;
        this.merge = merge;
        this.commands = commands;
        this.venue = venue;
    }

    @Override
    public Connection connect(URI uri, int replacement, int replacedId) {
        if (replacement != NO_REPLACEMENT) {
            transport.execute(() -> merge.onReplacing(replacement, replacedId));
        }
        return transport.connect(uri, merge, new ConnectionMarks(ring.writer(), merge, replacement, commands, venue));
    }

    @Override
    public void mark(MarkerNote note, int connectionId) {
        transport.execute(() -> ring.writer()
                .onMarker(note, connectionId, System.nanoTime(), SystemEpochNanoClock.INSTANCE.nanoTime()));
    }

    @Override
    public void writePendingMarkers() {
        if (ring.writer().hasMarkersWaiting()) {
            transport.execute(ring.writer()::writePendingMarkers);
        }
    }

    @Override
    public boolean hasRoom() {
        return ring.hasRoom();
    }

    @Override
    public long newestFrameNs(int streamId) {
        return ring.activity().newestFrameNs(streamId);
    }

    @Override
    public boolean hasJoined(int streamId, int replacement) {
        return merge.hasJoined(streamId, replacement);
    }

    @Override
    public long rejected(RejectReason reason) {
        return ring.rejectedCount(reason);
    }
}
