package io.ringfeed.engine.ring;

import io.ringfeed.codec.decode.MessageDecoder;
import java.util.ArrayDeque;

/**
 * Lends buffers for payloads that do not fit a slot, and takes them back once every handler is past the slot.
 *
 * <p>Buffers hold a power of two from 4 KiB, and the decoder's slack behind it. They are made when first needed and kept; all of them together never
 * exceed the cap. Where the cap stands in the way of one size, an idle buffer of a larger size serves instead, else idle ones of
 * smaller sizes are given up.
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
     * @return bytes, without the decoder's slack behind them.
     */
    static int capacityFor(int payloadBytes) {
        return 1 << sizeClass(payloadBytes);
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
        byte[] kept = idle[sizeClass(payloadBytes)].pollLast();
        if (kept != null) {
            return kept;
        }
        if (totalBytes + capacity > capBytes) {
            byte[] larger = idleLargerThan(sizeClass(payloadBytes));
            if (larger != null) {
                return larger;
            }
            giveUpIdle(capacity);
        }
        if (totalBytes + capacity > capBytes) {
            return null;
        }
        totalBytes += capacity;
        return new byte[capacity + MessageDecoder.SLACK_BYTES];
    }

    /** Room that stands idle serves a smaller payload too: to give it up for a new buffer would be garbage. */
    private byte[] idleLargerThan(int size) {
        for (int larger = size + 1; larger < idle.length; larger++) {
            byte[] kept = idle[larger].pollLast();
            if (kept != null) {
                return kept;
            }
        }
        return null;
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
        idle[sizeClass(roomOf(buffer))].addLast(buffer);
    }

    /** @return room of all buffers in bytes, lent and idle, without slack. */
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
                totalBytes -= roomOf(given);
                given = totalBytes + neededBytes > capBytes ? idle[size].pollLast() : null;
            }
        }
    }

    private static int roomOf(byte[] buffer) {
        return buffer.length - MessageDecoder.SLACK_BYTES;
    }

    private static int sizeClass(int payloadBytes) {
        return Math.max(
                LEAST_CAPACITY_LOG2, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(payloadBytes, 2) - 1));
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
