package io.ringfeed.transport.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes one unfragmented client frame, masked as RFC 6455 §5.3 demands.
 *
 * <p><b>Threading:</b> stateless.
 * <br><b>Allocation:</b> none.
 */
public final class FrameEncoder {
    /** Longest header of a masked frame: two bytes, a 64-bit length, the mask. */
    public static final int MAX_HEADER_BYTES = 14;

    private static final VarHandle BIG_ENDIAN_LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private FrameEncoder() {}

    /**
     * Encodes a frame.
     *
     * @param opcode of the frame.
     * @param payload holds the bytes to send; only absolute gets are used.
     * @param offset index of their first.
     * @param length in bytes.
     * @param mask fresh for each frame.
     * @param target takes header and payload; needs room for {@link #MAX_HEADER_BYTES} and {@code length}.
     * @param targetOffset index of the frame's first byte.
     * @return index behind the frame's last byte.
     */
    public static int encode(
            int opcode, ByteBuffer payload, int offset, int length, int mask, ByteBuffer target, int targetOffset) {
        int at = targetOffset;
        target.put(at++, (byte) (0x80 | opcode));
        if (length < 126) {
            target.put(at++, (byte) (0x80 | length));
        } else if (length < 1 << 16) {
            target.put(at++, (byte) (0x80 | 126));
            at = putBigEndian(target, at, length, 2);
        } else {
            target.put(at++, (byte) (0x80 | 127));
            at = putBigEndian(target, at, length, 8);
        }
        at = putBigEndian(target, at, mask, 4);
        long wideMask = ((long) mask << 32) | (mask & 0xFFFF_FFFFL);
        int done = 0;
        for (; length - done >= Long.BYTES; done += Long.BYTES) {
            BIG_ENDIAN_LONGS.set(target, at + done, (long) BIG_ENDIAN_LONGS.get(payload, offset + done) ^ wideMask);
        }
        for (; done < length; done++) {
            // Byte i is covered by byte i mod 4 of the mask, counted from its most significant one.
            int cover = mask >>> (24 - 8 * (done & 3));
            target.put(at + done, (byte) (payload.get(offset + done) ^ cover));
        }
        return at + length;
    }

    private static int putBigEndian(ByteBuffer target, int targetOffset, long value, int count) {
        int at = targetOffset;
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            target.put(at++, (byte) (value >>> shift));
        }
        return at;
    }
}
