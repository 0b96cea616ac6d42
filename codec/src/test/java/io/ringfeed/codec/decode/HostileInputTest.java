package io.ringfeed.codec.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfeed.codec.Codec;
import io.ringfeed.codec.Mutations;
import io.ringfeed.codec.Oracle;
import io.ringfeed.codec.Samples;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.LevelStore;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.name.NameRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a frame says, the decoder answers with an event or a reason, and the next frame is decoded as if nothing had
 * been.
 */
class HostileInputTest {
    private static final int MUTATIONS = 150_000;
    private static final Pattern ESCAPED_KEY = Pattern.compile("\\\\[^\":,]*\"\\s*:");

    private final Codec codec = new Codec();

    @Test
    void callsEveryFrameCutShortTruncatedAndLearnsNoNameFromIt() {
        for (String sample : frames()) {
            codec.decode(sample);
            int symbols = codec.symbols.count();
            int streams = codec.streams.count();
            byte[] bytes = sample.getBytes(StandardCharsets.UTF_8);
            for (int length = 1; length < bytes.length; length++) {
                int cut = length;
                assertEquals(EventKind.REJECTED, codec.decode(Arrays.copyOf(bytes, length)));
                assertEquals(
                        RejectReason.TRUNCATED,
                        codec.record.rejectReason(),
                        () -> new String(bytes, 0, cut, StandardCharsets.UTF_8));
            }
            assertEquals(symbols, codec.symbols.count(), sample);
            assertEquals(streams, codec.streams.count(), sample);
        }
    }

    @Test
    void neverReadsStaleBytesOfALargerFrame() {
        // The reader looks for quotes in the whole array, whatever length it was given.
        List<String> frames = frames();
        for (String earlier : frames) {
            for (String frame : frames) {
                byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
                byte[] stale =
                        earlier.repeat(1 + bytes.length / earlier.length()).getBytes(StandardCharsets.UTF_8);
                for (int length = 0; length <= bytes.length; length++) {
                    byte[] array = Arrays.copyOf(stale, Math.max(stale.length, length) + 16);
                    System.arraycopy(bytes, 0, array, 0, length);
                    EventKind kind = codec.decoder.decode(array, length, codec.record);
                    assertEquals(length == bytes.length, kind != EventKind.REJECTED, frame);
                    assertEquals(
                            length == bytes.length
                                    ? RejectReason.NONE
                                    : length == 0 ? RejectReason.EMPTY : RejectReason.TRUNCATED,
                            codec.record.rejectReason(),
                            frame);
                }
            }
        }
    }

    @Test
    void survivesMutationsAndAgreesWithTheOracleOnWhatItAccepts() {
        long seed = new Random().nextLong();
        Mutations mutations = new Mutations(seed);
        List<String> frames = frames();
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutations.mutate(frames);
            String text = new String(mutated, StandardCharsets.UTF_8);
            String message = "seed " + seed + ": " + text;
            EventKind kind = codec.decode(mutated);
            assertEquals(kind == EventKind.REJECTED, codec.record.rejectReason() != RejectReason.NONE, message);
            assertNotEquals(EventKind.NONE, kind, message);
            if (kind != EventKind.REJECTED && kind != EventKind.CONTROL_REPLY && isForTheOracle(mutated, text)) {
                accepted++;
                try {
                    Oracle.assertSameFields(text, codec, message);
                } catch (RuntimeException e) {
                    throw new AssertionError(message, e);
                }
            }
        }
        assertNotEquals(0, accepted);
        codec.decode(Samples.TRADE);
        assertEquals(Samples.TRADE, codec.encode());
    }

    @Test
    void rejectsWhatIsNoJsonWhereverItStands() {
        for (String frame : frames()) {
            for (String wrong : List.of("\u0001", "\u000B", "\u00A0", "\u2028", "x", "]", ":", "\"")) {
                for (String at : List.of(",", ":", "{")) {
                    assertRejected(frame.replaceFirst("\\" + at, at + wrong));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100, 1_000, 100_000})
    void boundsTheDepthOfNesting(int depth) {
        for (String open : List.of("[", "{\"a\":", "[{\"a\":")) {
            assertReason(RejectReason.TOO_DEEP, open.repeat(depth));
            assertReason(
                    RejectReason.TOO_DEEP, Samples.TRADE.replace("\"T\"", "\"zz\":" + open.repeat(depth) + ",\"T\""));
            assertReason(RejectReason.TOO_DEEP, "{\"zz\":" + open.repeat(depth));
            assertReason(RejectReason.TOO_DEEP, "{\"result\":" + open.repeat(depth));
        }
    }

    @Test
    void skipsUnknownKeysWithNestingUpToTheBound() {
        String nested = "[".repeat(64) + "]".repeat(64);
        assertEquals(EventKind.TRADE, codec.decode(Samples.TRADE.replace("\"T\"", "\"zz\":" + nested + ",\"T\"")));
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 70, 255, 256, 4_096, 100_000})
    void readsStringsLongerThanTheReadersScratch(int length) {
        String longText = "x".repeat(length);
        assertEquals(
                EventKind.TRADE,
                codec.decode(Samples.TRADE.replace("\"T\"", "\"" + longText + "\":\"" + longText + "\",\"T\"")));
        assertEquals(1672515782135L, codec.record.integer(io.ringfeed.codec.event.TradeEvent.TRADE_TIME));
        EventKind kind = codec.decode(Samples.TRADE.replace("BTCUSDT", longText));
        if (length <= NameRegistry.MAX_NAME_BYTES) {
            assertEquals(EventKind.TRADE, kind);
            assertEquals(longText, codec.symbols.name(codec.record.symbolId()));
        } else {
            assertEquals(RejectReason.BAD_STRING, codec.record.rejectReason());
        }
        assertReason(
                length <= 38 ? RejectReason.NONE : RejectReason.DECIMAL_TOO_LONG,
                Samples.TRADE.replace("86704.77000000", "7".repeat(length)));
        assertReason(RejectReason.UNKNOWN_EVENT, Samples.TRADE.replace("trade", longText));
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, NONE",
        "-9223372036854775807, NONE",
        "0, NONE",
        "-0, NONE",
        "9223372036854775808, BAD_NUMBER",
        "18446744073709551617, BAD_NUMBER",
        "100000000000000000000, BAD_NUMBER",
        "01, BAD_NUMBER",
        "1.0, BAD_NUMBER",
        "1e3, BAD_NUMBER",
        "1x, BAD_NUMBER",
        "1 2, BAD_NUMBER",
        "-, BAD_NUMBER",
        "'\"1\"', WRONG_TYPE",
        "null, WRONG_TYPE",
        "true, WRONG_TYPE",
        "[], WRONG_TYPE",
        "{}, WRONG_TYPE",
        "nul, NOT_JSON",
        "+1, NOT_JSON",
        "'', NOT_JSON"
    })
    void readsIntegersExactlyOrSaysWhyNot(String value, RejectReason reason) {
        assertReason(reason, Samples.TRADE.replace("6123456789", value));
        assertReason(reason, Samples.wrapped("x@y", Samples.TRADE.replace("6123456789", " " + value + " ")));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1\"', NONE",
        "'\"-0\"', NONE",
        "'\"007\"', NONE",
        "'\"9223372036854775808\"', NONE",
        "'\"18446744073709551617\"', NONE",
        "'\"12345678901234567890123456789012345678\"', NONE",
        "'\"123456789012345678901234567890123456789\"', DECIMAL_TOO_LONG",
        "'\"\"', BAD_NUMBER",
        "'\"1e5\"', BAD_NUMBER",
        "'\".5\"', BAD_NUMBER",
        "'\"1,5\"', BAD_NUMBER",
        "'\"1}5\"', BAD_NUMBER",
        "'\"x\\\"]\"', BAD_NUMBER",
        "'\"NaN\"', BAD_NUMBER",
        "1.5, WRONG_TYPE",
        "null, WRONG_TYPE",
        "[], WRONG_TYPE",
        "'[\"1\"]', WRONG_TYPE",
        "'\"', TRUNCATED"
    })
    void readsDecimalsExactlyOrSaysWhyNot(String value, RejectReason reason) {
        // At the end, so that an open quote runs over it.
        String frame =
                "{\"e\":\"trade\",\"E\":1,\"s\":\"A\",\"t\":1,\"q\":\"1\",\"T\":1,\"m\":true,\"p\":" + value + "}";
        assertReason(reason, frame);
        assertReason(reason, frame.replace(":", " : ").replace(",\"", " , \""));
    }

    @ParameterizedTest
    @CsvSource({
        "92233720368.54775807, NONE",
        "9223372036854775807, NONE",
        "92233720368.547758070000, NONE",
        "9223372036854775808, LEVEL_TOO_LARGE",
        "92233720368.54775808, LEVEL_TOO_LARGE",
        "x, BAD_NUMBER"
    })
    void keepsLevelsWithinSixtyFourBits(String quantity, RejectReason reason) {
        assertReason(reason, Samples.DEPTH.replace("\"100\"", "\"" + quantity + "\""));
        assertReason(reason, Samples.DEPTH.replace("\"0.0024\"", "\"" + quantity + "\""));
    }

    @ParameterizedTest
    @CsvSource({
        "'[[\"1\",\"2\",[]]]', NONE",
        "'[[\"1\",\"2\",\"3\",{\"x\":[]}]]', NONE",
        "'[ [ \"1\" , \"2\" ] ]', NONE",
        "'[[\"1\"]]', WRONG_TYPE",
        "'[[]]', WRONG_TYPE",
        "'[\"1\",\"2\"]', WRONG_TYPE",
        "'[[1,2]]', WRONG_TYPE",
        "'{}', WRONG_TYPE",
        "'null', WRONG_TYPE",
        "'[[\"1\",\"2\"],]', NOT_JSON",
        "'[,]', NOT_JSON",
        "'[[\"1\" \"2\"]]', NOT_JSON",
        "'[[\"1\",\"2\"][\"1\",\"2\"]]', NOT_JSON",
        "'[[\"1\",\"2\"}]', NOT_JSON"
    })
    void readsLevelsOrSaysWhyNot(String levels, RejectReason reason) {
        assertReason(reason, Samples.EMPTY_DEPTH.replace("\"b\":[]", "\"b\":" + levels));
        assertReason(reason, Samples.EMPTY_DEPTH.replace("\"a\":[]", "\"a\":" + levels));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  \t ', EMPTY",
        "nonsense, NOT_JSON",
        "{, TRUNCATED",
        "}, NOT_JSON",
        "'{,}', NOT_JSON",
        "'{}', UNKNOWN_EVENT",
        "'[]', UNKNOWN_EVENT",
        "'[{\"e\":\"24hrMiniTicker\"}]', MISSING_KEY",
        "'[{\"e\":\"trade\"}]', MISSING_KEY",
        "'[1,2]', UNKNOWN_EVENT",
        "'[1,2', TRUNCATED",
        "'[1,2}', NOT_JSON",
        "'[{}]', UNKNOWN_EVENT",
        "'[{\"e\":\"forceOrder\",\"o\":{}}]', UNKNOWN_EVENT",
        "'[{\"stream\":\"x\",\"data\":{}}]', UNKNOWN_EVENT",
        "17, UNKNOWN_EVENT",
        "null, UNKNOWN_EVENT",
        "'{\"e\":\"forceOrder\",\"o\":{}}', UNKNOWN_EVENT",
        "'{\"e\":\"trad\"}', UNKNOWN_EVENT",
        "'{\"e\":\"Trade\"}', UNKNOWN_EVENT",
        "'{\"e\":17}', UNKNOWN_EVENT",
        "'{\"e\":null}', UNKNOWN_EVENT",
        "'{\"e\":\"trade\"}', MISSING_KEY",
        "'{\"stream\":\"x\"}', UNKNOWN_EVENT",
        "'{\"data\":{}}', UNKNOWN_EVENT",
        "'{\"stream\":\"x\",\"data\":{}}', UNKNOWN_EVENT",
        "'{\"stream\":\"x\",\"data\":[]}', UNKNOWN_EVENT",
        "'{\"stream\":\"x\",\"data\":null}', UNKNOWN_EVENT",
        "'{\"stream\":\"x\",\"data\":{\"result\":null,\"id\":1}}', UNKNOWN_EVENT",
        "'{\"stream\":17,\"data\":{}}', WRONG_TYPE",
        "'{\"stream\":\"\",\"data\":{}}', BAD_STRING",
        "'{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}', NONE",
        "'{\"bids\":[],\"x\":[],\"asks\":[],\"lastUpdateId\":1}', NONE",
        "'{\"lastUpdateId\":1,\"bids\":[]}', UNKNOWN_EVENT",
        "'{\"lastUpdateId\":1,\"bids\":[],\"asks\":null}', WRONG_TYPE",
        "'{\"lastUpdateId\":1,\"bids\":[],\"asks\":[],\"e\":\"trade\"}', MISSING_KEY",
        "'{\"u\":1,\"s\":\"A\"}', UNKNOWN_EVENT",
        "'{\"id\":1}', UNKNOWN_EVENT",
        "'{\"error\":{},\"id\":1}', MISSING_KEY"
    })
    void saysWhatIsWrongWithTheWholeFrame(String frame, RejectReason reason) {
        assertReason(reason, frame);
    }

    @Test
    void rejectsBytesBehindTheFrame() {
        for (String frame : frames()) {
            assertReason(RejectReason.TRAILING_BYTES, frame + "}");
            assertReason(RejectReason.TRAILING_BYTES, frame + " " + frame);
            assertReason(RejectReason.TRAILING_BYTES, frame + "\u0000");
            assertReason(RejectReason.NONE, " " + frame + " \r\n\t");
        }
    }

    @Test
    void rejectsAnEventThatLacksAnyKeyItNeeds() {
        for (String sample : List.of(Samples.TRADE, Samples.AGG_TRADE, Samples.KLINE, Samples.TICKER, Samples.DEPTH)) {
            for (String key : keysOf(sample)) {
                if (!key.equals("M") && !(key.equals("B") && sample.equals(Samples.KLINE))) {
                    String frame = sample.replaceFirst("\"" + key + "\":", "\"?" + key + "\":");
                    assertReason(key.equals("e") ? RejectReason.UNKNOWN_EVENT : RejectReason.MISSING_KEY, frame);
                }
            }
        }
    }

    @Test
    void rejectsANewKindThatLacksAnyKeyItNeeds() {
        for (String sample : List.of(
                Samples.BLOCK_TRADE,
                Samples.MINI_TICKER,
                Samples.ROLLING_TICKER_1H,
                Samples.AVG_PRICE,
                Samples.REFERENCE_PRICE)) {
            for (String key : keysOf(sample)) {
                String frame = sample.replaceFirst("\"" + key + "\":", "\"?" + key + "\":");
                assertReason(key.equals("e") ? RejectReason.UNKNOWN_EVENT : RejectReason.MISSING_KEY, frame);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1.5\"', NONE",
        "null, NONE",
        "' null ', NONE",
        "'\"\"', BAD_NUMBER",
        "1.5, WRONG_TYPE",
        "true, WRONG_TYPE",
        "nul, NOT_JSON",
        "nullx, NOT_JSON",
        "NULL, NOT_JSON"
    })
    void readsAReferencePriceOrThatThereIsNone(String value, RejectReason reason) {
        assertReason(reason, Samples.NO_REFERENCE_PRICE.replace("null", value));
    }

    @Test
    void theSymbolOfAPartialDepthIsThatOfItsStream() {
        for (String[] pair : new String[][] {
            {"btcusdt@depth5@100ms", "BTCUSDT"}, {"币安人生usdt@depth20", "币安人生USDT"}, {"ıx@depth10", "IX"}
        }) {
            codec.decode(Samples.wrapped(pair[0], Samples.PARTIAL_DEPTH));
            assertEquals(pair[1], codec.symbols.name(codec.record.symbolId()));
            codec.decode("{\"data\":" + Samples.PARTIAL_DEPTH + ",\"stream\":\"" + pair[0] + "\"}");
            assertEquals(pair[1], codec.symbols.name(codec.record.symbolId()));
        }
        for (String stream : List.of("@depth5", "nonsense")) {
            codec.decode(Samples.wrapped(stream, Samples.PARTIAL_DEPTH));
            assertEquals(EventRecord.NO_ID, codec.record.symbolId());
        }
        codec.decode(Samples.PARTIAL_DEPTH);
        assertEquals(EventRecord.NO_ID, codec.record.symbolId());
    }

    @Test
    void theLastOfTwoEqualKeysCounts() {
        codec.decode(Samples.TRADE.replace("\"t\":6123456789", "\"t\":1,\"t\":2"));
        assertEquals(2, codec.record.integer(io.ringfeed.codec.event.TradeEvent.TRADE_ID));
        codec.decode("{\"e\":\"trade\"," + Samples.AGG_TRADE.substring(1));
        assertEquals(EventKind.AGG_TRADE, codec.record.kind());
        codec.decode(Samples.DEPTH.replace("\"a\":", "\"b\":[[\"1\",\"2\"]],\"a\":"));
        assertEquals(1, codec.record.bidCount());
        assertEquals(1, codec.record.askCount());
        assertReason(RejectReason.MISSING_KEY, Samples.KLINE.replace("}}", "},\"k\":{}}"));
        codec.decode(
                "{\"stream\":\"a\",\"data\":" + Samples.KLINE + ",\"data\":" + Samples.TRADE + ",\"stream\":\"b\"}");
        assertEquals(Samples.wrapped("b", Samples.TRADE), codec.encode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A\nB",
                "A\u0000B",
                "\\n",
                "\\ud83d",
                "\\ude00",
                "\\u00",
                "\\x",
                "A\\\"B",
                "\\u0022",
                "A\\\\B",
                "\\u0000"
            })
    void refusesSymbolsThatCannotBe(String symbol) {
        assertRejected(Samples.TRADE.replace("BTCUSDT", symbol));
        assertEquals(0, codec.symbols.count());
    }

    @Test
    void decodesEscapedSymbolsToTheSameIdAsPlainOnes() {
        codec.decode(Samples.CHINESE_BOOK_TICKER);
        int id = codec.record.symbolId();
        codec.decode(Samples.CHINESE_BOOK_TICKER.replace("币安", "\\u5e01\\u5B89"));
        assertEquals(id, codec.record.symbolId());
        codec.decode(Samples.TRADE.replace("BTCUSDT", "\\ud83d\\uDE00\\/"));
        assertEquals("\uD83D\uDE00/", codec.symbols.name(codec.record.symbolId()));
    }

    @Test
    void tellsPermutedAndCaseSwappedKeysApart() {
        // The reader's weak hash is the same for them.
        assertReason(RejectReason.UNKNOWN_EVENT, "{\"tluser\":null,\"di\":1}");
        assertReason(
                RejectReason.UNKNOWN_EVENT, Samples.wrapped("x", Samples.TRADE).replace("data", "adat"));
        assertReason(
                RejectReason.UNKNOWN_EVENT, Samples.wrapped("x", Samples.TRADE).replace("stream", "Stream"));
        assertReason(RejectReason.MISSING_KEY, Samples.TRADE.replace("\"T\":", "\"t\":"));
        assertReason(RejectReason.UNKNOWN_EVENT, Samples.BOOK_TICKER.replace("\"A\":", "\"a\":"));
    }

    @Test
    void takesNoMoreNamesThanItMay() {
        NameRegistry symbols = new NameRegistry(1);
        MessageDecoder decoder = new MessageDecoder(codec.streams, symbols, LevelAllocator.growing());
        assertEquals(EventKind.TRADE, decode(decoder, Samples.TRADE));
        assertEquals(EventKind.REJECTED, decode(decoder, Samples.TRADE.replace("BTC", "ETH")));
        assertEquals(RejectReason.TOO_MANY_NAMES, codec.record.rejectReason());
        assertEquals(EventKind.TRADE, decode(decoder, Samples.TRADE));
    }

    @Test
    void rejectsMoreLevelsThanThereIsRoomForAndGoesBackToItsOwnStore() {
        LevelAllocator lending = new LevelAllocator() {
            @Override
            public LevelStore allocate(int minimumLevels) {
                return minimumLevels <= 100 ? new LevelStore(100) : null;
            }

            @Override
            public boolean isLending() {
                return true;
            }
        };
        MessageDecoder decoder = new MessageDecoder(codec.streams, codec.symbols, lending);
        LevelStore own = codec.record.levels();
        assertEquals(EventKind.DEPTH, decode(decoder, Samples.depth(50)));
        assertNotEquals(own, codec.record.levels());
        assertEquals(Samples.depth(50), codec.encode());
        assertEquals(EventKind.REJECTED, decode(decoder, Samples.depth(51)));
        assertEquals(RejectReason.TOO_MANY_LEVELS, codec.record.rejectReason());
        assertEquals(EventKind.DEPTH, decode(decoder, Samples.DEPTH));
        assertEquals(own, codec.record.levels());
    }

    @Test
    void anUnknownIntervalHasAReasonOfItsOwn() {
        assertReason(RejectReason.UNKNOWN_INTERVAL, Samples.KLINE.replace("1M", "7m"));
    }

    @Test
    void takesAnythingForTheKeysWithoutMeaning() {
        for (String value : List.of("null", "17", "\"\"", "\"x,y\"", "[{}]")) {
            assertEquals(EventKind.KLINE, codec.decode(Samples.KLINE.replace("\"123456\"", value)), value);
            assertEquals(Samples.KLINE.replace(",\"B\":\"123456\"", ""), codec.encode());
        }
    }

    @Test
    void asksForRoomBehindThePayload() {
        byte[] frame = Samples.TRADE.getBytes(StandardCharsets.UTF_8);
        EventRecord record = new EventRecord();
        assertThrows(
                IllegalArgumentException.class,
                () -> codec.decoder.decode(frame, frame.length - MessageDecoder.SLACK_BYTES + 1, record));
        assertThrows(IllegalArgumentException.class, () -> codec.decoder.decode(frame, -1, record));
    }

    private void assertReason(RejectReason reason, String frame) {
        codec.decode(frame);
        assertEquals(reason, codec.record.rejectReason(), () -> frame.substring(0, Math.min(300, frame.length())));
    }

    private void assertRejected(String frame) {
        assertEquals(EventKind.REJECTED, codec.decode(frame), frame);
        assertNotEquals(RejectReason.NONE, codec.record.rejectReason(), frame);
        assertFalse(codec.record.has(-1), frame);
    }

    private EventKind decode(MessageDecoder decoder, String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(
                Arrays.copyOf(bytes, bytes.length + MessageDecoder.SLACK_BYTES), bytes.length, codec.record);
    }

    private static List<String> keysOf(String frame) {
        List<String> keys = new ArrayList<>();
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("\"(\\w)\":").matcher(frame);
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        return keys.stream().distinct().toList();
    }

    private static List<String> frames() {
        List<String> frames = new ArrayList<>(Samples.events().values());
        Samples.events().values().forEach(frame -> frames.add(Samples.wrapped("btcusdt@stream", frame)));
        frames.addAll(Samples.replies());
        frames.add("{\"data\":" + Samples.DEPTH + ",\"stream\":\"btcusdt@depth\"}");
        return frames;
    }

    /** UTF-8, and no escapes in keys: those are compared by their bytes. */
    private static boolean isForTheOracle(byte[] bytes, String text) {
        return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))
                && !ESCAPED_KEY.matcher(text).find();
    }
}
