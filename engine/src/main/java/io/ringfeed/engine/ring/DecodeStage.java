package io.ringfeed.engine.ring;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.ringfeed.codec.control.ControlReply;
import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.EventKind;

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
    private final ControlListener control;
    private final ControlReply reply = new ControlReply();
    private final SingleWriterCounter decoded = new SingleWriterCounter();
    private final SingleWriterCounter rejected = new SingleWriterCounter();
    private Sequence published;

    DecodeStage(MessageDecoder decoder, LevelPool levels, StreamActivity activity, ControlListener control) {
        this.decoder = decoder;
        this.levels = levels;
        this.activity = activity;
        this.control = control;
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
        if (!slot.isMarker()) {
            levels.decoding(sequence);
            EventKind kind = decoder.decode(slot.payload(), slot.lengthBytes(), slot.record);
            if (kind == EventKind.REJECTED) {
                rejected.increment();
            } else {
                decoded.increment();
                activity.onFrame(slot.record.streamId(), slot.record.receiveNs());
                if (kind == EventKind.CONTROL_REPLY) {
                    control.onReply(slot.record.connectionId(), reply.wrap(slot.record));
                } else if (kind == EventKind.SERVER_SHUTDOWN) {
                    control.onServerShutdown(slot.record.connectionId());
                }
            }
        }
        published.set(sequence);
    }

    long decodedCount() {
        return decoded.value();
    }

    long rejectedCount() {
        return rejected.value();
    }
}
