package io.ringfeed.engine.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration ONE_MINUTE = Duration.ofSeconds(60);

    @Test
    void doublesFromOneSecondToSixtyAndShortensByAQuarterAtMost() {
        for (long seed = 0; seed < 1_000; seed++) {
            Backoff backoff = new Backoff(ONE_SECOND, ONE_MINUTE, new Random(seed));
            for (int failures = 1; failures <= 200; failures++) {
                long fullMs = failures > 6 ? 60_000 : Math.min(60_000, 1_000L << (failures - 1));
                long delayMs = TimeUnit.NANOSECONDS.toMillis(backoff.delayNs(failures));
                assertTrue(
                        delayMs <= fullMs && delayMs >= fullMs * 3 / 4,
                        "seed " + seed + ", failure " + failures + ": " + delayMs + " ms of " + fullMs);
            }
        }
    }

    @Test
    void spreadsClientsThatLostTheSameVenueTogether() {
        long distinct = new Random(7)
                .longs(100)
                .map(seed -> new Backoff(ONE_SECOND, ONE_MINUTE, new Random(seed)).delayNs(1))
                .distinct()
                .count();
        assertEquals(100, distinct);
    }

    @Test
    void refusesWaitsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new Backoff(Duration.ZERO, ONE_MINUTE, new Random(1)));
        assertThrows(IllegalArgumentException.class, () -> new Backoff(ONE_MINUTE, ONE_SECOND, new Random(1)));
    }
}
