package io.ringfeed.benchmarks.transport;

import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;

/** Takes every message on the I/O thread, where it lies. */
abstract class InPlaceFrames implements FrameHandler {
    @Override
    public final int onFrame(
            int connectionId,
            int opcode,
            ByteBuffer buffer,
            int offset,
            int length,
            long receiveNs,
            long receiveEpochNs) {
        take(buffer, offset, length);
        return ACCEPTED;
    }

    abstract void take(ByteBuffer buffer, int offset, int length);

    @Override
    public void onReadComplete(int connectionId) {}

    @Override
    public boolean isReady() {
        return true;
    }
}
