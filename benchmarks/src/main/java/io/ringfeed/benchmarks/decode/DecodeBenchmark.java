package io.ringfeed.benchmarks.decode;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.decode.DecodePath;
import java.io.IOException;
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
 * How many nanoseconds and bytes does one frame cost from payload to event, ours and others', and back to JSON? {@link
 * #floorTouchEveryByte()} is the floor. More than 0 B per frame on either path of ours, or a path that lost to a
 * library it used to beat, would change our mind. JMH runs the codecs one after the other, minutes apart; where the
 * machine is not quiet, take ratios from {@link DecodeSlices}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class DecodeBenchmark {
    /** What the frames hold: labels of {@link SampleKind}. */
    @Param({
        "trade",
        "combinedTrade",
        "aggTrade",
        "blockTrade",
        "kline",
        "miniTicker",
        "miniTickers300",
        "ticker",
        "rollingTicker",
        "bookTicker",
        "avgPrice",
        "referencePrice",
        "partialDepth20",
        "depth20",
        "depth200",
        "depth1000"
    })
    public String kind;

    private FrameDecoder predictive;
    private FrameDecoder dslJson;
    private RingfeedDecoder encoding;
    private FrameDecoder jacksonStreaming;
    private FrameDecoder jacksonDatabind;
    private FrameDecoder gson;
    private FrameDecoder fastjson2;
    private FrameDecoder dslJsonDatabind;
    private FrameDecoder floor;

    private byte[][] frames;
    private byte[][] framesWithSlack;
    private byte[] target;
    private int next;

    /** Each fork measures one codec on one kind, so every call below has one receiver only. */
    @Setup(Level.Trial)
    public void makeFrames() throws IOException {
        SampleKind sampleKind = SampleKind.ofLabel(kind);
        Agreement.check(sampleKind, Agreement.FEW);
        predictive = Codec.PREDICTIVE.decoder(sampleKind);
        dslJson = Codec.DSL_JSON.decoder(sampleKind);
        encoding = new RingfeedDecoder(DecodePath.PREDICTIVE_FIRST);
        jacksonStreaming = Codec.JACKSON_STREAMING.decoder(sampleKind);
        jacksonDatabind = Codec.JACKSON_DATABIND.decoder(sampleKind);
        gson = Codec.GSON.decoder(sampleKind);
        fastjson2 = Codec.FASTJSON2.decoder(sampleKind);
        dslJsonDatabind = Codec.DSL_JSON_DATABIND.decoder(sampleKind);
        floor = Codec.FLOOR.decoder(sampleKind);
        frames = floor.framesOf(sampleKind);
        framesWithSlack = predictive.framesOf(sampleKind);
        int longest =
                Arrays.stream(frames).mapToInt(frame -> frame.length).max().orElseThrow();
        target = new byte[longest + Decimal.MAX_TEXT_LENGTH];
    }

    @Benchmark
    public Object predictive() throws IOException {
        return predictive.decode(next(framesWithSlack));
    }

    @Benchmark
    public Object dslJson() throws IOException {
        return dslJson.decode(next(framesWithSlack));
    }

    @Benchmark
    public Object jacksonStreaming() throws IOException {
        return jacksonStreaming.decode(next(frames));
    }

    @Benchmark
    public Object jacksonDatabind() throws IOException {
        return jacksonDatabind.decode(next(frames));
    }

    @Benchmark
    public Object gson() throws IOException {
        return gson.decode(next(frames));
    }

    @Benchmark
    public Object fastjson2() throws IOException {
        return fastjson2.decode(next(frames));
    }

    @Benchmark
    public Object dslJsonDatabind() throws IOException {
        return dslJsonDatabind.decode(next(frames));
    }

    @Benchmark
    public Object floorTouchEveryByte() throws IOException {
        return floor.decode(next(frames));
    }

    /** A frame to an event and back to JSON, in the shape it came in. */
    @Benchmark
    public int decodeAndEncode() {
        encoding.decode(next(framesWithSlack));
        return encoding.encode(target);
    }

    private byte[] next(byte[][] frames) {
        next = next + 1 == frames.length ? 0 : next + 1;
        return frames[next];
    }
}
