package io.ringfeed.engine.supervisor.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.transport.connection.DisconnectCause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AttemptGateTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long WINDOW_NS = TimeUnit.MINUTES.toNanos(5);
    private static final DisconnectCause RESET = DisconnectCause.of(DisconnectCause.Kind.RESET, "reset");

    private final AttemptGate gate = new AttemptGate(BreakerOptions.DEFAULTS, AttemptOptions.DEFAULTS, 60 * SECOND);

    @Test
    void waitsForTheLatestOfBreakerBudgetAndRetryAfterAndNeverForTheirSum() {
        long attempt = gate.tryAttempt(0);
        gate.onFailure(attempt, RESET, 5, 0);
        assertEquals(60 * SECOND, gate.waitNs(0), "the breaker");
        gate.onFailure(attempt, refused(429, 20), 6, 10 * SECOND);
        assertEquals(50 * SECOND, gate.waitNs(10 * SECOND), "the breaker still, which ends later");
        gate.onFailure(attempt, refused(429, 120), 7, 20 * SECOND);
        assertEquals(120 * SECOND, gate.waitNs(20 * SECOND), "the venue's wish, which ends later");
        gate.onFailure(attempt, refused(429, 5), 8, 30 * SECOND);
        assertEquals(110 * SECOND, gate.waitNs(30 * SECOND), "a shorter wish does not shorten a longer one");
        assertEquals(AttemptGate.NOT_NOW, gate.tryAttempt(140 * SECOND - 1));
        assertNotEquals(AttemptGate.NOT_NOW, gate.tryAttempt(140 * SECOND));
    }

    @Test
    void waitsForTheBudgetWhereThatEndsLast() {
        AttemptGate small = new AttemptGate(BreakerOptions.DEFAULTS, budget(2, Duration.ofSeconds(100)), 60 * SECOND);
        small.tryAttempt(0);
        long second = small.tryAttempt(SECOND);
        small.onFailure(second, RESET, 5, SECOND);
        assertEquals(99 * SECOND, small.waitNs(SECOND), "and the breaker only until second 61");
        assertEquals(AttemptGate.NOT_NOW, small.tryAttempt(61 * SECOND));
        assertEquals(3, small.tryAttempt(100 * SECOND), "which is the probe");
        assertEquals(Long.MAX_VALUE, small.waitNs(1_000 * SECOND));
    }

    @Test
    void holdsEverybodyForWhatConcernsTheAddressAndNobodyElseForWhatConcernsOneConnection() {
        for (int status : new int[] {403, 418, 451}) {
            assertEquals(60 * SECOND, waitAfter(refused(status, DisconnectCause.NONE)), "HTTP " + status);
            assertEquals(90 * SECOND, waitAfter(refused(status, 90)), "HTTP " + status);
        }
        for (int status : new int[] {429, 503}) {
            assertEquals(0, waitAfter(refused(status, DisconnectCause.NONE)), "HTTP " + status);
            assertEquals(7 * SECOND, waitAfter(refused(status, 7)), "HTTP " + status);
        }
        for (int status : new int[] {400, 404, 500}) {
            assertEquals(0, waitAfter(refused(status, 7)), "HTTP " + status);
        }
        assertEquals(60 * SECOND, gate.leastWaitNs(refused(404, DisconnectCause.NONE)));
        assertEquals(60 * SECOND, gate.leastWaitNs(refused(400, 7)));
        assertEquals(7 * SECOND, gate.leastWaitNs(refused(500, 7)));
        assertEquals(0, gate.leastWaitNs(RESET));
    }

    @Test
    void takesAWishOfMoreThanAWeekForAWeekAndANegativeOneForNone() {
        long weekNs = TimeUnit.DAYS.toNanos(7);
        for (long seconds : new long[] {Integer.MAX_VALUE, 1_000_000_000_000L, Long.MAX_VALUE}) {
            assertEquals(weekNs, gate.leastWaitNs(refused(429, seconds)));
            assertEquals(weekNs, waitAfter(refused(429, seconds)));
        }
        for (long seconds : new long[] {0, -1, -1_000_000_000_000L, Long.MIN_VALUE}) {
            assertEquals(0, gate.leastWaitNs(refused(429, seconds)));
            assertEquals(0, waitAfter(refused(429, seconds)));
        }
        long attempt = gate.tryAttempt(0);
        gate.onFailure(attempt, refused(418, 1_000_000_000_000L), 1, 0);
        assertEquals(AttemptGate.NOT_NOW, gate.tryAttempt(weekNs - 1));
        assertNotEquals(AttemptGate.NOT_NOW, gate.tryAttempt(weekNs));
    }

    @Test
    void letsOneOfSeveralConnectionsProbeAtATime() {
        long first = gate.tryAttempt(0);
        gate.onFailure(first, RESET, 5, 0);
        long probe = gate.tryAttempt(60 * SECOND);
        assertNotEquals(AttemptGate.NOT_NOW, probe);
        for (int others = 0; others < 10; others++) {
            assertEquals(AttemptGate.NOT_NOW, gate.tryAttempt((61 + others) * SECOND));
        }
        gate.onAbandoned(probe);
        long next = gate.tryAttempt(71 * SECOND);
        assertNotEquals(AttemptGate.NOT_NOW, next, "the slot of a probe that was broken off is free");
        assertEquals(AttemptGate.NOT_NOW, gate.tryAttempt(71 * SECOND));
        gate.onConnected(next);
        assertNotEquals(AttemptGate.NOT_NOW, gate.tryAttempt(71 * SECOND), "now all may follow");
        assertNotEquals(AttemptGate.NOT_NOW, gate.tryAttempt(71 * SECOND));
    }

    @Test
    void countsRefusedRequestsForAnAttemptNeitherAsAttemptsNorAgainstTheBudget() {
        AttemptGate small = new AttemptGate(BreakerOptions.DEFAULTS, budget(1, Duration.ofSeconds(10)), 60 * SECOND);
        assertEquals(1, small.tryAttempt(0));
        for (int i = 0; i < 100; i++) {
            assertEquals(AttemptGate.NOT_NOW, small.tryAttempt(5 * SECOND));
        }
        assertEquals(1, small.attempts());
        assertEquals(2, small.tryAttempt(10 * SECOND));
    }

    @Test
    void neverLetsMoreThanThreeHundredAttemptsIntoAnyFiveMinutes() {
        for (int pattern = 0; pattern < 20; pattern++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            AttemptGate storm = new AttemptGate(
                    new BreakerOptions(Integer.MAX_VALUE, Duration.ofSeconds(60)),
                    AttemptOptions.DEFAULTS,
                    60 * SECOND);
            Deque<Long> window = new ArrayDeque<>();
            long nowNs = random.nextLong(); // monotonic clocks may begin anywhere
            int made = 0;
            for (int i = 0; i < 20_000; i++) {
                // Bursts, lulls, and times that lie exactly where the gate said.
                nowNs += switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> random.nextLong(10 * SECOND);
                    case 2 -> random.nextLong(SECOND);
                    default -> storm.waitNs(nowNs);
                };
                if (storm.tryAttempt(nowNs) != AttemptGate.NOT_NOW) {
                    window.addLast(nowNs);
                    made++;
                }
                while (nowNs - window.peekFirst() >= WINDOW_NS) {
                    window.removeFirst();
                }
                assertTrue(window.size() <= 300, "seed " + seed + ": " + window.size() + " attempts at step " + i);
            }
            assertTrue(made > 300, "seed " + seed + ": only " + made + " attempts");
        }
    }

    /** How long a fresh gate holds everybody after a refusal. */
    private static long waitAfter(DisconnectCause cause) {
        AttemptGate fresh = new AttemptGate(BreakerOptions.DEFAULTS, AttemptOptions.DEFAULTS, 60 * SECOND);
        long nowNs = Long.MAX_VALUE - 5; // where sums of times overflow
        fresh.onFailure(fresh.tryAttempt(nowNs), cause, 1, nowNs);
        return fresh.waitNs(nowNs);
    }

    private static DisconnectCause refused(int status, long retryAfterSeconds) {
        return DisconnectCause.handshakeStatus(status, retryAfterSeconds, "refused");
    }

    private static AttemptOptions budget(int attempts, Duration window) {
        return new AttemptOptions(AttemptOptions.NO_LIMIT, 10, attempts, window);
    }
}
