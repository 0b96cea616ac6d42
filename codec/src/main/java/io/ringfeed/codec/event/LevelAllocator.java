package io.ringfeed.codec.event;

/**
 * Gives a record more room for levels when a depth frame has more than fit.
 * <p>
 * <b>Threading:</b> called on the decoder's thread only.
 */
public interface LevelAllocator {
    /** Levels a record may grow to by {@link #growing()}: a whole book of 5,000 levels a side, and some. */
    int DEFAULT_MAX_LEVELS = 16_384;

    /**
     * A larger store, whose content does not matter: the levels read so far are copied by the caller.
     *
     * @param minimumLevels that must fit, bids and asks together.
     * @return the store, or null if there is none: the frame is rejected as {@link RejectReason#TOO_MANY_LEVELS}.
     */
    LevelStore allocate(int minimumLevels);

    /**
     * Tells whether the stores are lent: until the record's next {@link EventRecord#reset()}, when the record goes back
     * to the
     * store it owns. Otherwise they become the record's own.
     *
     * @return true if lent.
     */
    boolean isLending();

    /**
     * Grows each record on the heap, by doubling, up to {@link #DEFAULT_MAX_LEVELS}: for records that stand alone. A
     * record that
     * has grown stays so and allocates no more.
     *
     * @return an allocator without state.
     */
    static LevelAllocator growing() {
        return GrowingLevelAllocator.INSTANCE;
    }
}
