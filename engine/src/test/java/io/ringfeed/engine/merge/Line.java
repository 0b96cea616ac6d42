package io.ringfeed.engine.merge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** One connection, as the transport drives it: a refused message is offered again, before any other, once there is room. */
final class Line {
    final int id;
    private final List<Tape> tapes;
    private final int[] startOf;
    private final Random random;
    private final int stampedLaterMs;
    private byte[] held;
    private boolean isAssembled;
    private int position;

    /**
     * @param position of the venue's events at which it begins.
     * @param startOf from which event on it brings each stream.
     */
    Line(int id, List<Tape> tapes, int position, int[] startOf, Random random) {
        this.id = id;
        this.tapes = tapes;
        this.position = position;
        this.startOf = startOf;
        this.random = random;
        this.stampedLaterMs = random.nextInt(5);
    }

    int startOf(int tape) {
        return startOf[tape];
    }

    int position() {
        return position;
    }

    /** Offers the next message, or the refused one again. Returns whether it was taken. */
    boolean step(Venue venue, LineMerge merge, Receiver receiver, long nowNs) {
        int tape = venue.tape(position);
        int event = venue.event(position);
        if (event < startOf[tape]) {
            position++;
            return false;
        }
        boolean isOfferedAgain = held != null;
        if (isOfferedAgain && !merge.isReady()) {
            return false;
        }
        if (!isOfferedAgain) {
            byte[] frame = tapes.get(tape).frame(event, stampedLaterMs, random.nextInt(8) == 0);
            isAssembled = random.nextInt(4) == 0;
            held = frame;
            if (isAssembled) {
                held = merge.borrow(frame.length);
                System.arraycopy(frame, 0, held, 0, frame.length);
            }
        }
        receiver.label = venue.label(position);
        if (offer(merge, nowNs) == FrameHandler.ACCEPTED) {
            held = null;
            position++;
            return true;
        }
        assertTrue(isOfferedAgain || merge.waitsForRoom(), "a held line was to be closed");
        return false;
    }

    /** The transport gives a lent array back when a connection ends. */
    void end(LineMerge merge) {
        if (held != null && isAssembled) {
            merge.giveBack(held);
        }
        merge.onEnded(id);
    }

    private int offer(LineMerge merge, long nowNs) {
        return isAssembled
                ? merge.onAssembled(id, Opcode.TEXT, held, held.length, nowNs, nowNs)
                : merge.onFrame(id, Opcode.TEXT, ByteBuffer.wrap(held), 0, held.length, nowNs, nowNs);
    }
}
