package io.ringfeed.benchmarks.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;

/**
 * Throws bytes away, in large reads and encrypted as they are: how fast the source is. The number of
 * messages follows from their average length.
 */
final class SourceReceiver extends BareReader {
    /** Twice what a receiver reads at once; more would leave the cache, and be slower. */
    private static final int READ_BYTES = 128 << 10;

    SourceReceiver() {
        super(READ_BYTES);
    }

    @Override
    void read(SocketChannel socket, ByteChannel channel, ByteBuffer in, Endpoint endpoint, Tally tally)
            throws IOException {
        double bytesPerMessage = endpoint.condition().wireBytesPerMessage(new BlastFrames());
        long bytes = 0;
        while (true) {
            in.clear();
            int count = socket.read(in);
            if (count < 0) {
                throw new EOFException("the source ended");
            }
            bytes += count;
            tally.set((long) (bytes / bytesPerMessage));
        }
    }
}
