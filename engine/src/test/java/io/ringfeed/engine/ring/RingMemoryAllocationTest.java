package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs the ring round with messages of mixed sizes, in place and gathered, for three hours of virtual traffic at 30 a second: what
 * it holds stays what it was after the first minutes, and nothing is allocated any more on any thread.
 */
@Timeout(120)
class RingMemoryAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MESSAGES_PER_MINUTE = 1_800;
    private static final int WARM_UP_MINUTES = 30;
    private static final int MINUTES = 150;

    /** Sizes as recorded: mostly short ones, 12 % of the depth updates beyond 2 KiB, now and then very long ones. */
    private final ByteBuffer[] frames = {
        Frames.direct(Frames.trade(1)),
        Frames.direct(Frames.BY_KIND.get("bookTicker")),
        Frames.direct(Frames.depth(10)),
        Frames.direct(Frames.depth(40)),
        Frames.direct(Frames.depth(120)),
        Frames.direct(Frames.depth(400)),
        Frames.direct(Frames.depth(2_000))
    };

    private static final int[] CUMULATED_PERCENT = {50, 75, 90, 95, 98, 99, 100};

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private long levels;

    @Test
    void holdsFlatOverHoursOfMixedTraffic() {
        MarketDataHandler handler = new MarketDataHandler() {
            @Override
            public void onDepth(DepthEvent event) {
                levels += event.bidCount();
            }
        };
        RingOptions options = new RingOptions(256, 2_048, 64, 1 << 18, 4 << 20, 1 << 18);
        try (RingFixture fixture = RingFixture.unpoisoned(options, handler)) {
            for (int minute = 0; minute < WARM_UP_MINUTES; minute++) {
                pumpMinute(fixture);
            }
            long heldBytes = fixture.ring.writer().poolBytes();
            assertTrue(heldBytes <= options.payloadPoolBytes());
            List<Thread> threads = new ArrayList<>(fixture.threads);
            threads.add(Thread.currentThread());
            long before = allocatedBytes(threads);
            int quietMinutes = 0;
            for (int minute = 0; minute < MINUTES; minute++) {
                pumpMinute(fixture);
                long now = allocatedBytes(threads);
                quietMinutes += now == before ? 1 : 0;
                before = now;
            }
            // A rare run of long messages may need one buffer more than ever before, and the JIT may finish late.
            assertTrue(
                    quietMinutes >= MINUTES * 9 / 10,
                    quietMinutes + " of " + MINUTES + " minutes without allocation, seed " + seed);
            assertTrue(fixture.ring.writer().poolBytes() <= options.payloadPoolBytes());
            fixture.assertNoFailures();
            assertEquals(0, fixture.ring.rejectedCount());
        }
        assertTrue(levels > 0);
    }

    private void pumpMinute(RingFixture fixture) {
        FrameWriter writer = fixture.ring.writer();
        for (int i = 0; i < MESSAGES_PER_MINUTE; i++) {
            ByteBuffer frame = next();
            if (random.nextInt(4) == 0) {
                gathered(writer, frame);
            } else {
                while (writer.onFrame(1, Opcode.TEXT, frame, 0, frame.capacity(), i, i) != FrameHandler.ACCEPTED) {
                    awaitRoom(writer);
                }
            }
        }
        writer.onReadComplete(1);
        while (fixture.ring.occupancy() > 0) {
            Thread.onSpinWait();
        }
    }

    /** As the parser does with fragments: a small buffer first, then a larger one. */
    private static void gathered(FrameWriter writer, ByteBuffer frame) {
        int length = frame.capacity();
        byte[] first = borrow(writer, length / 2);
        byte[] lent = borrow(writer, length);
        writer.giveBack(first);
        frame.get(0, lent, 0, length);
        while (writer.onAssembled(1, Opcode.TEXT, lent, length, 1, 1) != FrameHandler.ACCEPTED) {
            awaitRoom(writer);
        }
    }

    private static byte[] borrow(FrameWriter writer, int length) {
        byte[] lent = writer.borrow(length);
        while (lent == null) {
            awaitRoom(writer);
            lent = writer.borrow(length);
        }
        return lent;
    }

    private static void awaitRoom(FrameWriter writer) {
        do {
            Thread.onSpinWait();
        } while (!writer.isReady());
    }

    private ByteBuffer next() {
        int percent = random.nextInt(100);
        int size = 0;
        while (percent >= CUMULATED_PERCENT[size]) {
            size++;
        }
        return frames[size];
    }

    private static long allocatedBytes(List<Thread> threads) {
        long sum = 0;
        for (int i = 0; i < threads.size(); i++) {
            sum += THREADS.getThreadAllocatedBytes(threads.get(i).getId());
        }
        return sum;
    }
}
