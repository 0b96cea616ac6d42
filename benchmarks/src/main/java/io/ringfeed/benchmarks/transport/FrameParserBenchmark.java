package io.ringfeed.benchmarks.transport;

import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.FrameParser;
import io.ringfeed.transport.frame.FrameSink;
import io.ringfeed.transport.frame.Opcode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many nanoseconds does the parser take for a message, without a socket? One call finds 64 frames in a direct buffer,
 * as one read of the socket brings them. The same frames as binary messages need not be UTF-8, so the difference is what
 * that check costs; more than a fifth of the 70 ns that framing may take would change our mind about how it is done.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FrameParserBenchmark {
    static final int FRAMES = 64;

    private static final int MAX_MESSAGE_BYTES = 4 << 20;

    /** Whether the frames are text messages, which are checked, or binary ones, which are not. */
    @Param({"text", "binary"})
    public String messages;

    private final Lengths lengths = new Lengths();
    private final FrameParser parser = new FrameParser(lengths, MAX_MESSAGE_BYTES);
    private ByteBuffer frames;

    @Setup
    public void makeFrames() {
        frames = new BlastFrames(FRAMES, messages.equals("text") ? Opcode.TEXT : Opcode.BINARY).wire();
        long before = lengths.messages;
        parse();
        if (lengths.messages - before != FRAMES) {
            throw new IllegalStateException("the parser found " + (lengths.messages - before) + " messages");
        }
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long parse() {
        parser.parse(frames, 0, frames.limit());
        return lengths.sum;
    }

    private static final class Lengths implements FrameSink {
        private long sum;
        private long messages;

        @Override
        public int onMessage(int opcode, ByteBuffer buffer, int offset, int length) {
            messages++;
            sum += length;
            return FrameHandler.ACCEPTED;
        }

        @Override
        public byte[] borrow(int lengthBytes) {
            throw new IllegalStateException("no frame straddles");
        }

        @Override
        public void giveBack(byte[] borrowed) {}

        @Override
        public int onAssembled(int opcode, byte[] borrowed, int length) {
            throw new IllegalStateException("no frame straddles");
        }

        @Override
        public void onPong(ByteBuffer buffer, int offset, int length) {}

        @Override
        public void onPing(ByteBuffer buffer, int offset, int length) {}

        @Override
        public void onClose(int code, String reason) {}

        @Override
        public void onViolation(ProtocolViolation violation) {
            throw new IllegalStateException(violation.rule());
        }
    }
}
