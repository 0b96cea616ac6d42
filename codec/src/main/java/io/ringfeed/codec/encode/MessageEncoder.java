package io.ringfeed.codec.encode;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.name.NameRegistry;

/** Encodes events. */
public final class MessageEncoder {
    /** Answer for a target that is too small. */
    public static final int TARGET_TOO_SMALL = -1;

    /** An encoder. */
    public MessageEncoder() {}

    /**
     * Encodes an event.
     *
     * @param event  to encode.
     * @param target to write to.
     * @param offset of the first byte.
     * @return offset behind the last byte, or {@link #TARGET_TOO_SMALL}.
     */
    public int encode(final MarketEvent event, final byte[] target, final int offset) {
        return encode(event.record(), event.symbols(), target, offset);
    }

    /**
     * Encodes a record.
     *
     * @param record  to encode.
     * @param symbols registry of symbols.
     * @param target  to write to.
     * @param offset  of the first byte.
     * @return offset behind the last byte, or {@link #TARGET_TOO_SMALL}.
     */
    public int encode(final EventRecord record, final NameRegistry symbols, final byte[] target, final int offset) {
        return TARGET_TOO_SMALL;
    }

    /**
     * Encodes an event in the wrapper of combined streams.
     *
     * @param event  to encode; its stream must be known.
     * @param target to write to.
     * @param offset of the first byte.
     * @return offset behind the last byte, or {@link #TARGET_TOO_SMALL}.
     */
    public int encodeWrapped(final MarketEvent event, final byte[] target, final int offset) {
        return encodeWrapped(event.record(), event.streams(), event.symbols(), target, offset);
    }

    /**
     * Encodes a record in the wrapper of combined streams.
     *
     * @param record  to encode; its stream must be known.
     * @param streams registry of streams.
     * @param symbols registry of symbols.
     * @param target  to write to.
     * @param offset  of the first byte.
     * @return offset behind the last byte, or {@link #TARGET_TOO_SMALL}.
     */
    public int encodeWrapped(
            final EventRecord record,
            final NameRegistry streams,
            final NameRegistry symbols,
            final byte[] target,
            final int offset) {
        return TARGET_TOO_SMALL;
    }
}
