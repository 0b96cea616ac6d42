package io.ringfeed.codec.name;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void agreesWithThePlatformOnEveryShortSequence() {
        byte[] bytes = new byte[4];
        for (int word = 0; word < 1 << 24; word += word < 1 << 16 ? 1 : 97) {
            bytes[0] = (byte) word;
            bytes[1] = (byte) (word >> 8);
            bytes[2] = (byte) (word >> 16);
            assertSame(bytes, 1 + (word >> 8 == 0 ? 0 : word >> 16 == 0 ? 1 : 2));
        }
    }

    @Test
    void agreesWithThePlatformOnRandomSequences() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] leads = {(byte) 0xE0, (byte) 0xED, (byte) 0xEF, (byte) 0xF0, (byte) 0xF4, (byte) 0xF5, (byte) 0xC1, 'a'};
        byte[] others = {(byte) 0x80, (byte) 0x8F, (byte) 0x90, (byte) 0x9F, (byte) 0xA0, (byte) 0xBF, (byte) 0xC0, 'b'
        };
        byte[] bytes = new byte[9];
        for (int i = 0; i < 200_000; i++) {
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = random.nextInt(4) == 0 ? leads[random.nextInt(8)] : others[random.nextInt(8)];
            }
            bytes[0] = leads[random.nextInt(8)];
            assertSame(bytes, 1 + random.nextInt(bytes.length));
        }
    }

    private static void assertSame(byte[] bytes, int length) {
        if (Utf8.isValid(bytes, 0, length) != isValid(bytes, length)) {
            assertEquals(
                    isValid(bytes, length),
                    Utf8.isValid(bytes, 0, length),
                    () -> Arrays.toString(bytes) + ", " + length);
        }
    }

    private static boolean isValid(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
