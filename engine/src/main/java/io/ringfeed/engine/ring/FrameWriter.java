package io.ringfeed.engine.ring;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * Copies each frame into a slot and publishes slots in ranges: at the end of a socket read, or every
 * {@value #PUBLISH_EVERY} frames. Markers take slots of their own, at their exact place: a marker that found the ring
 * full goes in before the next frame does.
 *
 * <p><b>Threading:</b> the ring's only producer, confined to the I/O thread.
 *
 * <p><b>Allocation:</b> none per frame.
 */
public final class FrameWriter implements FrameHandler {
    static final int PUBLISH_EVERY = 16;
    private static final long NOTHING = -1;

    private final RingBuffer<Slot> ring;
    private final int slotBytes;
    private final TimeUnit timeUnit;
    private final PayloadPool pool;
    private final SingleWriterCounter received = new SingleWriterCounter();
    private final ArrayDeque<PendingMarker> pendingMarkers = new ArrayDeque<>();
    private long firstUnpublished = NOTHING;
    private long lastClaimed = NOTHING;
    private volatile boolean markersWaiting;

    private record PendingMarker(
            MarkerKind kind, String detail, int connectionId, long receiveNs, long receiveEpochNs) {}

    FrameWriter(RingBuffer<Slot> ring, RingOptions options, TimeUnit timeUnit) {
        this.ring = ring;
        this.slotBytes = options.slotBytes();
        this.timeUnit = timeUnit;
        this.pool = new PayloadPool(options.payloadPoolBytes(), options.slotCount());
    }

    @Override
    public int onFrame(
            int connectionId,
            int opcode,
            ByteBuffer buffer,
            int offset,
            int length,
            long receiveNs,
            long receiveEpochNs) {
        if (!pendingMarkers.isEmpty() && !writePendingMarkers()) {
            return BACK_PRESSURED;
        }
        byte[] borrowed = null;
        if (length > slotBytes) {
            borrowed = pool.borrow(length, ring.getMinimumGatingSequence());
            if (borrowed == null) {
                publish();
                return BACK_PRESSURED;
            }
        }
        long sequence = claim();
        if (sequence == NOTHING) {
            if (borrowed != null) {
                pool.giveBack(borrowed);
            }
            return BACK_PRESSURED;
        }
        Slot slot = ring.get(sequence);
        byte[] payload;
        if (borrowed == null) {
            payload = slot.claimInline(length);
        } else {
            payload = slot.claimBorrowed(borrowed, length);
            pool.lent(borrowed, sequence);
        }
        buffer.get(offset, payload, 0, length);
        slot.record.received(connectionId, receiveNs, receiveEpochNs, timeUnit);
        received.increment();
        if (sequence - firstUnpublished + 1 >= PUBLISH_EVERY) {
            publish();
        }
        return ACCEPTED;
    }

    @Override
    public void onReadComplete(int connectionId) {
        publish();
    }

    /** Reading goes on only when half the ring is free: else it would stop again after a frame or two. */
    @Override
    public boolean isReady() {
        return (pendingMarkers.isEmpty() || writePendingMarkers())
                && ring.remainingCapacity() >= ring.getBufferSize() / 2;
    }

    /**
     * Put a marker behind all frames that came so far. Where the ring is full it waits, and goes in first.
     *
     * @param kind what happened.
     * @param connectionId to which connection.
     * @param detail one line for people.
     * @param receiveNs monotonic time of it.
     * @param receiveEpochNs the same in nanoseconds since the epoch.
     */
    public void onMarker(MarkerKind kind, int connectionId, String detail, long receiveNs, long receiveEpochNs) {
        pendingMarkers.addLast(new PendingMarker(kind, detail, connectionId, receiveNs, receiveEpochNs));
        markersWaiting = !writePendingMarkers();
    }

    /**
     * Try to place the markers that found the ring full.
     *
     * @return whether none is left waiting.
     */
    public boolean writePendingMarkers() {
        PendingMarker marker = pendingMarkers.peekFirst();
        while (marker != null) {
            long sequence = claim();
            if (sequence == NOTHING) {
                return false;
            }
            Slot slot = ring.get(sequence);
            slot.claimMarker(marker.kind(), marker.detail());
            slot.record.received(marker.connectionId(), marker.receiveNs(), marker.receiveEpochNs(), timeUnit);
            pendingMarkers.removeFirst();
            marker = pendingMarkers.peekFirst();
        }
        publish();
        markersWaiting = false;
        return true;
    }

    /** @return whether markers wait for room in the ring; readable from any thread. */
    public boolean hasMarkersWaiting() {
        return markersWaiting;
    }

    /** @return frames put into the ring; readable from any thread. */
    public long receivedCount() {
        return received.value();
    }

    private long claim() {
        long sequence;
        try {
            sequence = ring.tryNext();
        } catch (InsufficientCapacityException full) { // preallocated, without a stack trace
            publish();
            return NOTHING;
        }
        lastClaimed = sequence;
        if (firstUnpublished == NOTHING) {
            firstUnpublished = sequence;
        }
        return sequence;
    }

    private void publish() {
        if (firstUnpublished != NOTHING) {
            ring.publish(firstUnpublished, lastClaimed);
            firstUnpublished = NOTHING;
        }
    }
}
