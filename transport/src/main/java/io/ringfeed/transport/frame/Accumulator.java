package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;

/**
 * Gathers bytes that arrive in pieces. Grows by doubling, up to a fixed limit, and keeps what it has grown to: what came once
 * comes again, and growing anew would be garbage. Heap memory, so that an ended connection leaves nothing to free.
 */
final class Accumulator {
    private static final int INITIAL_BYTES = 4096;
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final int limitBytes;
    private ByteBuffer buffer = EMPTY;
    private int length;

    Accumulator(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    ByteBuffer buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    int capacity() {
        return buffer.capacity();
    }

    void clear() {
        length = 0;
    }

    void append(ByteBuffer source, int offset, int count) {
        if (count > buffer.capacity() - length) {
            grow(length + count);
        }
        buffer.put(length, source, offset, count);
        length += count;
    }

    private void grow(int wanted) {
        // The parser checks lengths before it appends, so this holds unless the parser is wrong.
        if (wanted > limitBytes) {
            throw new IllegalStateException(wanted + " bytes exceed the limit of " + limitBytes);
        }
        long doubled = Math.max(INITIAL_BYTES, 2L * buffer.capacity());
        ByteBuffer larger = ByteBuffer.allocate((int) Math.min(limitBytes, Math.max(doubled, wanted)));
        larger.put(0, buffer, 0, length);
        buffer = larger;
    }
}
