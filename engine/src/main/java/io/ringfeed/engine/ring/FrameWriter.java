package io.ringfeed.engine.ring;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Copies each frame into a slot and publishes slots in ranges: at the end of a socket read, or every
 * {@value #PUBLISH_EVERY} frames. A message that the transport had to gather arrives in a buffer of the pool, which passes to the
 * slot. Markers take slots of their own, at their exact place: a marker that found the ring full goes in before the next frame does.
 *
 * <p>What happens when there is no room is a {@link SlowConsumerPolicy}. Where messages are dropped, a few slots are kept for what
 * must not be: markers, and whatever is no market event.
 *
 * <p><b>Threading:</b> the ring's only producer, confined to the I/O thread.
 *
 * <p><b>Allocation:</b> none per frame.
 */
public final class FrameWriter implements FrameHandler {
    static final int PUBLISH_EVERY = 16;
    private static final long NOTHING = -1;
    private static final int MOST_KEPT_SLOTS = 16;

    private final RingBuffer<Slot> ring;
    private final int slotBytes;
    private final TimeUnit timeUnit;
    private final SlowConsumerPolicy policy;
    private final boolean dropsNewest;
    private final int keptSlots;
    private final int resumeSlots;
    private final PayloadPool pool;
    private final MarkerQueue markers = new MarkerQueue();
    private final DropTally drops = new DropTally();
    private final SingleWriterCounter received = new SingleWriterCounter();
    private final SingleWriterCounter receivedBytes = new SingleWriterCounter();
    private final SingleWriterCounter dropped = new SingleWriterCounter();
    private final SingleWriterCounter gaps = new SingleWriterCounter();
    private long firstUnpublished = NOTHING;
    private long lastClaimed = NOTHING;

    FrameWriter(RingBuffer<Slot> ring, RingOptions options, TimeUnit timeUnit, SlowConsumerPolicy policy) {
        this.ring = ring;
        this.slotBytes = options.slotBytes();
        this.timeUnit = timeUnit;
        this.policy = policy;
        this.dropsNewest = policy == SlowConsumerPolicy.DROP_NEWEST;
        this.keptSlots = Math.min(MOST_KEPT_SLOTS, options.slotCount() / 4);
        this.resumeSlots = Math.max(keptSlots + 1, options.slotCount() / 8);
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
        if (dropsNewest && !admits() && CombinedFrame.isOne(buffer, offset, length)) {
            return drop(connectionId, receiveNs, receiveEpochNs);
        }
        if (length > slotBytes) {
            byte[] borrowed = pool.borrow(length, ring.getMinimumGatingSequence());
            if (borrowed == null) {
                publish();
                return dropsNewest && CombinedFrame.isOne(buffer, offset, length)
                        ? drop(connectionId, receiveNs, receiveEpochNs)
                        : BACK_PRESSURED;
            }
            buffer.get(offset, borrowed, 0, length);
            int answer = write(connectionId, borrowed, length, receiveNs, receiveEpochNs);
            if (answer != ACCEPTED) {
                pool.giveBack(borrowed);
            }
            return answer;
        }
        long sequence = claimBehindMarkers();
        if (sequence == NOTHING) {
            return BACK_PRESSURED;
        }
        Slot slot = ring.get(sequence);
        buffer.get(offset, slot.claimInline(length), 0, length);
        written(slot, sequence, connectionId, receiveNs, receiveEpochNs);
        return ACCEPTED;
    }

    /** Lends from the pool; where messages are dropped an empty pool makes the message unwanted. */
    @Override
    public byte[] borrow(int lengthBytes) {
        byte[] lent = pool.borrow(lengthBytes, ring.getMinimumGatingSequence());
        if (lent == null) {
            publish();
            return dropsNewest ? UNWANTED : null;
        }
        return lent;
    }

    @Override
    public void giveBack(byte[] borrowed) {
        pool.giveBack(borrowed);
    }

    @Override
    public int onAssembled(
            int connectionId, int opcode, byte[] borrowed, int length, long receiveNs, long receiveEpochNs) {
        if (borrowed == UNWANTED) {
            return drop(connectionId, receiveNs, receiveEpochNs);
        }
        if (dropsNewest && !admits() && CombinedFrame.isOne(borrowed, length)) {
            pool.giveBack(borrowed);
            return drop(connectionId, receiveNs, receiveEpochNs);
        }
        return write(connectionId, borrowed, length, receiveNs, receiveEpochNs);
    }

    @Override
    public void onReadComplete(int connectionId) {
        publish();
    }

    /** Reading goes on only when half the ring is free: else it would stop again after a frame or two. */
    @Override
    public boolean isReady() {
        return (markers.isEmpty() || writePendingMarkers()) && ring.remainingCapacity() >= ring.getBufferSize() / 2;
    }

    @Override
    public boolean waitsForRoom() {
        return policy != SlowConsumerPolicy.DISCONNECT;
    }

    /**
     * Put a marker behind all frames that came so far. Where the ring is full it waits, and goes in first.
     *
     * @param note what happened.
     * @param connectionId to which connection.
     * @param receiveNs monotonic time of it.
     * @param receiveEpochNs the same in nanoseconds since the epoch.
     */
    public void onMarker(MarkerNote note, int connectionId, long receiveNs, long receiveEpochNs) {
        declareDrops();
        markers.add(new MarkerQueue.Entry(note, connectionId, receiveNs, receiveEpochNs));
        markers.waiting(!writePendingMarkers());
    }

    /**
     * Try to place the markers that found the ring full.
     *
     * @return whether none is left waiting.
     */
    public boolean writePendingMarkers() {
        if (!drops.isEmpty() && ring.remainingCapacity() >= resumeSlots) {
            declareDrops();
        }
        while (!markers.isEmpty()) {
            long sequence = claim();
            if (sequence == NOTHING) {
                return false;
            }
            MarkerQueue.Entry marker = markers.first();
            Slot slot = ring.get(sequence);
            slot.claimMarker(marker.note());
            slot.record.received(marker.connectionId(), marker.receiveNs(), marker.receiveEpochNs(), timeUnit);
            if (marker.note().kind() == MarkerKind.GAP) {
                gaps.increment();
            }
            markers.removeFirst();
        }
        publish();
        markers.waiting(!drops.isEmpty());
        return true;
    }

    /** @return whether markers wait for room in the ring; readable from any thread. */
    public boolean hasMarkersWaiting() {
        return markers.isWaiting();
    }

    /** @return frames put into the ring; readable from any thread. */
    public long receivedCount() {
        return received.value();
    }

    /** @return bytes of their payloads; readable from any thread. */
    public long receivedBytes() {
        return receivedBytes.value();
    }

    /** @return frames dropped by policy; readable from any thread. */
    public long droppedCount() {
        return dropped.value();
    }

    long gapCount() {
        return gaps.value();
    }

    /** @return bytes of all borrowed buffers, lent and idle; on the I/O thread. */
    long poolBytes() {
        return pool.totalBytes();
    }

    /** Whether market events may go in: not into the last slots, and after drops not before there is room for many. */
    private boolean admits() {
        return drops.isEmpty() ? ring.hasAvailableCapacity(keptSlots + 1) : ring.remainingCapacity() >= resumeSlots;
    }

    private int drop(int connectionId, long receiveNs, long receiveEpochNs) {
        publish();
        if (drops.isEmpty()) {
            markers.waiting(true);
        }
        drops.add(connectionId, receiveNs, receiveEpochNs);
        dropped.increment();
        return ACCEPTED;
    }

    private void declareDrops() {
        drops.drain((connectionId, count, firstReceiveNs, firstReceiveEpochNs) -> markers.add(
                new MarkerQueue.Entry(MarkerNote.dropped(count), connectionId, firstReceiveNs, firstReceiveEpochNs)));
    }

    /** Puts a payload that lies in a borrowed buffer into a slot, buffer and all. */
    private int write(int connectionId, byte[] borrowed, int length, long receiveNs, long receiveEpochNs) {
        long sequence = claimBehindMarkers();
        if (sequence == NOTHING) {
            return BACK_PRESSURED;
        }
        Slot slot = ring.get(sequence);
        slot.claimBorrowed(borrowed, length);
        pool.lent(borrowed, sequence);
        written(slot, sequence, connectionId, receiveNs, receiveEpochNs);
        return ACCEPTED;
    }

    private void written(Slot slot, long sequence, int connectionId, long receiveNs, long receiveEpochNs) {
        slot.record.received(connectionId, receiveNs, receiveEpochNs, timeUnit);
        received.increment();
        receivedBytes.add(slot.lengthBytes());
        if (sequence - firstUnpublished + 1 >= PUBLISH_EVERY) {
            publish();
        }
    }

    private long claimBehindMarkers() {
        boolean isClear = (markers.isEmpty() && drops.isEmpty()) || writePendingMarkers();
        return isClear ? claim() : NOTHING;
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
