package io.ringfeed.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomFaultsTest {
    private static final long TEN_MINUTES_NS = Duration.ofMinutes(10).toNanos();

    private record Happened(long atNs, FaultKind kind) {}

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 42, -7})
    void theSameSeedMakesTheSameScheduleAndAnotherSeedAnother(long seed) {
        assertEquals(
                FaultSpecTest.firstOf(FaultPlan.random(seed, 20), 1_000),
                FaultSpecTest.firstOf(FaultPlan.random(seed, 20), 1_000));
        assertNotEquals(
                FaultSpecTest.firstOf(FaultPlan.random(seed, 20), 50),
                FaultSpecTest.firstOf(FaultPlan.random(seed + 1, 20), 50));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 42, -7})
    void everyKindHappensInAnyTenMinutesAndTheRateIsKept(long seed) {
        FaultSchedule schedule = FaultPlan.random(seed, 20).schedule();
        ArrayDeque<Happened> window = new ArrayDeque<>();
        Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
        long lastNs = 0;
        int total = 0;
        while (lastNs < 24 * TEN_MINUTES_NS) {
            long nextNs = schedule.nextNs();
            assertTrue(nextNs > lastNs, "seed " + seed);
            while (!window.isEmpty() && window.getFirst().atNs() < nextNs - TEN_MINUTES_NS) {
                counts.merge(window.removeFirst().kind(), -1, Integer::sum);
                // The window ends just before the next fault.
                for (FaultKind kind : FaultKind.values()) {
                    assertTrue(counts.getOrDefault(kind, 0) > 0, kind + " is missing, seed " + seed);
                }
            }
            lastNs = nextNs;
            FaultKind kind = schedule.take().kind();
            window.addLast(new Happened(nextNs, kind));
            counts.merge(kind, 1, Integer::sum);
            total++;
        }
        double perMinute = total / (24 * 10.0);
        assertTrue(perMinute > 19 && perMinute < 21, perMinute + " a minute, seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void onlyTheKindsAskedForHappen(long seed) {
        EnumSet<FaultKind> some = EnumSet.of(FaultKind.RST, FaultKind.STALL);
        FaultSchedule schedule = FaultPlan.random(seed, 60, some).schedule();
        EnumSet<FaultKind> seen = EnumSet.noneOf(FaultKind.class);
        for (int i = 0; i < 3; i++) {
            seen.add(schedule.take().kind());
        }
        assertEquals(some, seen, "seed " + seed);
    }
}
