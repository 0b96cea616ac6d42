package io.ringfeed.engine.ring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells market events from all else by their first bytes, for the one moment in which there is room for the latter only: on a
 * combined connection, which the engine always uses, every event of a stream begins with an object whose first key is {@code stream} (protocol §2.1), while
 * answers, errors and announcements do not.
 *
 * <p><b>Threading:</b> stateless. <b>Allocation:</b> none.
 */
final class CombinedFrame {
    private static final byte[] BEGINNING = "{\"stream\"".getBytes(StandardCharsets.US_ASCII);

    private CombinedFrame() {}

    static boolean isOne(ByteBuffer buffer, int offset, int length) {
        if (length < BEGINNING.length) {
            return false;
        }
        for (int i = 0; i < BEGINNING.length; i++) {
            if (buffer.get(offset + i) != BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean isOne(byte[] payload, int length) {
        return length >= BEGINNING.length
                && Arrays.equals(payload, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }
}
