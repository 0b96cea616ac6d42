package io.ringfeed.transport.netty;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Gives each client frame a fresh mask. RFC 6455 §5.3 wants masks nobody can predict, to protect intermediaries from crafted
 * payloads; so they come from a strong source, in batches, which at a handful of client frames per second costs nothing.
 */
final class MaskSource {
    private static final int BATCH_BYTES = 64 * Integer.BYTES;

    private final SecureRandom random = new SecureRandom();
    private final ByteBuffer batch = ByteBuffer.allocate(BATCH_BYTES).limit(0);

    int next() {
        if (!batch.hasRemaining()) {
            random.nextBytes(batch.array());
            batch.clear();
        }
        return batch.getInt();
    }
}
