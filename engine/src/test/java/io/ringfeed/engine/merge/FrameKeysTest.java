package io.ringfeed.engine.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.StreamKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameKeysTest {
    private static final long NONE = FrameKeys.NONE;

    /**
     * @param members of the payload, in the venue's order (protocol §4); for a candle those around it come first.
     * @param candle the members of a candle.
     * @param isArray whether the payload is the only row of an array.
     */
    private record Sample(
            String stream,
            List<String> members,
            List<String> candle,
            boolean isArray,
            long first,
            long last,
            long openTime,
            long tradeCount) {
        String frame(Random random, boolean dataFirst, String blank) {
            List<String> shuffled = new ArrayList<>(members);
            List<String> shuffledCandle = new ArrayList<>(candle);
            if (random != null) {
                Collections.shuffle(shuffledCandle, random);
            }
            if (!candle.isEmpty()) {
                shuffled.add("\"k\":" + object(shuffledCandle, blank));
            }
            if (random != null) {
                Collections.shuffle(shuffled, random);
            }
            String data = object(shuffled, blank);
            if (isArray) {
                data = "[" + blank + data + blank + "," + data.replaceAll("[0-9]", "9") + "]";
            }
            List<String> outer =
                    new ArrayList<>(List.of("\"stream\":" + blank + "\"" + stream + "\"", "\"data\":" + blank + data));
            if (dataFirst) {
                Collections.reverse(outer);
            }
            return object(outer, blank);
        }

        private static String object(List<String> members, String blank) {
            return "{" + blank + String.join(blank + "," + blank, members) + blank + "}";
        }
    }

    private static final String TIME = "\"E\":1672515782136";
    private static final Map<StreamKind, Sample> SAMPLES = new EnumMap<>(StreamKind.class);

    static {
        ids(
                StreamKind.TRADE,
                12345,
                12345,
                "\"e\":\"trade\"",
                TIME,
                "\"s\":\"BTCUSDT\"",
                "\"t\":12345",
                "\"p\":\"86704.77000000\"",
                "\"T\":9",
                "\"m\":true");
        ids(
                StreamKind.AGG_TRADE,
                5933014,
                5933014,
                "\"e\":\"aggTrade\"",
                TIME,
                "\"s\":\"BTCUSDT\"",
                "\"a\":5933014",
                "\"f\":100",
                "\"l\":105",
                "\"T\":9");
        ids(
                StreamKind.BLOCK_TRADE,
                4711,
                4711,
                "\"e\":\"blockTrade\"",
                TIME,
                "\"s\":\"BTCUSDT\"",
                "\"t\":4711",
                "\"T\":1778570000120");
        ids(
                StreamKind.DEPTH_DIFF,
                157,
                160,
                "\"e\":\"depthUpdate\"",
                TIME,
                "\"s\":\"BTCUSDT\"",
                "\"U\":157",
                "\"u\":160",
                "\"b\":[[\"1.0\",\"2.0\"],[\"3\",\"4\"]]",
                "\"a\":[]");
        ids(
                StreamKind.BOOK_TICKER,
                100530416204L,
                100530416204L,
                "\"u\":100530416204",
                "\"s\":\"BTCUSDT\"",
                "\"b\":\"86704.77\"",
                "\"B\":\"4.6\"",
                "\"a\":\"8\"");
        ids(
                StreamKind.PARTIAL_DEPTH,
                160,
                160,
                "\"lastUpdateId\":160",
                "\"bids\":[[\"0.0024\",\"10\"]]",
                "\"asks\":[[\"1\",\"2\"]]");
        ids(
                StreamKind.MINI_TICKER,
                1672515782136L,
                1672515782136L,
                "\"e\":\"24hrMiniTicker\"",
                TIME,
                "\"s\":\"X\"",
                "\"c\":\"0.0025\"");
        ids(
                StreamKind.TICKER,
                1672515782136L,
                1672515782136L,
                "\"e\":\"24hrTicker\"",
                TIME,
                "\"p\":\"-65.0\"",
                "\"O\":1592507327001",
                "\"n\":5");
        ids(
                StreamKind.ROLLING_TICKER,
                1672515782136L,
                1672515782136L,
                "\"e\":\"1hTicker\"",
                TIME,
                "\"O\":1592507327001");
        ids(
                StreamKind.AVG_PRICE,
                1693907033000L,
                1693907033000L,
                "\"e\":\"avgPrice\"",
                "\"E\":1693907033000",
                "\"i\":\"5m\"",
                "\"T\":1693907032213");
        ids(
                StreamKind.REFERENCE_PRICE,
                1790134675605L,
                1790134675605L,
                "\"e\":\"referencePrice\"",
                "\"s\":\"X\"",
                "\"r\":null",
                "\"t\":1790134675605");
        for (StreamKind kind : EnumSet.of(StreamKind.MINI_TICKER_ARRAY, StreamKind.ROLLING_TICKER_ARRAY)) {
            SAMPLES.put(
                    kind,
                    new Sample(
                            "!" + kind + "@arr",
                            List.of("\"e\":\"x\"", TIME, "\"s\":\"币安人生USDT\"", "\"c\":\"1\""),
                            List.of(),
                            true,
                            1672515782136L,
                            1672515782136L,
                            NONE,
                            NONE));
        }
        SAMPLES.put(
                StreamKind.KLINE,
                new Sample(
                        "x@kline_1m",
                        List.of("\"e\":\"kline\"", TIME, "\"s\":\"X\""),
                        List.of(
                                "\"t\":1672515780000",
                                "\"T\":1672515839999",
                                "\"i\":\"1m\"",
                                "\"f\":100",
                                "\"o\":\"0.0010\"",
                                "\"n\":7",
                                "\"x\":false",
                                "\"B\":\"0\""),
                        false,
                        1672515782136L,
                        1672515782136L,
                        1672515780000L,
                        7));
    }

    private final NameRegistry names = new NameRegistry(64);
    private final FrameKeys keys = new FrameKeys(names);

    FrameKeysTest() {
        SAMPLES.forEach((kind, sample) -> keys.watch(names.register(sample.stream()), kind));
    }

    @Test
    void knowsEveryKind() {
        assertEquals(EnumSet.allOf(StreamKind.class), SAMPLES.keySet());
    }

    @Test
    void findsTheIdsOfEveryKindInTheVenuesOrder() {
        SAMPLES.forEach((kind, sample) -> assertFound(kind, sample, sample.frame(null, false, "")));
    }

    @Test
    void findsThemInAnyOrderBehindAnyBlanksAndWithTheDataFirst() {
        Random random = new Random(20_261_125);
        SAMPLES.forEach((kind, sample) -> {
            for (int i = 0; i < 500; i++) {
                String blank = random.nextBoolean() ? "" : " \n\t".substring(random.nextInt(3));
                assertFound(kind, sample, sample.frame(random, random.nextBoolean(), blank));
            }
        });
    }

    @Test
    void isNotMisledByUnknownKeysTextsAndNestedObjectsThatLookLikeIds() {
        Sample trade = SAMPLES.get(StreamKind.TRADE);
        String frame = "{\"x\":{\"stream\":\"no\",\"data\":{\"t\":1}},\"y\":\"\\\"t\\\":2,\\\\\",\"stream\":\""
                + trade.stream()
                + "\",\"z\":[{\"t\":3}],\"data\":{\"w\":{\"t\":4},\"v\":[{\"t\":5}],\"T\":6,\"u\":\"t\",\"t\":12345}}";
        assertFound(StreamKind.TRADE, trade, frame);
    }

    @Test
    void neverTakesAFrameThatWasCutForAnotherOne() {
        SAMPLES.forEach((kind, sample) -> {
            for (boolean dataFirst : new boolean[] {false, true}) {
                byte[] frame = sample.frame(null, dataFirst, " ").getBytes(StandardCharsets.UTF_8);
                for (int length = 0; length < frame.length; length++) {
                    Arrays.fill(keys.head(), (byte) '7'); // what an earlier frame has left
                    System.arraycopy(frame, 0, keys.head(), 0, length);
                    if (keys.read(length)) {
                        String at = kind + " cut at " + length;
                        assertEquals(kind, keys.kind(), at);
                        assertTrue(keys.first() == NONE || keys.first() == sample.first(), at);
                        assertTrue(keys.last() == NONE || keys.last() == sample.last(), at);
                        assertTrue(keys.openTime() == NONE || keys.openTime() == sample.openTime(), at);
                        assertTrue(keys.tradeCount() == NONE || keys.tradeCount() == sample.tradeCount(), at);
                    }
                }
            }
        });
    }

    @Test
    void survivesAnyBytes() {
        Random seeds = new Random();
        List<Sample> samples = List.copyOf(SAMPLES.values());
        for (int run = 0; run < 50_000; run++) {
            long seed = seeds.nextLong();
            Random random = new Random(seed);
            byte[] bytes = samples.get(random.nextInt(samples.size()))
                    .frame(random, random.nextBoolean(), "")
                    .getBytes(StandardCharsets.UTF_8);
            for (int flips = random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(bytes.length + 1);
            System.arraycopy(bytes, 0, keys.head(), 0, bytes.length);
            try {
                keys.read(length);
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    @Test
    void looksAtAWholeHeadOfBytesThatNeverEnd() {
        for (char filling : new char[] {'{', '[', '"', '\\', ',', ':', ' ', '1', 'x'}) {
            Arrays.fill(keys.head(), (byte) filling);
            assertFalse(keys.read(FrameKeys.HEAD_BYTES));
        }
    }

    @Test
    void leavesAloneWhatIsNoEventOfAWatchedStream() {
        names.register("unwatched@trade");
        for (String frame : new String[] {
            "",
            "{}",
            "[]",
            "null",
            "{\"result\":null,\"id\":1}",
            "{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":1}",
            "{\"stream\":\"stranger@trade\",\"data\":{\"t\":1}}",
            "{\"stream\":\"unwatched@trade\",\"data\":{\"t\":1}}",
            "{\"stream\":17,\"data\":{\"t\":1}}",
            "{\"stream\":\"" + SAMPLES.get(StreamKind.TRADE).stream() + "\"}",
            "{\"data\":{\"t\":1}}",
            "{\"u\":1,\"s\":\"BTCUSDT\"}"
        }) {
            assertFalse(read(frame), frame);
        }
    }

    @Test
    void saysThatThereIsNoIdWhereThereIsNone() {
        String stream = "{\"stream\":\"" + SAMPLES.get(StreamKind.TRADE).stream() + "\",\"data\":";
        for (String data :
                new String[] {"null", "{}", "[]", "7", "\"x\"", "{\"t\":\"12\"}", "{\"t\":-1}", "{\"T\":12}"}) {
            assertTrue(read(stream + data + "}"), data);
            assertEquals(NONE, keys.first(), data);
            assertEquals(NONE, keys.last(), data);
        }
    }

    private void assertFound(StreamKind kind, Sample sample, String frame) {
        assertTrue(read(frame), frame);
        assertEquals(kind, keys.kind(), frame);
        assertEquals(sample.stream(), names.name(keys.streamId()), frame);
        assertEquals(sample.first(), keys.first(), frame);
        assertEquals(sample.last(), keys.last(), frame);
        assertEquals(sample.openTime(), keys.openTime(), frame);
        assertEquals(sample.tradeCount(), keys.tradeCount(), frame);
    }

    private boolean read(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        Arrays.fill(keys.head(), (byte) '7');
        System.arraycopy(bytes, 0, keys.head(), 0, bytes.length);
        return keys.read(bytes.length);
    }

    private static void ids(StreamKind kind, long first, long last, String... members) {
        SAMPLES.put(kind, new Sample("x@" + kind, List.of(members), List.of(), false, first, last, NONE, NONE));
    }
}
