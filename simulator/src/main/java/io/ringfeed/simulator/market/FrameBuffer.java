package io.ringfeed.simulator.market;

import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.name.NameRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One frame as it goes out: the payload within its wrapper, in an array that is used again. */
final class FrameBuffer {
    private static final int FIRST_BYTES = 2_048;
    private static final byte[] HEAD = "{\"stream\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "\",\"data\":".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private int payloadOffset;
    private long firstId;
    private long lastId;

    /** Makes a frame of one event. */
    void encode(MessageEncoder encoder, EventRecord record, NameRegistry streams, NameRegistry symbols) {
        begin(streams.bytes(record.streamId()));
        append(encoder, record, symbols);
        append('}');
    }

    /** Starts a frame of rows, of which {@link #addRow} adds at least one and {@link #endRows} is behind the last. */
    void beginRows(byte[] streamName) {
        begin(streamName);
        append('[');
    }

    void addRow(MessageEncoder encoder, EventRecord row, NameRegistry symbols) {
        if (bytes[length - 1] != '[') {
            append(',');
        }
        append(encoder, row, symbols);
    }

    void endRows() {
        append(']');
        append('}');
    }

    private void begin(byte[] streamName) {
        length = 0;
        append(HEAD);
        append(streamName);
        append(DATA);
        payloadOffset = length;
    }

    private void append(MessageEncoder encoder, EventRecord record, NameRegistry symbols) {
        int end = encoder.encode(record, symbols, bytes, length);
        while (end == MessageEncoder.TARGET_TOO_SMALL) {
            grow();
            end = encoder.encode(record, symbols, bytes, length);
        }
        length = end;
    }

    /** Names are far shorter than the first array. */
    private void append(byte[] text) {
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void append(char c) {
        if (length == bytes.length) {
            grow();
        }
        bytes[length++] = (byte) c;
    }

    private void grow() {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }

    /** Sets what the frame is told by. */
    void ids(long first, long last) {
        firstId = first;
        lastId = last;
    }

    long firstId() {
        return firstId;
    }

    long lastId() {
        return lastId;
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
