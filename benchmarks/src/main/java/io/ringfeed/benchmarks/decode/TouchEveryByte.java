package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.decode.document.Document;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The floor: reads every byte of a frame once, eight at a time, and understands nothing. */
final class TouchEveryByte implements FrameDecoder {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @SuppressWarnings("UnusedVariable") // written so that the reading cannot be optimised away
    private long folded;

    @Override
    public Object decode(byte[] frame) {
        long fold = 0;
        int at = 0;
        for (; at <= frame.length - Long.BYTES; at += Long.BYTES) {
            fold ^= (long) WORDS.get(frame, at);
        }
        for (; at < frame.length; at++) {
            fold ^= frame[at];
        }
        folded ^= fold;
        return this;
    }

    @Override
    public Document documentOf(Object decoded) {
        return null;
    }
}
