package io.ringfeed.codec.event;

/** Doubles on the heap, up to a limit. */
final class GrowingLevelAllocator implements LevelAllocator {
    static final GrowingLevelAllocator INSTANCE = new GrowingLevelAllocator();

    @Override
    public LevelStore allocate(int minimumLevels) {
        return minimumLevels > DEFAULT_MAX_LEVELS
                ? null
                : new LevelStore(Math.max(64, Integer.highestOneBit(minimumLevels * 2 - 1)));
    }

    @Override
    public boolean isLending() {
        return false;
    }
}
