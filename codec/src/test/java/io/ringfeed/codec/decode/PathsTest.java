package io.ringfeed.codec.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.Codec;
import io.ringfeed.codec.Mutations;
import io.ringfeed.codec.RecordedData;
import io.ringfeed.codec.SameRecords;
import io.ringfeed.codec.Samples;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.name.NameRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways through the decoder give the same event, or reject for the same reason, whatever the frame. */
class PathsTest {
    private static final int MUTATIONS = 2_000_000;

    private final NameRegistry streams = new NameRegistry(100_000);
    private final NameRegistry symbols = new NameRegistry(100_000);
    private final MessageDecoder first = new MessageDecoder(streams, symbols, LevelAllocator.growing());
    private final MessageDecoder only =
            new MessageDecoder(streams, symbols, LevelAllocator.growing(), DecodePath.DSL_JSON_ONLY);
    private final PredictiveDecoder predictive = new PredictiveDecoder(streams, symbols, LevelAllocator.growing());
    private final EventRecord predicted = new EventRecord();
    private final EventRecord complete = new EventRecord();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hftbacktest-spot_ethusdt_20240808.frames.jsonl.gz",
                "cryptofeed-binance_20210404.frames.jsonl.gz",
                "cryptofeed-binance_20210417.frames.jsonl.gz",
                "cryptofeed-binance_20211012.frames.jsonl.gz",
                "cryptofeed-binance_us_20210417.frames.jsonl.gz",
                "cryptofeed-binance_us_20211012.frames.jsonl.gz",
                "cryptofeed-binance_tr_20230410.frames.jsonl.gz",
                "cryptofeed-binance_futures_20210417.frames.jsonl.gz",
                "cryptofeed-binance_futures_20210722.frames.jsonl.gz",
                "cryptofeed-binance_delivery_20210722.frames.jsonl.gz",
                "gocryptotrader-single.frames.jsonl",
                "unicorn-fy-single.frames.jsonl",
                "lean-userdata.frames.jsonl"
            })
    void agreeOnEveryRecordedFrame(String fileName) {
        List<String> frames = RecordedData.frames(fileName);
        assertTrue(frames.size() > 0);
        for (String frame : frames) {
            assertSame(frame.getBytes(StandardCharsets.UTF_8), frame);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hftbacktest-spot_ethusdt_20240808.frames.jsonl.gz",
                "cryptofeed-binance_us_20210417.frames.jsonl.gz",
                "cryptofeed-binance_tr_20230410.frames.jsonl.gz"
            })
    void theShortWayTakesNearlyEveryFrameOfToday(String fileName) {
        List<String> frames = RecordedData.frames(fileName);
        int taken = 0;
        int events = 0;
        for (String frame : frames) {
            byte[] array = withSlack(frame.getBytes(StandardCharsets.UTF_8));
            EventKind kind = only.decode(array, array.length - MessageDecoder.SLACK_BYTES, complete);
            if (kind != EventKind.REJECTED && kind != EventKind.CONTROL_REPLY) {
                events++;
                taken += isTaken(frame) ? 1 : 0;
            }
        }
        assertTrue(taken >= events * 0.99, taken + " of " + events);
    }

    @Test
    void theShortWayTakesEverySampleInTheVenuesOrder() {
        Samples.events().forEach((name, frame) -> {
            // The order ids in trades are history.
            assertEquals(!name.equals("old trade"), isTaken(frame), name);
            assertEquals(!name.equals("old trade"), isTaken(Samples.wrapped("btcusdt@whatever", frame)), name);
        });
        assertTrue(isTaken(Samples.depth(500)));
        assertTrue(isTaken(Samples.miniTickers(300)));
    }

    @Test
    void agreeOnFramesCutAtEveryByteAndOnDigitsOfEveryLength() {
        for (String frame : frames()) {
            byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
            for (int length = 0; length < bytes.length; length++) {
                assertSame(Arrays.copyOf(bytes, length), frame);
            }
            for (String digits : Mutations.numbers()) {
                for (String variant : Mutations.withEachNumberReplaced(frame, digits)) {
                    assertSame(variant.getBytes(StandardCharsets.UTF_8), variant);
                }
            }
        }
    }

    @Test
    void agreeOnMillionsOfMutations() {
        long seed = new Random().nextLong();
        Mutations mutations = new Mutations(seed);
        List<String> frames = frames();
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutations.mutate(frames);
            accepted += assertSame(mutated, "seed " + seed + ", mutation " + i) == EventKind.REJECTED ? 0 : 1;
        }
        assertNotEquals(0, accepted);
        assertNotEquals(MUTATIONS, accepted);
    }

    @Test
    void agreeWhereBothHaveToGrow() {
        // The first decoder meets each size first, on a record that has to grow in the middle of a prediction.
        for (int levels : new int[] {10, 31, 32, 33, 40, 200, 5_000, 9_000}) {
            assertSame(Samples.depth(levels).getBytes(StandardCharsets.UTF_8), levels + " levels a side");
        }
    }

    private boolean isTaken(String frame) {
        byte[] array = withSlack(frame.getBytes(StandardCharsets.UTF_8));
        int length = array.length - MessageDecoder.SLACK_BYTES;
        predicted.reset();
        Terminator.write(array, length);
        return predictive.decode(array, length, predicted);
    }

    private static List<String> frames() {
        List<String> frames = new ArrayList<>(Samples.events().values());
        for (String sample : Samples.events().values()) {
            frames.add(Samples.wrapped("btcusdt@stream", sample));
        }
        frames.add(Samples.wrapped("btcusdt@depth5@100ms", Samples.PARTIAL_DEPTH));
        frames.add(Samples.depth(3));
        frames.addAll(Samples.replies());
        return frames;
    }

    private static byte[] withSlack(byte[] payload) {
        return Arrays.copyOf(payload, payload.length + MessageDecoder.SLACK_BYTES);
    }

    /** Decodes by both paths, from arrays that are full of other bytes behind the payload, and compares all that can be seen. */
    private EventKind assertSame(byte[] payload, String message) {
        byte[] array = withSlack(payload);
        Arrays.fill(array, payload.length, array.length, (byte) '7');
        byte[] other = array.clone();
        EventKind kind = first.decode(array, payload.length, predicted);
        EventKind expected = only.decode(other, payload.length, complete);
        if (kind != expected || !SameRecords.areSame(predicted, complete)) {
            assertEquals(
                    Codec.describe(complete, streams, symbols),
                    Codec.describe(predicted, streams, symbols),
                    () -> message + ": " + new String(payload, StandardCharsets.UTF_8));
            throw new AssertionError(message + ": " + new String(payload, StandardCharsets.UTF_8));
        }
        return kind;
    }
}
