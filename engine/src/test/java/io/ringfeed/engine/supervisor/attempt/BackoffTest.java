package io.ringfeed.engine.supervisor.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.supervisor.options.BackoffOptions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration ONE_MINUTE = Duration.ofSeconds(60);

    @Test
    void doublesFromOneSecondToSixtyAndShortensByAQuarterAtMost() {
        for (long seed = 0; seed < 1_000; seed++) {
            Backoff backoff = new Backoff(BackoffOptions.DEFAULTS, new Random(seed));
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
                .map(seed -> new Backoff(BackoffOptions.DEFAULTS, new Random(seed)).delayNs(1))
                .distinct()
                .count();
        assertEquals(100, distinct);
    }

    @Test
    void refusesWaitsThatMakeNoSense() {
        assertEquals(1, new BackoffOptions(Duration.ZERO, ONE_MINUTE).problems().size());
        assertEquals(1, new BackoffOptions(ONE_MINUTE, ONE_SECOND).problems().size());
        assertEquals(List.of(), BackoffOptions.DEFAULTS.problems());
    }
}
