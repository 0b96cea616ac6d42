package io.ringfeed.engine.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.StreamKind;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 0 B per frame, with and without an overlap under way. Run twice by the build, with and without escape analysis. */
class LineMergeAllocationTest {
    private static final int OLD = 1;
    private static final int NEW = 2;
    private static final int FRAMES = 20_000;
    private static final long FIRST_ID = 1_000_000_000_000L;
    private static final String ID = Long.toString(FIRST_ID);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final NameRegistry names = new NameRegistry(16);
    private final Counting ring = new Counting();
    private final LineMerge merge = new LineMerge(ring, names);
    private long id = FIRST_ID;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "TRADE; {\"e\":\"trade\",\"E\":1,\"s\":\"T\",\"t\":#}",
                "DEPTH_DIFF; {\"e\":\"depthUpdate\",\"E\":1,\"s\":\"T\",\"U\":#,\"u\":#,\"b\":[[\"1\",\"2\"]],\"a\":[]}",
                "BOOK_TICKER; {\"u\":#,\"s\":\"T\"}",
                "KLINE; {\"e\":\"kline\",\"E\":#,\"k\":{\"t\":#,\"n\":5}}",
                "TICKER; {\"e\":\"24hrTicker\",\"E\":#}",
                "MINI_TICKER_ARRAY; [{\"e\":\"x\",\"E\":#},{\"e\":\"x\",\"E\":1}]"
            })
    void allocatesNothingPerFrameWhileTwoLinesOverlap(StreamKind kind, String data) {
        merge.watch(names.register("x"), kind);
        merge.onReplacing(1, OLD);
        merge.onReplacement(1, NEW);
        Frame frame = new Frame("{\"stream\":\"x\",\"data\":" + data + "}");
        assertNothingAllocated(() -> {
            frame.set(++id);
            offer(NEW, frame); // passes, or is held for the old line
            offer(OLD, frame);
            offer(NEW, frame);
            merge.isReady();
        });
        assertTrue(merge.hasJoined(0, 1));
        assertTrue(ring.count >= FRAMES);
    }

    @Test
    void allocatesNothingPerFrameAtAnyOtherTime() {
        merge.watch(names.register("x"), StreamKind.TRADE);
        Frame frame = new Frame("{\"stream\":\"x\",\"data\":{\"t\":#}}");
        assertNothingAllocated(() -> offer(OLD, frame));
    }

    @Test
    void allocatesNothingWhileANewLineIsHeld() {
        merge.watch(names.register("x"), StreamKind.TRADE);
        merge.onReplacing(1, OLD);
        merge.onReplacement(1, NEW);
        Frame frame = new Frame("{\"stream\":\"x\",\"data\":{\"t\":#}}");
        assertNothingAllocated(() -> {
            ring.isReady = !ring.isReady;
            if (merge.isReady()) {
                offer(NEW, frame);
            }
        });
    }

    private void assertNothingAllocated(Runnable step) {
        long leastBytes = Long.MAX_VALUE;
        // A class that is loaded late may cost a few bytes once; a frame that costs anything does so in every round.
        for (int round = 0; round < 5; round++) {
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < FRAMES; i++) {
                step.run();
            }
            long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            leastBytes = Math.min(leastBytes, bytes);
        }
        assertEquals(0, leastBytes, "bytes for " + FRAMES + " steps");
    }

    private int offer(int line, Frame frame) {
        return merge.onFrame(line, Opcode.TEXT, frame.buffer, 0, frame.buffer.capacity(), 1, 1);
    }

    /** A frame whose ids are written over in place. */
    private static final class Frame {
        private final ByteBuffer buffer;
        private final int[] idAt;

        Frame(String text) {
            byte[] bytes = text.replace("#", ID).getBytes(StandardCharsets.UTF_8);
            buffer = ByteBuffer.allocateDirect(bytes.length);
            buffer.put(0, bytes);
            String frame = text.replace("#", ID);
            idAt = IntStream.range(0, frame.length())
                    .filter(at -> frame.startsWith(ID, at))
                    .toArray();
        }

        void set(long id) {
            for (int at : idAt) {
                long rest = id;
                for (int digit = ID.length() - 1; digit >= 0; digit--) {
                    buffer.put(at + digit, (byte) ('0' + rest % 10));
                    rest /= 10;
                }
            }
        }
    }

    private static final class Counting implements FrameHandler {
        private long count;
        private boolean isReady = true;

        @Override
        public int onFrame(
                int connectionId,
                int opcode,
                ByteBuffer buffer,
                int offset,
                int length,
                long receiveNs,
                long receiveEpochNs) {
            count++;
            return ACCEPTED;
        }

        @Override
        public void onReadComplete(int connectionId) {}

        @Override
        public boolean isReady() {
            return isReady;
        }
    }
}
