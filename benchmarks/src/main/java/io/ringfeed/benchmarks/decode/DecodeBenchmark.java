package io.ringfeed.benchmarks.decode;

import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.name.NameRegistry;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many nanoseconds and bytes does one frame cost from payload to event, and back to JSON? {@link #baseline()} is the floor:
 * copying the same bytes. A result of more than 0 B per frame, or of a decode that grew against the floor, would change our mind.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {
    /** What the frames hold. */
    @Param({"trade", "bookTicker", "ticker", "depth20", "depth200"})
    public String kind;

    private final NameRegistry streams = new NameRegistry(64);
    private final NameRegistry symbols = new NameRegistry(64);
    private final MessageDecoder decoder = new MessageDecoder(streams, symbols, LevelAllocator.growing());
    private final MessageEncoder encoder = new MessageEncoder();
    private final EventRecord event = new EventRecord();
    private byte[][] frames;
    private byte[] target;
    private int next;

    /** Many different frames, so that the branch predictor cannot learn one. */
    @Setup(Level.Trial)
    public void makeFrames() {
        frames = SampleFrames.of(kind, 512);
        target = new byte
                [Arrays.stream(frames).mapToInt(frame -> frame.length).max().orElseThrow()];
        for (byte[] frame : frames) {
            if (decoder.decode(frame, frame.length - MessageDecoder.SLACK_BYTES, event) == EventKind.REJECTED) {
                throw new IllegalStateException("a sample was rejected: " + event.rejectReason());
            }
        }
    }

    /**
     * The floor.
     *
     * @return the copy.
     */
    @Benchmark
    public byte[] baseline() {
        byte[] frame = nextFrame();
        System.arraycopy(frame, 0, target, 0, frame.length);
        return target;
    }

    /**
     * A frame to an event.
     *
     * @return the event.
     */
    @Benchmark
    public EventRecord decode() {
        byte[] frame = nextFrame();
        decoder.decode(frame, frame.length - MessageDecoder.SLACK_BYTES, event);
        return event;
    }

    /**
     * A frame to an event and back to JSON.
     *
     * @return the JSON.
     */
    @Benchmark
    public byte[] decodeAndEncode() {
        byte[] frame = nextFrame();
        decoder.decode(frame, frame.length - MessageDecoder.SLACK_BYTES, event);
        encoder.encode(event, symbols, target, 0);
        return target;
    }

    private byte[] nextFrame() {
        next = next + 1 == frames.length ? 0 : next + 1;
        return frames[next];
    }
}
