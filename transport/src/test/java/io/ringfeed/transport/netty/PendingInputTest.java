package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PendingInputTest {

    @Test
    void keepsOrderAndClocksWhileItGrowsAndTurnsRound() {
        long seed = 11;
        Random random = new Random(seed);
        PendingInput pending = new PendingInput();
        ArrayDeque<Integer> expected = new ArrayDeque<>();
        int next = 0;
        for (int step = 0; step < 20_000; step++) {
            if (expected.isEmpty() || random.nextInt(100) < 51) {
                pending.add(Unpooled.buffer(4).writeInt(next), next, -next);
                expected.add(next++);
            } else {
                int number = expected.remove();
                assertEquals(number, pending.first().getInt(0), "seed " + seed);
                assertEquals(number, pending.firstReceiveNs());
                assertEquals(-number, pending.firstReceiveEpochNs());
                pending.releaseFirst();
            }
            assertEquals(expected.isEmpty(), pending.isEmpty());
        }
        assertTrue(next > 10_000);
    }

    @Test
    void releasesWhatItHolds() {
        PendingInput pending = new PendingInput();
        List<ByteBuf> buffers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            buffers.add(Unpooled.buffer(4));
            pending.add(buffers.get(i), i, i);
        }
        pending.releaseFirst();
        pending.releaseAll();
        assertTrue(pending.isEmpty());
        assertTrue(buffers.stream().allMatch(b -> b.refCnt() == 0));
    }
}
