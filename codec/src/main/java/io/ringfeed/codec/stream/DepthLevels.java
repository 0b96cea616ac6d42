package io.ringfeed.codec.stream;

import java.util.Arrays;
import java.util.List;

/** How many levels of each side a partial depth stream shows (protocol §4.11). */
public enum DepthLevels {
    /** The best 5. */
    FIVE(5),
    /** The best 10. */
    TEN(10),
    /** The best 20. */
    TWENTY(20);

    private final int count;

    DepthLevels(int count) {
        this.count = count;
    }

    /**
     * The number of levels.
     *
     * @return of each side, at most.
     */
    public int count() {
        return count;
    }

    static List<Integer> counts() {
        return Arrays.stream(values()).map(DepthLevels::count).toList();
    }
}
