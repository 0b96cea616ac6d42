package io.ringfeed.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.event.EventKind;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The codec's law: decoding and then encoding gives the original, numbers compared exactly, order of keys aside. */
class RoundTripTest {
    private final Codec codec = new Codec();

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
                "gocryptotrader-single.frames.jsonl",
                "unicorn-fy-single.frames.jsonl"
            })
    void givesEveryRecordedSpotFrameBack(String fileName) {
        int checked = 0;
        for (String frame : RecordedData.frames(fileName)) {
            if (Oracle.isSpotEvent(frame)) {
                assertRoundTrip(frame);
                checked++;
            }
        }
        assertTrue(checked > 0, "no spot frame in " + fileName);
    }

    @Test
    void givesTheVenuesOwnOrderOfKeysBackByteForByte() {
        Samples.events().forEach((name, frame) -> {
            codec.decode(frame);
            assertEquals(frame, codec.encode(), name);
            String wrapped = Samples.wrapped("btcusdt@whatever", frame);
            codec.decode(wrapped);
            assertEquals(wrapped, codec.encode(), name);
        });
    }

    @Test
    void findsEveryFieldInAnyOrderAmongUnknownKeysAndBlanks() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            for (String sample : Samples.events().values()) {
                String frame = random.nextBoolean() ? sample : Samples.wrapped("btcusdt@x", sample);
                String disguised = Disguise.of(frame, random);
                String message = "seed " + seed + ": " + disguised;
                assertNotEquals(
                        EventKind.REJECTED, codec.decode(disguised), () -> message + codec.record.rejectReason());
                assertEquals(Oracle.normal(frame), Oracle.normal(codec.encode()), message);
                Oracle.assertSameFields(frame, codec, message);
            }
        }
    }

    @Test
    void keepsDepthFramesOfEverySizeTheVenueSends() {
        for (int levels : new int[] {1, 31, 32, 33, 200, 1000, 5000}) {
            assertRoundTrip(Samples.depth(levels));
        }
    }

    @Test
    void knowsEveryKindOfTheSamples() {
        Set<EventKind> seen = java.util.EnumSet.noneOf(EventKind.class);
        Samples.events().values().forEach(frame -> seen.add(codec.decode(frame)));
        Set<EventKind> all = java.util.EnumSet.copyOf(EventKind.market());
        all.add(EventKind.SERVER_SHUTDOWN);
        assertEquals(all, seen);
    }

    private void assertRoundTrip(String frame) {
        assertNotEquals(EventKind.REJECTED, codec.decode(frame), () -> codec.record.rejectReason() + ": " + frame);
        String encoded = codec.encode();
        if (!encoded.equals(frame)) {
            assertEquals(Oracle.normal(frame), Oracle.normal(encoded));
        }
        Oracle.assertSameFields(frame, codec, frame);
    }
}
