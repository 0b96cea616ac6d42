package io.ringfeed.engine.ring;

import io.ringfeed.engine.handler.GapReason;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.transport.connection.DisconnectCause;

/** A handler adapter's flyweight over a marker's slot, or over the gap that was found before an event's. */
final class MarkerView implements Marker {
    private Slot slot;
    private MarkerNote note;
    private String gapStream;

    MarkerView wrap(Slot slot) {
        this.slot = slot;
        this.note = slot.marker();
        this.gapStream = null;
        return this;
    }

    MarkerView wrapGap(Slot slot, String stream) {
        this.slot = slot;
        this.note = null;
        this.gapStream = stream;
        return this;
    }

    @Override
    public MarkerKind kind() {
        return note == null ? MarkerKind.GAP : note.kind();
    }

    @Override
    public int connectionId() {
        return slot.record.connectionId();
    }

    @Override
    public String stream() {
        return note == null ? gapStream : note.stream();
    }

    @Override
    public String detail() {
        if (note != null) {
            return note.detail();
        }
        return slot.gapReason() == GapReason.MISSING_IDS
                ? gapStream + ": ids " + firstMissingId() + " to " + lastMissingId() + " are missing"
                : gapStream + ": the ids began anew, from lower ones; what lies between is not known";
    }

    @Override
    public DisconnectCause cause() {
        return note == null ? null : note.cause();
    }

    @Override
    public GapReason gapReason() {
        return note == null ? slot.gapReason() : note.gapReason();
    }

    @Override
    public long lostCount() {
        if (note != null) {
            return note.lostCount();
        }
        return slot.gapReason() == GapReason.MISSING_IDS ? lastMissingId() - firstMissingId() + 1 : UNKNOWN;
    }

    @Override
    public long firstMissingId() {
        return note == null ? slot.firstMissingId() : UNKNOWN;
    }

    @Override
    public long lastMissingId() {
        return note == null ? slot.lastMissingId() : UNKNOWN;
    }

    @Override
    public long receiveNs() {
        return slot.record.receiveNs();
    }

    @Override
    public long receiveEpochNs() {
        return slot.record.receiveEpochNs();
    }

    @Override
    public String toString() {
        return kind() + " #" + connectionId() + ": " + detail();
    }
}
