package io.ringfeed.transport.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the encoder writes is read by Netty's server-side decoder: an opinion that is not ours. */
class FrameEncoderNettyTest {
    private static final long SEED = 53;
    private static final Map<Integer, Class<? extends WebSocketFrame>> TYPES = Map.of(
            Opcode.TEXT, TextWebSocketFrame.class,
            Opcode.BINARY, BinaryWebSocketFrame.class,
            Opcode.CLOSE, CloseWebSocketFrame.class,
            Opcode.PING, PingWebSocketFrame.class,
            Opcode.PONG, PongWebSocketFrame.class);

    private final Random random = new Random(SEED);
    private final EmbeddedChannel netty = new EmbeddedChannel(new WebSocket13FrameDecoder(true, false, 1 << 20));

    FrameEncoderNettyTest() {
        // Buffers that are watched for leaks take longer than all the rest.
        netty.config().setAllocator(new UnpooledByteBufAllocator(false, true));
    }

    @Test
    void isUnderstoodAtEveryLengthByAnyMaskAtAnyPlace() {
        IntStream lengths = IntStream.concat(IntStream.rangeClosed(0, 300), IntStream.rangeClosed(65_534, 65_537));
        lengths.forEach(length -> {
            for (int opcode : new int[] {Opcode.TEXT, Opcode.BINARY}) {
                for (int i = 0; i < 4; i++) {
                    assertUnderstood(opcode, length, random.nextInt());
                }
            }
        });
        assertUnderstood(Opcode.BINARY, 1 << 20, random.nextInt());
    }

    @Test
    void isUnderstoodInControlFramesOfEveryLength() {
        for (int length = 0; length <= Opcode.MAX_CONTROL_PAYLOAD_BYTES; length++) {
            assertUnderstood(Opcode.PING, length, random.nextInt());
            assertUnderstood(Opcode.PONG, length, random.nextInt());
        }
        assertUnderstood(Opcode.CLOSE, 0, random.nextInt());
    }

    @Test
    void isUnderstoodByMasksThatAreSpecial() {
        for (int mask : new int[] {0, -1, 1, 0x80000000, 0x7FFFFFFF, 0x00FF00FF, 0xFF000000, 0x000000FF}) {
            for (int length = 0; length < 40; length++) {
                assertUnderstood(Opcode.BINARY, length, mask);
            }
        }
    }

    private void assertUnderstood(int opcode, int length, int mask) {
        int offset = random.nextInt(9);
        int targetOffset = random.nextInt(9);
        ByteBuffer payload = buffer(offset + length + Long.BYTES);
        byte[] content = new byte[payload.capacity()];
        random.nextBytes(content);
        payload.put(0, content);
        ByteBuffer target = buffer(targetOffset + FrameEncoder.MAX_HEADER_BYTES + length + Long.BYTES);
        int end = FrameEncoder.encode(opcode, payload, offset, length, mask, target, targetOffset);

        String what =
                "seed " + SEED + ", opcode " + opcode + ", length " + length + ", mask " + Integer.toHexString(mask);
        byte[] written = bytes(target, targetOffset, end - targetOffset);
        assertTrue(netty.writeInbound(Unpooled.wrappedBuffer(written)), what);
        WebSocketFrame frame = netty.readInbound();
        assertEquals(TYPES.get(opcode), frame.getClass(), what);
        assertTrue(frame.isFinalFragment(), what);
        assertEquals(0, frame.rsv(), what);
        assertArrayEquals(bytes(payload, offset, length), ByteBufUtil.getBytes(frame.content()), what);
        frame.release();
        assertNothingElseWasTouched(target, targetOffset, end, what);
    }

    private static void assertNothingElseWasTouched(ByteBuffer target, int from, int to, String what) {
        assertEquals(0, target.position(), what);
        IntStream outside = IntStream.concat(IntStream.range(0, from), IntStream.range(to, to + Long.BYTES));
        outside.forEach(i -> assertEquals(0, target.get(i), () -> what + ": byte " + i + " is not the frame's"));
    }

    private ByteBuffer buffer(int length) {
        ByteBuffer buffer = random.nextBoolean() ? ByteBuffer.allocate(length) : ByteBuffer.allocateDirect(length);
        return buffer.order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(ByteBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.get(offset, bytes);
        return bytes;
    }
}
