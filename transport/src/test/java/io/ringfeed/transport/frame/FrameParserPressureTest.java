package io.ringfeed.transport.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The law of back-pressure: stop at the refused message, offer it first again, lose nothing, repeat nothing. */
class FrameParserPressureTest {

    @Test
    void leavesARefusedMessageInTheInput() {
        byte[] input = Frames.join(Frames.text("a"), Frames.text("b"), Frames.frame(true, Opcode.PING, "p"));
        RecordingSink sink = new RecordingSink();
        FrameParser parser = new FrameParser(sink, 100);
        sink.accepts = () -> sink.found.isEmpty();
        assertEquals(3, parser.parse(ByteBuffer.wrap(input), 0, input.length));
        assertTrue(parser.isPaused());
        assertEquals(1, parser.frameCount());
        assertTrue(parser.resume());
        assertEquals(3, parser.parse(ByteBuffer.wrap(input), 3, input.length));
        sink.accepts = () -> true;
        assertTrue(parser.resume());
        assertEquals(input.length, parser.parse(ByteBuffer.wrap(input), 3, input.length));
        assertEquals(List.of("text a", "text b", "ping p"), sink.found);
        assertEquals(List.of("text b", "text b"), sink.refused);
    }

    @Test
    void keepsARefusedMessageThatStraddledTwoInputs() {
        byte[] input = Frames.join(Frames.text("straddles"), Frames.text("next"));
        RecordingSink sink = new RecordingSink();
        FrameParser parser = new FrameParser(sink, 100);
        sink.accepts = () -> false;
        assertEquals(5, parser.parse(ByteBuffer.wrap(input), 0, 5));
        assertEquals(11, parser.parse(ByteBuffer.wrap(input), 5, input.length));
        assertFalse(parser.resume());
        assertTrue(parser.isPaused());
        sink.accepts = () -> true;
        assertTrue(parser.resume());
        assertEquals(List.of("text straddles"), sink.found);
        assertEquals(input.length, parser.parse(ByteBuffer.wrap(input), 11, input.length));
        assertEquals(List.of("text straddles", "text next"), sink.found);
    }

    @Test
    void keepsARefusedMessageThatCameInFragments() {
        byte[] input = Frames.join(
                Frames.frame(false, Opcode.TEXT, "frag"),
                Frames.frame(true, Opcode.CONTINUATION, "ments"),
                Frames.text("next"));
        RecordingSink sink = new RecordingSink();
        FrameParser parser = new FrameParser(sink, 100);
        sink.accepts = () -> false;
        int end = parser.parse(ByteBuffer.wrap(input), 0, input.length);
        assertEquals(13, end);
        assertFalse(parser.resume());
        sink.accepts = () -> true;
        assertTrue(parser.resume());
        assertEquals(input.length, parser.parse(ByteBuffer.wrap(input), end, input.length));
        assertEquals(List.of("text fragments", "text next"), sink.found);
    }

    @Test
    void stopsAtAFrameNoArrayCanBeLentFor() {
        byte[] input = Frames.join(Frames.text("a"), Frames.text("z".repeat(9000)), Frames.text("b"));
        RecordingSink sink = new RecordingSink();
        FrameParser parser = new FrameParser(sink, 10_000);
        sink.lends = () -> false;
        assertEquals(3, parser.parse(ByteBuffer.wrap(input), 0, 5000));
        assertTrue(parser.isPaused());
        sink.lends = () -> true;
        assertTrue(parser.resume());
        assertEquals(5000, parser.parse(ByteBuffer.wrap(input), 3, 5000));
        assertEquals(input.length, parser.parse(ByteBuffer.wrap(input), 5000, input.length));
        assertEquals(List.of("text a", "text " + "z".repeat(9000), "text b"), sink.found);
    }

    @Test
    void keepsAHeaderThatStraddledTwoInputsUntilAnArrayIsLent() {
        byte[] input = Frames.text("z".repeat(9000));
        RecordingSink sink = new RecordingSink();
        FrameParser parser = new FrameParser(sink, 10_000);
        sink.lends = () -> false;
        assertEquals(2, parser.parse(ByteBuffer.wrap(input), 0, 2));
        assertEquals(4, parser.parse(ByteBuffer.wrap(input), 2, input.length));
        assertFalse(parser.resume());
        sink.lends = () -> true;
        assertTrue(parser.resume());
        assertEquals(input.length, parser.parse(ByteBuffer.wrap(input), 4, input.length));
        assertEquals(List.of("text " + "z".repeat(9000)), sink.found);
    }

    @RepeatedTest(300)
    void losesAndRepeatsNothingUnderRandomSplitsAndRefusals(RepetitionInfo repetition) {
        long seed = 7_000L + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        byte[] stream = randomStream(random, expected);

        RecordingSink sink = new RecordingSink();
        int refusePercent = random.nextInt(90);
        sink.accepts = () -> random.nextInt(100) >= refusePercent;
        sink.lends = () -> random.nextInt(100) >= refusePercent;
        FrameParser parser = new FrameParser(sink, 1 << 17);
        int largestRead = 1 + random.nextInt(random.nextBoolean() ? 40 : 5000);
        int at = 0;
        int read = 0;
        while (at < stream.length || parser.isPaused()) {
            if (!parser.isPaused()) {
                read = Math.min(stream.length, at + 1 + random.nextInt(largestRead));
            }
            // A paused parser sees the same read again, which may hold fewer bytes than the frame.
            if (!parser.isPaused() || parser.resume()) {
                at = parser.parse(ByteBuffer.wrap(stream), at, read);
            }
        }
        assertEquals(expected, sink.found, () -> "seed " + seed);
        assertEquals(0, sink.lent, () -> "seed " + seed);
    }

    private static byte[] randomStream(Random random, List<String> expected) {
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] payload = ("#" + i + "x".repeat(random.nextInt(random.nextInt(20) == 0 ? 70_000 : 200)))
                    .getBytes(StandardCharsets.US_ASCII);
            if (random.nextInt(4) > 0) {
                parts.add(Frames.frame(true, Opcode.TEXT, payload));
            } else {
                fragments(random, payload, parts, expected);
            }
            expected.add("text " + new String(payload, StandardCharsets.US_ASCII));
            maybePing(random, parts, expected);
        }
        return Frames.join(parts.toArray(byte[][]::new));
    }

    private static void fragments(Random random, byte[] payload, List<byte[]> parts, List<String> expected) {
        int from = 0;
        int opcode = Opcode.TEXT;
        while (true) {
            int to = Math.min(payload.length, from + random.nextInt(1 + payload.length / 2 + 1));
            boolean last = to == payload.length;
            parts.add(Frames.frame(last, opcode, java.util.Arrays.copyOfRange(payload, from, to)));
            if (last) {
                return;
            }
            maybePing(random, parts, expected);
            opcode = Opcode.CONTINUATION;
            from = to;
        }
    }

    private static void maybePing(Random random, List<byte[]> parts, List<String> expected) {
        if (random.nextInt(5) == 0) {
            String payload = "p".repeat(random.nextInt(126));
            parts.add(Frames.frame(true, Opcode.PING, payload));
            expected.add("ping " + payload);
        }
    }
}
