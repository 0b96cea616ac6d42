package io.ringfeed.engine.ring;

import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;

/** A handler adapter's flyweight over a marker's slot. */
final class MarkerView implements Marker {
    private Slot slot;

    MarkerView wrap(Slot slot) {
        this.slot = slot;
        return this;
    }

    @Override
    public MarkerKind kind() {
        return slot.markerKind();
    }

    @Override
    public int connectionId() {
        return slot.record.connectionId();
    }

    @Override
    public String detail() {
        return slot.markerDetail();
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
