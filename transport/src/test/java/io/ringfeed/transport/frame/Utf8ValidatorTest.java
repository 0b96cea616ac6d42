package io.ringfeed.transport.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's own decoder is the judge. */
class Utf8ValidatorTest {
    private final Utf8Validator validator = new Utf8Validator();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(1000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "plain ASCII of more than thirty-two bytes, to be skipped by words",
                "ä",
                "币安人生USDT",
                "𝄞 and 🚀"
            })
    void acceptsTextHoweverItIsCut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            validator.reset();
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            assertTrue(validator.accept(buffer, 0, cut));
            assertTrue(validator.accept(buffer, cut, bytes.length - cut));
            assertTrue(validator.isComplete(), text + " cut at " + cut);
        }
    }

    @Test
    void agreesWithTheJdkOnEverySequenceOfTwoBytesAndMore() {
        byte[] bytes = new byte[4];
        int[] telling = {0x7F, 0x80, 0xBF, 0xC0};
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                for (int third : telling) {
                    for (int fourth : telling) {
                        bytes[0] = (byte) first;
                        bytes[1] = (byte) second;
                        bytes[2] = (byte) third;
                        bytes[3] = (byte) fourth;
                        for (int length = 2; length <= 4; length++) {
                            assertEquals(isUtf8ByTheJdk(bytes, length), isUtf8(bytes, length, length));
                        }
                    }
                }
            }
        }
    }

    @Test
    void agreesWithTheJdkOnDamagedTextInPieces() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(80);
            for (int i = 0; i < length; i++) {
                int kind = random.nextInt(40);
                text.appendCodePoint(
                        kind < 36
                                ? 32 + random.nextInt(90)
                                : kind == 36
                                        ? 0x80 + random.nextInt(0x700)
                                        : kind == 37
                                                ? 0x4E00 + random.nextInt(0x5000)
                                                : 0x1F300 + random.nextInt(0x300));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int piece = 1 + random.nextInt(40);
            assertEquals(isUtf8ByTheJdk(bytes, bytes.length), isUtf8(bytes, bytes.length, piece), () -> "seed " + seed);
        }
    }

    @Test
    void refusesAtTheFirstWrongByteAndNoEarlier() {
        ByteBuffer overlong = ByteBuffer.wrap(Frames.bytes('a', 0xE0, 0x80));
        assertTrue(validator.accept(overlong, 0, 2));
        assertFalse(validator.isComplete());
        assertFalse(validator.accept(overlong, 2, 1));
    }

    private boolean isUtf8(byte[] bytes, int length, int piece) {
        validator.reset();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int at = 0; at < length; at += piece) {
            if (!validator.accept(buffer, at, Math.min(piece, length - at))) {
                return false;
            }
        }
        return validator.isComplete();
    }

    private boolean isUtf8ByTheJdk(byte[] bytes, int length) {
        decoder.reset();
        decoded.clear();
        return decoder.decode(ByteBuffer.wrap(bytes, 0, length), decoded, true).isUnderflow();
    }
}
