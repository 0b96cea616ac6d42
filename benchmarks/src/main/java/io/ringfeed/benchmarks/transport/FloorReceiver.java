package io.ringfeed.benchmarks.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/**
 * The floor under all receivers: blocking reads, and no more of the frames than their boundaries. With TLS, BoringSSL
 * without an event loop around it.
 */
final class FloorReceiver extends BareReader {
    private static final int READ_BYTES = 64 << 10;
    private static final int LONGEST_HEADER_BYTES = 4;

    FloorReceiver() {
        super(READ_BYTES);
    }

    @Override
    void read(SocketChannel socket, ByteChannel channel, ByteBuffer in, Endpoint endpoint, Tally tally)
            throws IOException {
        while (true) {
            in.position(walk(in, tally)).compact();
            if (channel.read(in) < 0) {
                throw new EOFException("the source ended");
            }
            in.flip();
        }
    }

    /** Knows lengths of up to two bytes only, which is what the source sends. */
    private static int walk(ByteBuffer in, Tally tally) {
        int at = in.position();
        int limit = in.limit();
        while (limit - at >= LONGEST_HEADER_BYTES) {
            int length = in.get(at + 1);
            int payload = at + 2;
            if (length == 126) {
                length = in.getShort(at + 2) & 0xFFFF;
                payload = at + LONGEST_HEADER_BYTES;
            }
            if (limit - payload < length) {
                break;
            }
            tally.add(length);
            at = payload + length;
        }
        return at;
    }
}
