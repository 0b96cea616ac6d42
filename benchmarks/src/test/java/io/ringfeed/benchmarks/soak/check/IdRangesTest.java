package io.ringfeed.benchmarks.soak.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ranges against a set that keeps every id. */
class IdRangesTest {
    private static final int ROUNDS = 2_000;
    private static final int IDS = 60;

    @Test
    void isTheSetOfAllIdsThatWereAdded() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BitSet ids = new BitSet();
            BitSet others = new BitSet();
            IdRanges ranges = filled(random, ids, seed);
            IdRanges otherRanges = filled(random, others, seed);

            BitSet rest = (BitSet) ids.clone();
            rest.andNot(others);
            IdRanges without = ranges.without(otherRanges);
            assertEquals(ids.cardinality(), ranges.count(), "seed " + seed);
            assertEquals(rest.cardinality(), without.count(), "seed " + seed);
            assertEquals(rest.isEmpty(), without.isEmpty(), "seed " + seed);
            rest.stream().forEach(id -> assertEquals(1, without.add(id, id), "id " + id));
        }
    }

    private static IdRanges filled(SplittableRandom random, BitSet ids, int seed) {
        IdRanges ranges = new IdRanges();
        for (int i = random.nextInt(8); i > 0; i--) {
            int first = random.nextInt(IDS);
            int last = first + random.nextInt(10);
            int known = ids.get(first, last + 1).cardinality();
            assertEquals(known, ranges.add(first, last), "seed " + seed);
            ids.set(first, last + 1);
        }
        return ranges;
    }

    @Test
    void showsTheFirstFewRanges() {
        IdRanges ranges = new IdRanges();
        for (int first = 0; first < 70; first += 10) {
            ranges.add(first, first + 1);
        }
        assertEquals("0-1 10-11 20-21 30-31 40-41 and more", ranges.toString());
    }
}
