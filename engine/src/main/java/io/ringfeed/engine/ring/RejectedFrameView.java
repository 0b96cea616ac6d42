package io.ringfeed.engine.ring;

import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.handler.RejectedFrame;
import java.nio.charset.StandardCharsets;

/** A handler adapter's flyweight over the slot of a frame that could not be decoded. */
final class RejectedFrameView implements RejectedFrame {
    private static final int HEAD_BYTES = 256;

    private Slot slot;

    RejectedFrameView wrap(Slot slot) {
        this.slot = slot;
        return this;
    }

    @Override
    public RejectReason reason() {
        return slot.record.rejectReason();
    }

    @Override
    public int lengthBytes() {
        return slot.lengthBytes();
    }

    @Override
    public int connectionId() {
        return slot.record.connectionId();
    }

    @Override
    public String headText() {
        return new String(slot.payload(), 0, Math.min(lengthBytes(), HEAD_BYTES), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return reason() + ", " + lengthBytes() + " B: " + headText();
    }
}
