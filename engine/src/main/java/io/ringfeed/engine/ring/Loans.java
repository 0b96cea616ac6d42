package io.ringfeed.engine.ring;

/**
 * What was lent to slots, in the order of their sequences, so that everything below the ring's minimum gating sequence
 * can be taken back.
 *
 * <p><b>Threading:</b> confined to the thread that lends.
 *
 * <p><b>Allocation:</b> none after construction.
 *
 * @param <T> what is lent.
 */
final class Loans<T> {
    private final Object[] items;
    private final long[] sequences;
    private long firstIndex;
    private long nextIndex;

    /** @param capacity the most that can be out at a time. */
    Loans(int capacity) {
        items = new Object[capacity];
        sequences = new long[capacity];
    }

    /**
     * Note a loan.
     *
     * @param item what is lent.
     * @param sequence of the slot that has it, not below that of the loan before.
     */
    void add(T item, long sequence) {
        if (nextIndex - firstIndex == items.length) {
            throw new IllegalStateException("more loans than slots: the ring's gating is broken");
        }
        int index = (int) (nextIndex++ % items.length);
        items[index] = item;
        sequences[index] = sequence;
    }

    /**
     * Take back the oldest loan if its slot has been passed.
     *
     * @param passedSequence every handler is past this slot.
     * @return the item, or null.
     */
    @SuppressWarnings("unchecked") // only T goes in
    T takeBack(long passedSequence) {
        if (firstIndex == nextIndex) {
            return null;
        }
        int index = (int) (firstIndex % items.length);
        if (sequences[index] > passedSequence) {
            return null;
        }
        T item = (T) items[index];
        items[index] = null;
        firstIndex++;
        return item;
    }
}
