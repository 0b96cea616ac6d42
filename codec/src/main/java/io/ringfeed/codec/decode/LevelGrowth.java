package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.LevelStore;

/** Gives a record a larger store while its levels are being read. */
final class LevelGrowth {
    private LevelGrowth() {}

    /** A store with the levels read so far and room for another, or null if there is none. */
    static LevelStore grow(LevelStore full, int count, EventRecord into, LevelAllocator allocator) {
        LevelStore larger = allocator.allocate(count + 1);
        if (larger == null) {
            return null;
        }
        larger.copy(full, 0, count);
        if (allocator.isLending()) {
            into.borrowLevels(larger);
        } else {
            into.ownLevels(larger);
        }
        return larger;
    }
}
