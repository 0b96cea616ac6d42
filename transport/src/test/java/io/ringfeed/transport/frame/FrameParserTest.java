package io.ringfeed.transport.frame;

import static io.ringfeed.transport.frame.Frames.bytes;
import static io.ringfeed.transport.frame.Frames.close;
import static io.ringfeed.transport.frame.Frames.frame;
import static io.ringfeed.transport.frame.Frames.join;
import static io.ringfeed.transport.frame.Frames.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {
    private static final int MAX = 1 << 20;

    /** Every kind of frame, among them each length form, fragments with control frames between, and empty payloads. */
    private static final byte[] MIXED = join(
            text("first"),
            text(""),
            frame(true, Opcode.BINARY, "b"),
            frame(true, Opcode.PING, "1790134675605"),
            text("x".repeat(125)),
            text("y".repeat(126)),
            frame(false, Opcode.TEXT, "one,"),
            frame(true, Opcode.PING, ""),
            frame(false, Opcode.CONTINUATION, ""),
            frame(false, Opcode.CONTINUATION, "two,"),
            frame(true, Opcode.PONG, "unasked"),
            frame(true, Opcode.PING, "between"),
            frame(true, Opcode.CONTINUATION, "three"),
            frame(false, Opcode.BINARY, ""),
            frame(true, Opcode.CONTINUATION, ""),
            text("last"),
            close(1001, "bye ä"));

    private static final List<String> MIXED_FOUND = List.of(
            "text first",
            "text ",
            "binary b",
            "ping 1790134675605",
            "text " + "x".repeat(125),
            "text " + "y".repeat(126),
            "ping ",
            "pong unasked",
            "ping between",
            "text one,two,three",
            "binary ",
            "text last",
            "close 1001 bye ä");

    private final RecordingSink sink = new RecordingSink();
    private final FrameParser parser = new FrameParser(sink, MAX);

    @Test
    void findsEveryMessageOfOneInput() {
        assertEquals(MIXED.length, parse(MIXED, 0, MIXED.length));
        assertEquals(MIXED_FOUND, sink.found);
        assertTrue(parser.isEnded());
        assertEquals(17, parser.frameCount());
    }

    @Test
    void findsTheSameWhereverTheInputIsSplitInTwo() {
        for (int split = 0; split <= MIXED.length; split++) {
            RecordingSink found = new RecordingSink();
            FrameParser split2 = new FrameParser(found, MAX);
            ByteBuffer input = ByteBuffer.wrap(MIXED);
            assertEquals(split, split2.parse(input, 0, split));
            split2.parse(input, split, MIXED.length);
            assertEquals(MIXED_FOUND, found.found, "split at " + split);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 64})
    void findsTheSameInPiecesOf(int size) {
        for (int at = 0; at < MIXED.length; at += size) {
            parse(MIXED, at, Math.min(MIXED.length, at + size));
        }
        assertEquals(MIXED_FOUND, sink.found);
    }

    @Test
    void looksAtNoByteOutsideTheInputAndAtNoPositionOrOrder() {
        byte[] surrounded = join(bytes(0xFF, 0xFF, 0xFF), text("a"), text("y".repeat(300)), bytes(0xFF, 0xFF));
        ByteBuffer direct = ByteBuffer.allocateDirect(surrounded.length).order(ByteOrder.LITTLE_ENDIAN);
        direct.put(0, surrounded).position(1);
        int limit = surrounded.length - 2;
        assertEquals(limit, parser.parse(direct, 3, limit));
        assertEquals(List.of("text a", "text " + "y".repeat(300)), sink.found);
        assertEquals(1, direct.position());
    }

    @Test
    void takesMessagesOfEveryLengthForm() {
        for (int length : new int[] {0, 1, 125, 126, 127, 65535, 65536, MAX}) {
            sink.found.clear();
            byte[] message = text("z".repeat(length));
            parse(message, 0, message.length);
            parse(message, 0, message.length / 2);
            parse(message, message.length / 2, message.length);
            assertEquals(List.of("text " + "z".repeat(length), "text " + "z".repeat(length)), sink.found);
        }
    }

    @Test
    void refusesAMessageOverTheMaximumBeforeItsPayloadCame() {
        byte[] tooLarge = bytes(0x81, 127, 0, 0, 0, 0, 0, 0x10, 0, 1);
        parse(tooLarge, 0, tooLarge.length);
        assertEquals(List.of("violation MESSAGE_TOO_LARGE"), sink.found);
    }

    @Test
    void sumsFragmentsUpForTheMaximum() {
        byte[] half = new byte[MAX / 2];
        byte[] fits = join(
                frame(false, Opcode.BINARY, half),
                frame(false, Opcode.CONTINUATION, half),
                frame(true, Opcode.CONTINUATION, ""));
        parse(fits, 0, fits.length);
        assertEquals(1, sink.found.size());
        sink.found.clear();
        byte[] exceeds = join(
                frame(false, Opcode.BINARY, half),
                frame(false, Opcode.CONTINUATION, half),
                frame(true, Opcode.CONTINUATION, "x"));
        parse(exceeds, 0, exceeds.length);
        assertEquals(List.of("violation MESSAGE_TOO_LARGE"), sink.found);
    }

    @Test
    void takesAPingLongerThanASmallMaximum() {
        FrameParser small = new FrameParser(sink, 10);
        byte[] ping = frame(true, Opcode.PING, "p".repeat(125));
        small.parse(ByteBuffer.wrap(ping), 0, 60);
        small.parse(ByteBuffer.wrap(ping), 60, ping.length);
        assertEquals(List.of("ping " + "p".repeat(125)), sink.found);
    }

    @Test
    void ignoresWhatFollowsAClose() {
        byte[] closed = join(close(1000, ""), text("late"), bytes(0xFF, 0xFF));
        assertEquals(closed.length, parse(closed, 0, closed.length));
        parse(closed, 0, closed.length);
        assertEquals(List.of("close 1000 "), sink.found);
    }

    @Test
    void tellsACloseWithoutACode() {
        byte[] closed = frame(true, Opcode.CLOSE, "");
        parse(closed, 0, closed.length);
        assertEquals(List.of("close 1005 "), sink.found);
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                Arguments.of("RESERVED_BITS", bytes(0xC1, 1, 'x')),
                Arguments.of("RESERVED_BITS", bytes(0xA1, 1, 'x')),
                Arguments.of("RESERVED_BITS", bytes(0x99, 0)),
                Arguments.of("RESERVED_OPCODE", bytes(0x83, 0)),
                Arguments.of("RESERVED_OPCODE", bytes(0x87, 0)),
                Arguments.of("RESERVED_OPCODE", bytes(0x8B, 0)),
                Arguments.of("RESERVED_OPCODE", bytes(0x8F, 0)),
                Arguments.of("MASKED_SERVER_FRAME", bytes(0x81, 0x81, 1, 2, 3, 4, 'x')),
                Arguments.of("MASKED_SERVER_FRAME", bytes(0x89, 0x80, 1, 2, 3, 4)),
                Arguments.of("LENGTH_NOT_MINIMAL", bytes(0x81, 126, 0, 125)),
                Arguments.of("LENGTH_NOT_MINIMAL", bytes(0x81, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)),
                Arguments.of("LENGTH_NEGATIVE", bytes(0x81, 127, 0x80, 0, 0, 0, 0, 0, 0, 1)),
                Arguments.of("MESSAGE_TOO_LARGE", bytes(0x81, 127, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)),
                Arguments.of("CONTROL_FRAME_FRAGMENTED", bytes(0x09, 0)),
                Arguments.of("CONTROL_FRAME_FRAGMENTED", bytes(0x08, 0)),
                Arguments.of("CONTROL_FRAME_TOO_LONG", bytes(0x89, 126, 0, 126)),
                Arguments.of("CONTROL_FRAME_TOO_LONG", bytes(0x8A, 127)),
                Arguments.of("CONTINUATION_WITHOUT_START", bytes(0x80, 0)),
                Arguments.of("CONTINUATION_WITHOUT_START", bytes(0x00, 1, 'x')),
                Arguments.of("MESSAGE_INSIDE_FRAGMENTS", join(frame(false, Opcode.TEXT, "a"), text("b"))),
                Arguments.of(
                        "MESSAGE_INSIDE_FRAGMENTS",
                        join(frame(false, Opcode.TEXT, "a"), frame(false, Opcode.BINARY, ""))),
                Arguments.of("CLOSE_CODE_TRUNCATED", bytes(0x88, 1, 3)),
                Arguments.of("CLOSE_CODE_INVALID", close(0, "")),
                Arguments.of("CLOSE_CODE_INVALID", close(999, "")),
                Arguments.of("CLOSE_CODE_INVALID", close(1004, "")),
                Arguments.of("CLOSE_CODE_INVALID", close(1005, "")),
                Arguments.of("CLOSE_CODE_INVALID", close(1006, "")),
                Arguments.of("CLOSE_CODE_INVALID", close(1015, "")),
                Arguments.of("CLOSE_CODE_INVALID", close(2999, "")),
                Arguments.of("CLOSE_CODE_INVALID", close(5000, "")),
                Arguments.of("CLOSE_REASON_NOT_UTF8", join(bytes(0x88, 4, 3, 0xE8), bytes(0xC3, 0x28))),
                Arguments.of("TEXT_NOT_UTF8", frame(true, Opcode.TEXT, bytes('a', 0xC3, 0x28))),
                Arguments.of("TEXT_NOT_UTF8", frame(true, Opcode.TEXT, bytes('a', 0xC3))),
                Arguments.of("TEXT_NOT_UTF8", frame(true, Opcode.TEXT, bytes(0xED, 0xA0, 0x80))),
                Arguments.of("TEXT_NOT_UTF8", frame(true, Opcode.TEXT, bytes(0xC0, 0x80))),
                Arguments.of(
                        "TEXT_NOT_UTF8",
                        join(
                                frame(false, Opcode.TEXT, bytes('a', 0xF0)),
                                frame(true, Opcode.CONTINUATION, bytes(0x9F, 0x9A)))),
                Arguments.of(
                        "TEXT_NOT_UTF8",
                        join(frame(false, Opcode.TEXT, bytes(0xE5)), frame(false, Opcode.CONTINUATION, "b"))));
    }

    @ParameterizedTest(name = "{0} #{index}")
    @MethodSource("brokenRules")
    void namesTheRuleThatIsBrokenWhereverTheInputIsSplit(String rule, byte[] broken) {
        byte[] input = join(text("before"), broken, text("behind"));
        for (int split = 0; split <= input.length; split++) {
            RecordingSink found = new RecordingSink();
            FrameParser strict = new FrameParser(found, MAX);
            strict.parse(ByteBuffer.wrap(input), 0, split);
            strict.parse(ByteBuffer.wrap(input), split, input.length);
            assertEquals(List.of("text before", "violation " + rule), found.found, "split at " + split);
            assertTrue(strict.isEnded());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1007, 1008, 1011, 1012, 1014, 3000, 4999})
    void passesEveryCodeThatMayBeOnTheWire(int code) {
        byte[] closed = close(code, "r");
        parse(closed, 0, closed.length);
        assertEquals(List.of("close " + code + " r"), sink.found);
    }

    @Test
    void takesBinaryMessagesThatAreNoText() {
        byte[] input = join(
                frame(true, Opcode.BINARY, bytes(0xFF, 0xC3)),
                frame(false, Opcode.BINARY, bytes(0xC3)),
                frame(true, Opcode.CONTINUATION, bytes(0x28)));
        parse(input, 0, input.length);
        assertEquals(List.of("binary \u00FF\u00C3", "binary \u00C3("), sink.found);
    }

    @Test
    void findsAWrongByteOfALongMessageBeforeItsEndHasCome() {
        byte[] input = frame(true, Opcode.TEXT, join("x".repeat(9000).getBytes(US_ASCII), bytes(0xFF), new byte[9000]));
        parse(input, 0, 8000);
        assertEquals(List.of(), sink.found);
        parse(input, 8000, 9100);
        assertEquals(List.of("violation TEXT_NOT_UTF8"), sink.found);
    }

    @Test
    void gathersALongStraddlingFrameInABorrowedArrayAndGivesItAway() {
        byte[] input = text("z".repeat(10_000));
        parse(input, 0, 3);
        assertEquals(0, sink.lent, "the length is not known yet");
        parse(input, 3, 5000);
        assertEquals(1, sink.lent);
        parse(input, 5000, input.length);
        assertEquals(List.of("text " + "z".repeat(10_000)), sink.found);
        assertEquals(0, sink.lent);
    }

    @Test
    void growsByLargerArraysAsFragmentsCome() {
        byte[] input = join(
                frame(false, Opcode.TEXT, ""),
                frame(false, Opcode.CONTINUATION, "a".repeat(1000)),
                frame(false, Opcode.CONTINUATION, "b".repeat(3000)),
                frame(true, Opcode.CONTINUATION, "c"));
        parse(input, 0, input.length);
        assertEquals(List.of("text " + "a".repeat(1000) + "b".repeat(3000) + "c"), sink.found);
        assertEquals(0, sink.lent, "what it grew out of went back");
    }

    @Test
    void givesBackWhatItHasBorrowedWhenTheConnectionEndsFirst() {
        byte[] input = frame(false, Opcode.TEXT, "never whole");
        parse(input, 0, input.length);
        assertEquals(1, sink.lent);
        parser.release();
        parser.release();
        assertEquals(0, sink.lent);
        assertTrue(parser.isEnded());
    }

    @Test
    void skipsAMessageThatIsNotWantedAndTellsItsLength() {
        byte[] input = join(
                text("z".repeat(10_000)),
                frame(false, Opcode.TEXT, "frag"),
                frame(true, Opcode.PING, ""),
                frame(true, Opcode.CONTINUATION, "ments"),
                text("next"));
        sink.isUnwanted = true;
        parse(input, 0, 100);
        parse(input, 100, input.length);
        assertEquals(List.of("unwanted 10000", "ping ", "unwanted 9", "text next"), sink.found);
    }

    private int parse(byte[] bytes, int from, int to) {
        return parser.parse(ByteBuffer.wrap(bytes), from, to);
    }
}
