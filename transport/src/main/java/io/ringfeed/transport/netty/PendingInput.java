package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Keeps, in order, what was read but could not be parsed because the handler had no room, with the clocks of each read. A ring
 * that grows when full; entries are owned and released here.
 */
final class PendingInput {
    private ByteBuf[] buffers = new ByteBuf[16];
    private long[] receiveNs = new long[16];
    private long[] receiveEpochNs = new long[16];
    private int head;
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    void add(ByteBuf buffer, long ns, long epochNs) {
        if (count == buffers.length) {
            grow();
        }
        int at = (head + count) & (buffers.length - 1);
        buffers[at] = buffer;
        receiveNs[at] = ns;
        receiveEpochNs[at] = epochNs;
        count++;
    }

    ByteBuf first() {
        return buffers[head];
    }

    long firstReceiveNs() {
        return receiveNs[head];
    }

    long firstReceiveEpochNs() {
        return receiveEpochNs[head];
    }

    void releaseFirst() {
        buffers[head].release();
        buffers[head] = null;
        head = (head + 1) & (buffers.length - 1);
        count--;
    }

    void releaseAll() {
        while (count > 0) {
            releaseFirst();
        }
    }

    private void grow() {
        int old = buffers.length;
        ByteBuf[] grown = new ByteBuf[2 * old];
        for (int i = 0; i < old; i++) {
            grown[i] = buffers[(head + i) & (old - 1)];
        }
        receiveNs = unrolled(receiveNs);
        receiveEpochNs = unrolled(receiveEpochNs);
        buffers = grown;
        head = 0;
    }

    private long[] unrolled(long[] ring) {
        long[] grown = Arrays.copyOfRange(ring, head, head + 2 * ring.length);
        System.arraycopy(ring, 0, grown, ring.length - head, head);
        return grown;
    }
}
