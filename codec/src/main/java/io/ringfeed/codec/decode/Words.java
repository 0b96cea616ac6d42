package io.ringfeed.codec.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads and compares a frame eight bytes at a time. A word may reach up to seven bytes behind what is compared, which is why
 * frames have slack behind them.
 */
final class Words {
    static final int BYTES = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The eight bytes at an index, the first one lowest. */
    static long at(byte[] buffer, int index) {
        return (long) LONGS.get(buffer, index);
    }

    /** The four bytes at an index, the first one lowest. */
    static int quadAt(byte[] buffer, int index) {
        return (int) INTS.get(buffer, index);
    }

    /** Up to eight ASCII characters as a word, zeros behind them. */
    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > BYTES) {
            throw new IllegalArgumentException("longer than a word: " + text);
        }
        long word = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            word = word << Byte.SIZE | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** Four ASCII characters. */
    static int quadOf(String text) {
        return (int) of(text);
    }

    /** Mask of the first bytes of a word, 0 to 8 of them. */
    static long mask(int byteCount) {
        return byteCount <= 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * Math.min(BYTES, byteCount));
    }

    /** One bit for each quote in the word; exact for the first one, which is all that callers look at. */
    static long quotes(long word) {
        long difference = word ^ 0x2222_2222_2222_2222L;
        return (difference - 0x0101_0101_0101_0101L) & ~difference & 0x8080_8080_8080_8080L;
    }

    /** Index in the word of the first byte that is marked. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
