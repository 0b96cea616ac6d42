package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.decode.MessageDecoder;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayloadPoolTest {
    private static final long NOBODY_PASSED = -1;
    private static final long BUFFER_BYTES = PayloadPool.capacityFor(3_000);

    @Test
    void lendsRoomForThePayloadAndTheDecodersSlack() {
        PayloadPool pool = new PayloadPool(1 << 20, 16);
        for (int payloadBytes : new int[] {0, 1, 2_049, 4_096, 4_097, 100_000}) {
            byte[] buffer = pool.borrow(payloadBytes, NOBODY_PASSED);
            assertTrue(buffer.length >= payloadBytes + MessageDecoder.SLACK_BYTES, payloadBytes + " B");
        }
    }

    @Test
    void takesBackOnlyWhatEveryHandlerHasPassed() {
        PayloadPool pool = new PayloadPool(2 * BUFFER_BYTES, 16);
        byte[] first = pool.borrow(3_000, NOBODY_PASSED);
        pool.lent(first, 5);
        byte[] second = pool.borrow(3_000, NOBODY_PASSED);
        pool.lent(second, 6);
        assertNull(pool.borrow(3_000, 4), "the cap is reached and slot 5 is still being read");
        assertSame(first, pool.borrow(3_000, 5));
        assertNull(pool.borrow(3_000, 5));
        assertSame(second, pool.borrow(3_000, 6));
    }

    @Test
    void givesUpIdleBuffersOfOneSizeForAnother() {
        PayloadPool pool = new PayloadPool(16 * BUFFER_BYTES, 64);
        for (int i = 0; i < 16; i++) {
            pool.lent(pool.borrow(3_000, NOBODY_PASSED), i);
        }
        assertEquals(16 * BUFFER_BYTES, pool.totalBytes());
        assertNull(pool.borrow(60_000, 14));
        assertNotNull(pool.borrow(60_000, 15), "all sixteen small ones made way");
        assertTrue(pool.totalBytes() <= 16 * BUFFER_BYTES);
    }

    @Test
    void usesALargerIdleBufferRatherThanMakeGarbage() {
        PayloadPool pool = new PayloadPool(PayloadPool.capacityFor(60_000) + BUFFER_BYTES, 64);
        byte[] large = pool.borrow(60_000, NOBODY_PASSED);
        pool.giveBack(large);
        byte[] small = pool.borrow(3_000, NOBODY_PASSED);
        assertSame(large, pool.borrow(3_000, NOBODY_PASSED), "the cap allows no second small one");
        assertNull(pool.borrow(3_000, NOBODY_PASSED));
        pool.giveBack(small);
        assertSame(small, pool.borrow(1, NOBODY_PASSED));
    }

    @Test
    void staysWithinItsCapAndNeverLendsABufferTwiceOverHoursOfMixedTraffic() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int slots = 128;
        PayloadPool pool = new PayloadPool(1 << 20, slots);
        byte[][] slotBuffers = new byte[slots][];
        Set<byte[]> out = Collections.newSetFromMap(new IdentityHashMap<>());
        long passed = -1;
        for (long sequence = 0; sequence < 500_000; sequence++) {
            if (sequence - passed >= slots || random.nextInt(8) == 0) {
                long upTo = Math.min(sequence - 1, passed + 1 + random.nextInt(slots));
                while (passed < upTo) {
                    passed++;
                    out.remove(slotBuffers[(int) (passed % slots)]);
                }
            }
            int payloadBytes = 2_000 + (int) Math.min(500_000, Math.abs(random.nextGaussian()) * 20_000);
            byte[] buffer = pool.borrow(payloadBytes, passed);
            while (buffer == null) {
                assertTrue(passed < sequence - 1, "seed " + seed + ": nothing is out and still there is no room");
                passed++;
                out.remove(slotBuffers[(int) (passed % slots)]);
                buffer = pool.borrow(payloadBytes, passed);
            }
            assertTrue(out.add(buffer), "seed " + seed + ": lent twice at " + sequence);
            slotBuffers[(int) (sequence % slots)] = buffer;
            pool.lent(buffer, sequence);
            assertTrue(pool.totalBytes() <= 1 << 20, "seed " + seed + ": " + pool.totalBytes() + " B");
        }
    }
}
