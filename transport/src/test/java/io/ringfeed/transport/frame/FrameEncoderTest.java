package io.ringfeed.transport.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameEncoderTest {

    @Test
    void writesTheExampleOfTheRfc() {
        // RFC 6455 §5.7: a single-frame masked text message "Hello".
        ByteBuffer target = ByteBuffer.allocate(20);
        ByteBuffer payload = ByteBuffer.wrap("Hello".getBytes(StandardCharsets.US_ASCII));
        int end = FrameEncoder.encode(Opcode.TEXT, payload, 0, 5, 0x37FA213D, target, 1);
        byte[] expected = Frames.bytes(0, 0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58);
        assertEquals(expected.length, end);
        assertArrayEquals(expected, java.util.Arrays.copyOf(target.array(), end));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 70_001})
    void writesEveryLengthForm(int length) {
        ByteBuffer payload = ByteBuffer.allocate(length + 1);
        for (int i = 0; i <= length; i++) {
            payload.put(i, (byte) i);
        }
        ByteBuffer target = ByteBuffer.allocateDirect(FrameEncoder.MAX_HEADER_BYTES + length);
        int end = FrameEncoder.encode(Opcode.BINARY, payload, 1, length, 0xA1B2C3D4, target, 0);
        int lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8;
        int header = 2 + lengthBytes + 4;
        assertEquals(header + length, end);
        assertEquals(
                0x80 | Math.min(length, length < 126 ? length : lengthBytes == 2 ? 126 : 127), target.get(1) & 0xFF);
        if (lengthBytes == 2) {
            assertEquals(length, target.getShort(2) & 0xFFFF);
        } else if (lengthBytes == 8) {
            assertEquals(length, target.getLong(2));
        }
        assertEquals(0xA1B2C3D4, target.getInt(header - 4));
        for (int i = 0; i < length; i++) {
            int mask = target.get(header - 4 + i % 4);
            assertEquals(payload.get(1 + i), (byte) (target.get(header + i) ^ mask), "byte " + i);
        }
    }
}
