package io.ringfeed.simulator.market;

import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.name.NameRegistry;

/** One frame as it goes out: the payload within its wrapper, in an array that is used again. */
final class FrameBuffer {
    private static final int FIRST_BYTES = 2_048;
    private static final int WRAPPER_HEAD_BYTES = "{\"stream\":\"\",\"data\":".length();

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private int payloadOffset;

    void encode(MessageEncoder encoder, EventRecord record, NameRegistry streams, NameRegistry symbols) {
        length = encoder.encodeWrapped(record, streams, symbols, bytes, 0);
        while (length == MessageEncoder.TARGET_TOO_SMALL) {
            bytes = new byte[2 * bytes.length];
            length = encoder.encodeWrapped(record, streams, symbols, bytes, 0);
        }
        payloadOffset = WRAPPER_HEAD_BYTES + streams.bytes(record.streamId()).length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** From the wrapper's first brace to its last. */
    int length() {
        return length;
    }

    int payloadOffset() {
        return payloadOffset;
    }

    int payloadLength() {
        return length - payloadOffset - 1;
    }
}
