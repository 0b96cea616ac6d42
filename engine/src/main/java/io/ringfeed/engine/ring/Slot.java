package io.ringfeed.engine.ring;

import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.engine.handler.GapReason;
import java.util.Arrays;

/**
 * One place of the ring: the raw payload as it came, and the event decoded from it, with the gap that was found before it; or a marker.
 *
 * <p><b>Threading:</b> written by the I/O thread until published, then by the decoder until it publishes, then by
 * nobody until the slot is claimed again.
 *
 * <p><b>Ownership:</b> {@code payload} is the slot's own array or one borrowed from {@link PayloadPool}.
 */
final class Slot {
    private static final byte POISON_BYTE = 0x66;

    final EventRecord record;

    private final boolean poisonsOnReuse;
    private final byte[] inlinePayload;
    private byte[] payload;
    private int lengthBytes;
    private MarkerNote marker;
    private GapReason gapReason;
    private long firstMissingId;
    private long lastMissingId;

    Slot(int slotBytes, EventRecord record, boolean poisonsOnReuse) {
        this.poisonsOnReuse = poisonsOnReuse;
        this.inlinePayload = new byte[slotBytes + MessageDecoder.SLACK_BYTES];
        this.payload = inlinePayload;
        this.record = record;
    }

    byte[] claimInline(int lengthBytes) {
        return claim(inlinePayload, lengthBytes);
    }

    byte[] claimBorrowed(byte[] borrowed, int lengthBytes) {
        return claim(borrowed, lengthBytes);
    }

    void claimMarker(MarkerNote note) {
        poison();
        record.kind(EventKind.MARKER);
        gapReason = null;
        payload = inlinePayload;
        lengthBytes = 0;
        marker = note;
    }

    boolean isMarker() {
        return record.kind() == EventKind.MARKER;
    }

    byte[] payload() {
        return payload;
    }

    int lengthBytes() {
        return lengthBytes;
    }

    MarkerNote marker() {
        return marker;
    }

    /** The decoder found that messages are missing before this slot's event. */
    void gap(GapReason reason, long firstMissing, long lastMissing) {
        gapReason = reason;
        firstMissingId = firstMissing;
        lastMissingId = lastMissing;
    }

    boolean hasGap() {
        return gapReason != null;
    }

    GapReason gapReason() {
        return gapReason;
    }

    long firstMissingId() {
        return firstMissingId;
    }

    long lastMissingId() {
        return lastMissingId;
    }

    private byte[] claim(byte[] buffer, int lengthBytes) {
        poison();
        record.kind(EventKind.NONE);
        gapReason = null;
        this.payload = buffer;
        this.lengthBytes = lengthBytes;
        return buffer;
    }

    private void poison() {
        if (poisonsOnReuse) {
            record.poison();
            Arrays.fill(inlinePayload, POISON_BYTE);
        }
    }
}
