package io.ringfeed.engine.ring;

import io.ringfeed.codec.decode.MessageDecoder;
import java.util.ArrayDeque;

/**
 * Lends buffers for payloads that do not fit a slot, and takes them back once every handler is past the slot.
 *
 * <p>Buffers come in powers of two from 4 KiB. They are made when first needed and kept; all of them together never
 * exceed the cap. Where the cap stands in the way of one size, idle buffers of other sizes are given up.
 *
 * <p><b>Threading:</b> confined to the I/O thread; no locks, nothing crosses.
 *
 * <p><b>Allocation:</b> none once the sizes in use have been seen.
 */
final class PayloadPool {
    private static final int LEAST_CAPACITY_LOG2 = 12;

    private final long capBytes;
    private final ArrayDeque<byte[]>[] idle;
    private final Loans<byte[]> loans;
    private long totalBytes;

    /**
     * @param capBytes the most that all buffers together may take.
     * @param maxLoans the most buffers that can be out at a time: the number of slots.
     */
    PayloadPool(long capBytes, int maxLoans) {
        this.capBytes = capBytes;
        this.idle = newIdleLists();
        this.loans = new Loans<>(maxLoans);
    }

    /**
     * The size of the buffer that a payload takes.
     *
     * @param payloadBytes its length.
     * @return bytes, the decoder's slack included.
     */
    static int capacityFor(int payloadBytes) {
        int needed = payloadBytes + MessageDecoder.SLACK_BYTES;
        int log2 = Math.max(LEAST_CAPACITY_LOG2, Integer.SIZE - Integer.numberOfLeadingZeros(needed - 1));
        return 1 << log2;
    }

    /**
     * Lend a buffer to a slot.
     *
     * @param payloadBytes the payload's length.
     * @param passedSequence every handler is past this slot.
     * @return a buffer with room for the payload and the decoder's slack, or null: wait until handlers have moved.
     */
    byte[] borrow(int payloadBytes, long passedSequence) {
        takeBack(passedSequence);
        int capacity = capacityFor(payloadBytes);
        byte[] kept = idle[log2(capacity)].pollLast();
        if (kept != null) {
            return kept;
        }
        if (totalBytes + capacity > capBytes) {
            giveUpIdle(capacity);
        }
        if (totalBytes + capacity > capBytes) {
            return null;
        }
        totalBytes += capacity;
        return new byte[capacity];
    }

    /**
     * A borrowed buffer went into a slot.
     *
     * @param buffer from {@link #borrow}.
     * @param sequence of the slot.
     */
    void lent(byte[] buffer, long sequence) {
        loans.add(buffer, sequence);
    }

    /** @param buffer a borrowed one that found no slot after all. */
    void giveBack(byte[] buffer) {
        idle[log2(buffer.length)].addLast(buffer);
    }

    /** @return bytes of all buffers, lent and idle. */
    long totalBytes() {
        return totalBytes;
    }

    private void takeBack(long passedSequence) {
        byte[] buffer = loans.takeBack(passedSequence);
        while (buffer != null) {
            giveBack(buffer);
            buffer = loans.takeBack(passedSequence);
        }
    }

    private void giveUpIdle(int neededBytes) {
        for (int size = idle.length - 1; size >= 0 && totalBytes + neededBytes > capBytes; size--) {
            byte[] given = idle[size].pollLast();
            while (given != null) {
                totalBytes -= given.length;
                given = totalBytes + neededBytes > capBytes ? idle[size].pollLast() : null;
            }
        }
    }

    private static int log2(int capacity) {
        return Integer.numberOfTrailingZeros(capacity);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    private static ArrayDeque<byte[]>[] newIdleLists() {
        ArrayDeque<byte[]>[] lists = new ArrayDeque[Integer.SIZE];
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new ArrayDeque<>();
        }
        return lists;
    }
}
