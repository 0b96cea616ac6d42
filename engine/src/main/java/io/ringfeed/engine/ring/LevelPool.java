package io.ringfeed.engine.ring;

import com.lmax.disruptor.RingBuffer;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.LevelStore;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lends level arrays to depth updates that do not fit a slot's own, and takes them back once every handler is past the
 * slot. When all are out it waits for the handlers, as a producer waits for a full ring.
 *
 * <p><b>Threading:</b> confined to the decoder's thread; no locks, nothing crosses.
 *
 * <p><b>Allocation:</b> none once the sizes in use have been seen.
 */
final class LevelPool implements LevelAllocator {
    private static final int LEAST_CAPACITY_LOG2 = 8;
    private static final long WAIT_NS = TimeUnit.MICROSECONDS.toNanos(50);

    private final RingBuffer<Slot> ring;
    private final int capLevels;
    private final BooleanSupplier isHalted;
    private final ArrayDeque<LevelStore>[] idle;
    private final Loans<LevelStore> loans;
    private int totalLevels;
    private long currentSequence;

    /**
     * @param ring whose minimum gating sequence tells what may be taken back.
     * @param options the cap.
     * @param isHalted whether waiting for handlers has become pointless.
     */
    LevelPool(RingBuffer<Slot> ring, RingOptions options, BooleanSupplier isHalted) {
        this.ring = ring;
        this.capLevels = options.levelPoolLevels();
        this.isHalted = isHalted;
        this.idle = newIdleLists();
        // A growing update passes through several sizes, each of which stays out until its slot has been passed.
        this.loans = new Loans<>(options.slotCount() * Integer.SIZE / 2);
    }

    /** @param sequence of the slot that is about to be decoded. */
    void decoding(long sequence) {
        currentSequence = sequence;
    }

    /**
     * {@inheritDoc}
     *
     * @return null when the update has more levels than the whole pool, or the engine stops.
     */
    @Override
    public LevelStore allocate(int levels) {
        int log2 = Math.max(LEAST_CAPACITY_LOG2, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(levels, 2) - 1));
        if (log2 > LEAST_CAPACITY_LOG2 && 1L << log2 > capLevels) {
            return null;
        }
        LevelStore store = tryAllocate(log2);
        while (store == null) {
            if (isHalted.getAsBoolean()) {
                return null;
            }
            LockSupport.parkNanos(this, WAIT_NS);
            store = tryAllocate(log2);
        }
        loans.add(store, currentSequence);
        return store;
    }

    @Override
    public boolean isLending() {
        return true;
    }

    private LevelStore tryAllocate(int log2) {
        takeBack();
        LevelStore kept = idle[log2].pollLast();
        if (kept != null) {
            return kept;
        }
        int capacity = 1 << log2;
        if (totalLevels + capacity > capLevels) {
            LevelStore larger = idleLargerThan(log2);
            if (larger != null) {
                return larger;
            }
            giveUpIdle(capacity);
        }
        if (totalLevels + capacity > capLevels) {
            return null;
        }
        totalLevels += capacity;
        return new LevelStore(capacity);
    }

    /** Room that stands idle serves a smaller update too: to give it up for a new array would be garbage. */
    private LevelStore idleLargerThan(int log2) {
        for (int larger = log2 + 1; larger < idle.length; larger++) {
            LevelStore kept = idle[larger].pollLast();
            if (kept != null) {
                return kept;
            }
        }
        return null;
    }

    private void takeBack() {
        long passed = ring.getMinimumGatingSequence();
        LevelStore store = loans.takeBack(passed);
        while (store != null) {
            idle[Integer.numberOfTrailingZeros(store.capacity())].addLast(store);
            store = loans.takeBack(passed);
        }
    }

    private void giveUpIdle(int needed) {
        for (int size = idle.length - 1; size >= 0; size--) {
            while (totalLevels + needed > capLevels && !idle[size].isEmpty()) {
                totalLevels -= idle[size].pollLast().capacity();
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made otherwise
    private static ArrayDeque<LevelStore>[] newIdleLists() {
        ArrayDeque<LevelStore>[] lists = new ArrayDeque[Integer.SIZE];
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new ArrayDeque<>();
        }
        return lists;
    }
}
