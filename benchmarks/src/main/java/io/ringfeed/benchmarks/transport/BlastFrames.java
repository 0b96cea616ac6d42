package io.ringfeed.benchmarks.transport;

import io.ringfeed.benchmarks.decode.SampleFrames;
import java.nio.ByteBuffer;

/**
 * The frames that the source sends, round and round: trades on a combined connection, all different, always the same in
 * every process, so that both ends know what must arrive.
 */
final class BlastFrames {
    static final int COUNT = 1024;
    static final int TEXT = 0x1;

    private static final int FIN = 0x80;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final String TRADE_ID_KEY = "\"t\":";

    private final ByteBuffer wire;
    private final int[] ends;
    private final long[] payloadLengths;
    private final long[] tradeIds;

    BlastFrames() {
        this(COUNT, TEXT);
    }

    BlastFrames(int count, int opcode) {
        SampleFrames samples = new SampleFrames();
        byte[][] payloads = new byte[count][];
        ends = new int[count];
        payloadLengths = new long[count];
        tradeIds = new long[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            String json = samples.combinedTrade();
            payloads[i] = SampleFrames.bytes(json);
            payloadLengths[i] = payloads[i].length;
            tradeIds[i] = tradeId(json);
            end += headerBytes(payloads[i].length) + payloads[i].length;
            ends[i] = end;
        }
        wire = ByteBuffer.allocateDirect(end);
        for (byte[] payload : payloads) {
            wire.put((byte) (FIN | opcode));
            if (payload.length < LENGTH_IN_TWO_BYTES) {
                wire.put((byte) payload.length);
            } else {
                wire.put((byte) LENGTH_IN_TWO_BYTES).putShort((short) payload.length);
            }
            wire.put(payload);
        }
        wire.flip();
    }

    int count() {
        return ends.length;
    }

    int totalBytes() {
        return ends[ends.length - 1];
    }

    /** All frames, one behind the other; position and limit are the caller's. */
    ByteBuffer wire() {
        return wire.duplicate();
    }

    /** The frames again, cut into pieces of so many. */
    ByteBuffer[] chunks(int framesEach) {
        ByteBuffer[] chunks = new ByteBuffer[ends.length / framesEach];
        int start = 0;
        for (int i = 0; i < chunks.length; i++) {
            int end = ends[(i + 1) * framesEach - 1];
            chunks[i] = wire.slice(start, end - start);
            start = end;
        }
        return chunks;
    }

    /** Of the first round, in order; later rounds are the same. */
    long[] payloadLengths() {
        return payloadLengths;
    }

    /** Of the first round, in order; later rounds are the same. */
    long[] tradeIds() {
        return tradeIds;
    }

    private static int headerBytes(int payloadLength) {
        return payloadLength < LENGTH_IN_TWO_BYTES ? 2 : 4;
    }

    private static long tradeId(String json) {
        int start = json.indexOf(TRADE_ID_KEY) + TRADE_ID_KEY.length();
        return Long.parseLong(json, start, json.indexOf(',', start), 10);
    }
}
