package io.ringfeed.transport.netty;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives each client frame a fresh mask. RFC 6455 §5.3 wants masks nobody can predict, from a strong source of entropy, to protect
 * intermediaries from crafted payloads: so they are the key stream of AES in counter mode under a random key. {@link SecureRandom}
 * itself would cost some ten bytes of garbage for each mask; this costs none.
 *
 * <p>Confined to the I/O thread.
 */
final class MaskSource {
    private static final int BATCH_BYTES = 1024;
    private static final int KEY_BYTES = 16;

    private final Cipher keyStream;
    private final byte[] zeroes = new byte[BATCH_BYTES];
    private final ByteBuffer batch = ByteBuffer.allocate(BATCH_BYTES).limit(0);

    MaskSource() {
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[KEY_BYTES];
        byte[] counter = new byte[KEY_BYTES];
        random.nextBytes(key);
        random.nextBytes(counter);
        try {
            keyStream = Cipher.getInstance("AES/CTR/NoPadding");
            keyStream.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES in counter mode, which frames are masked with", e);
        }
    }

    int next() {
        if (!batch.hasRemaining()) {
            refill();
        }
        return batch.getInt();
    }

    private void refill() {
        try {
            keyStream.update(zeroes, 0, BATCH_BYTES, batch.array(), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode failed", e);
        }
        batch.clear();
    }
}
