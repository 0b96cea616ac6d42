package io.ringfeed.engine.merge;

import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Stands for the ring behind the merge: notes who brought what, and is full now and then. */
final class Receiver implements FrameHandler {
    /**
     * @param connectionId who brought it.
     * @param label as the line has set it: which event of which stream.
     */
    record Taken(int connectionId, long label) {}

    final List<Taken> taken = new ArrayList<>();
    int lent;
    boolean isFull;
    boolean waits = true;
    long label;
    private final Random random;
    private final int fullOneIn;
    private int fullFor;

    /** @param fullOneIn how rarely it is full; 0 for never by itself. */
    Receiver(Random random, int fullOneIn) {
        this.random = random;
        this.fullOneIn = fullOneIn;
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
        if (isFull || fullFor > 0) {
            return BACK_PRESSURED;
        }
        if (fullOneIn > 0 && random.nextInt(fullOneIn) == 0) {
            fullFor = 1 + random.nextInt(40);
            return BACK_PRESSURED;
        }
        taken.add(new Taken(connectionId, label));
        return ACCEPTED;
    }

    @Override
    public int onAssembled(
            int connectionId, int opcode, byte[] borrowed, int length, long receiveNs, long receiveEpochNs) {
        int answer = onFrame(connectionId, opcode, null, 0, length, receiveNs, receiveEpochNs);
        lent -= answer == ACCEPTED ? 1 : 0;
        return answer;
    }

    @Override
    public byte[] borrow(int lengthBytes) {
        lent++;
        return new byte[lengthBytes];
    }

    @Override
    public void giveBack(byte[] borrowed) {
        lent--;
    }

    @Override
    public void onReadComplete(int connectionId) {}

    @Override
    public boolean isReady() {
        fullFor -= fullFor > 0 ? 1 : 0;
        return !isFull && fullFor == 0;
    }

    @Override
    public boolean waitsForRoom() {
        return waits;
    }
}
