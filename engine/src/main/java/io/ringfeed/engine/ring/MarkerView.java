package io.ringfeed.engine.ring;

import io.ringfeed.engine.handler.GapReason;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.transport.connection.DisconnectCause;

/** A handler adapter's flyweight over a marker's slot. */
final class MarkerView implements Marker {
    private Slot slot;

    MarkerView wrap(Slot slot) {
        this.slot = slot;
        return this;
    }

    @Override
    public MarkerKind kind() {
        return slot.marker().kind();
    }

    @Override
    public int connectionId() {
        return slot.record.connectionId();
    }

    @Override
    public String detail() {
        return slot.marker().detail();
    }

    @Override
    public DisconnectCause cause() {
        return slot.marker().cause();
    }

    @Override
    public GapReason gapReason() {
        return slot.marker().gapReason();
    }

    @Override
    public long lostCount() {
        return slot.marker().lostCount();
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
