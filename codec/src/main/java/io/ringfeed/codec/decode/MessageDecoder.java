package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.name.NameRegistry;

/** Decodes frames. */
public final class MessageDecoder {
    /** Bytes that a frame's array must have behind the payload, and that {@link #decode} may overwrite. */
    public static final int SLACK_BYTES = 16;

    /**
     * A decoder.
     *
     * @param streams        registry of stream names.
     * @param symbols        registry of symbols.
     * @param levelAllocator gives room for levels.
     */
    public MessageDecoder(
            final NameRegistry streams, final NameRegistry symbols, final LevelAllocator levelAllocator) {}

    /**
     * Decodes one frame.
     *
     * @param frame  payload at index 0, and {@link #SLACK_BYTES} spare bytes behind it.
     * @param length of the payload in bytes.
     * @param into   the record.
     * @return the kind.
     */
    public EventKind decode(final byte[] frame, final int length, final EventRecord into) {
        into.reset();
        into.reject(io.ringfeed.codec.event.RejectReason.UNKNOWN_EVENT);
        return into.kind();
    }
}
