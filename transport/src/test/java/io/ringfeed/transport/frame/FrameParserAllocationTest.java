package io.ringfeed.transport.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the parser to 0 bytes per message; the build runs it a second time without escape analysis. */
class FrameParserAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 400;

    private final ByteBuffer stream = ByteBuffer.allocateDirect(1 << 20);
    private final CountingSink sink = new CountingSink();
    private final FrameParser parser = new FrameParser(sink, 1 << 20);
    private int length;

    @Test
    void allocatesNothingForWholeStraddlingFragmentedAndRefusedMessages() {
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            parts.add(Frames.text("x".repeat(50 + i % 400)));
            if (i % 10 == 0) {
                parts.add(Frames.frame(true, Opcode.PING, "1790134675605"));
            }
            if (i % 50 == 0) {
                parts.add(Frames.frame(false, Opcode.TEXT, "y".repeat(900)));
                parts.add(Frames.frame(true, Opcode.CONTINUATION, "y".repeat(900)));
            }
        }
        parts.add(Frames.text("z".repeat(70_000)));
        byte[] bytes = Frames.join(parts.toArray(byte[][]::new));
        stream.put(0, bytes);
        length = bytes.length;

        run(ROUNDS);
        long least = Long.MAX_VALUE;
        // The measurement itself, and a JIT that finishes late, may cost a little once: the least of a few runs is
        // ours.
        for (int attempt = 0; attempt < 5 && least != 0; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            run(ROUNDS);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes for " + ROUNDS * 1021L + " messages");
        assertEquals(0, sink.messages % 1021);
    }

    private void run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            int read = 1000 + round % 7000;
            int at = 0;
            while (at < length) {
                int limit = Math.min(length, at + read);
                at = parser.parse(stream, at, limit);
                while (parser.isPaused()) {
                    if (parser.resume()) {
                        at = parser.parse(stream, at, limit);
                    }
                }
            }
        }
    }

    private static final class CountingSink implements FrameSink {
        private long messages;
        private final byte[] loan = new byte[1 << 20];
        private int offers;

        @Override
        public int onMessage(int opcode, ByteBuffer buffer, int offset, int length) {
            if (++offers % 97 == 0) {
                return FrameHandler.BACK_PRESSURED;
            }
            messages++;
            return FrameHandler.ACCEPTED;
        }

        @Override
        public byte[] borrow(int lengthBytes) {
            return ++offers % 13 == 0 ? null : loan;
        }

        @Override
        public void giveBack(byte[] borrowed) {
            offers += borrowed.length > 0 ? 0 : 1;
        }

        @Override
        public int onAssembled(int opcode, byte[] borrowed, int length) {
            return onMessage(opcode, null, 0, length);
        }

        @Override
        public void onPong(ByteBuffer buffer, int offset, int length) {
            throw new AssertionError("pong");
        }

        @Override
        public void onPing(ByteBuffer buffer, int offset, int length) {
            offers += length > 0 ? 0 : 1;
        }

        @Override
        public void onClose(int code, String reason) {
            throw new AssertionError("closed");
        }

        @Override
        public void onViolation(ProtocolViolation violation) {
            throw new AssertionError(violation);
        }
    }
}
