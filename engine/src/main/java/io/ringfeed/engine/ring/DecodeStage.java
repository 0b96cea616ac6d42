package io.ringfeed.engine.ring;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.ringfeed.codec.control.ControlReply;
import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.handler.GapReason;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The first stage behind the producer: decodes each slot's payload into its event, in place, and passes what concerns
 * the connection itself to the {@link ControlListener}.
 *
 * <p>It publishes its sequence after every slot, so that the handlers have the first event of a burst while the rest
 * is being decoded.
 *
 * <p><b>Threading:</b> confined to {@code rf-decode}.
 *
 * <p><b>Allocation:</b> none per message.
 */
final class DecodeStage implements EventHandler<Slot> {
    static final String THREAD_NAME = "rf-decode";

    private final MessageDecoder decoder;
    private final LevelPool levels;
    private final StreamActivity activity;
    private final StreamContinuity continuity;
    private final ControlListener control;
    private final ControlReply reply = new ControlReply();
    private final RejectListener rejects;
    private final AtomicLongArray decodedByKind = new AtomicLongArray(EventKind.values().length);
    private final AtomicLongArray rejectedByReason = new AtomicLongArray(RejectReason.values().length);
    private final SingleWriterCounter gaps = new SingleWriterCounter();
    private final SingleWriterCounter lost = new SingleWriterCounter();
    private final SingleWriterCounter duplicates = new SingleWriterCounter();
    private Sequence published;

    DecodeStage(
            MessageDecoder decoder,
            LevelPool levels,
            StreamActivity activity,
            StreamContinuity continuity,
            ControlListener control,
            RejectListener rejects) {
        this.decoder = decoder;
        this.levels = levels;
        this.activity = activity;
        this.continuity = continuity;
        this.control = control;
        this.rejects = rejects;
    }

    @Override
    public void setSequenceCallback(Sequence sequenceCallback) {
        published = sequenceCallback;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName(THREAD_NAME);
    }

    @Override
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
        if (slot.isMarker()) {
            onMarker(slot.marker());
        } else {
            levels.decoding(sequence);
            EventKind kind = decoder.decode(slot.payload(), slot.lengthBytes(), slot.record);
            if (kind == EventKind.REJECTED) {
                increment(rejectedByReason, slot.record.rejectReason());
                rejects.onRejected(slot.record, slot.payload(), slot.lengthBytes());
            } else {
                increment(decodedByKind, kind);
                onDecoded(slot, kind);
            }
        }
        published.set(sequence);
    }

    private void onDecoded(Slot slot, EventKind kind) {
        EventRecord record = slot.record;
        if (kind == EventKind.CONTROL_REPLY) {
            control.onReply(record.connectionId(), reply.wrap(record));
        } else if (kind == EventKind.SERVER_SHUTDOWN) {
            control.onServerShutdown(record.connectionId());
        } else {
            activity.onFrame(record.streamId(), record.receiveNs());
            follow(slot);
        }
    }

    /** Writes into the slot what is missing before its event; takes away an event that came before. */
    private void follow(Slot slot) {
        switch (continuity.next(slot.record)) {
            case IN_ORDER -> {}
            case GAP -> {
                slot.gap(GapReason.MISSING_IDS, continuity.firstMissingId(), continuity.lastMissingId());
                gaps.increment();
                lost.add(continuity.lastMissingId() - continuity.firstMissingId() + 1);
            }
            case RESTARTED -> {
                slot.gap(GapReason.IDS_RESTARTED, Marker.UNKNOWN, Marker.UNKNOWN);
                gaps.increment();
            }
            case OLD -> {
                slot.record.kind(EventKind.NONE);
                duplicates.increment();
            }
        }
    }

    private void onMarker(MarkerNote note) {
        if (note.kind() == MarkerKind.UNSUBSCRIBED) {
            continuity.forget(note.streamId());
        }
    }

    /** One more, by the only thread that counts here, so that no locked instruction is needed. */
    @SuppressWarnings("EnumOrdinal") // an index of this process only
    private static void increment(AtomicLongArray counts, Enum<?> of) {
        int index = of.ordinal();
        counts.setOpaque(index, counts.getPlain(index) + 1);
    }

    private static long sum(AtomicLongArray counts) {
        long sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.getOpaque(i);
        }
        return sum;
    }

    @SuppressWarnings("EnumOrdinal") // an index of this process only
    long rejectedCount(RejectReason reason) {
        return rejectedByReason.getOpaque(reason.ordinal());
    }

    @SuppressWarnings("EnumOrdinal") // an index of this process only
    long decodedCount(EventKind kind) {
        return decodedByKind.getOpaque(kind.ordinal());
    }

    long gapCount() {
        return gaps.value();
    }

    long lostCount() {
        return lost.value();
    }

    long duplicateCount() {
        return duplicates.value();
    }

    long decodedCount() {
        return sum(decodedByKind);
    }

    long rejectedCount() {
        return sum(rejectedByReason);
    }
}
