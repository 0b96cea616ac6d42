package io.ringfeed.engine.supervisor.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.supervisor.attempt.CircuitBreaker.State;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final CircuitBreaker breaker = new CircuitBreaker(BreakerOptions.DEFAULTS);
    private long lastAttempt;

    @Test
    void opensAtTheFifthFailureInARowForSixtySecondsAndThenLetsOneProbeThrough() {
        for (int failures = 1; failures <= 4; failures++) {
            assertFalse(breaker.onFailure(attempt(), failures, 0));
            assertEquals(0, breaker.waitNs(0));
        }
        assertTrue(breaker.onFailure(attempt(), 5, 0));
        assertEquals(State.OPEN, breaker.state());
        assertEquals(60 * SECOND, breaker.waitNs(0));
        assertEquals(1, breaker.waitNs(60 * SECOND - 1));
        assertEquals(0, breaker.waitNs(60 * SECOND));

        attempt();
        assertEquals(State.HALF_OPEN, breaker.state());
        assertEquals(Long.MAX_VALUE, breaker.waitNs(3_600 * SECOND), "nobody else, however long the probe takes");
    }

    @Test
    void opensForAnotherSixtySecondsEachTimeThatAProbeFails() {
        open(0);
        for (int minute = 1; minute <= 60; minute++) {
            long nowNs = minute * 60L * SECOND;
            assertEquals(0, breaker.waitNs(nowNs));
            assertTrue(breaker.onFailure(attempt(), 5 + minute, nowNs));
            assertEquals(60 * SECOND, breaker.waitNs(nowNs));
        }
        assertEquals(61, breaker.trips());
    }

    @Test
    void closesWhenItsProbeConnectsAndOpensAgainWhenThatSessionDoesNotLast() {
        open(0);
        long probe = attempt();
        breaker.onConnected(probe);
        assertEquals(State.CLOSED, breaker.state());
        assertEquals(0, breaker.waitNs(60 * SECOND));
        assertTrue(breaker.onFailure(probe, 6, 61 * SECOND), "its failures are not forgotten yet");
        assertEquals(60 * SECOND, breaker.waitNs(61 * SECOND));
    }

    @Test
    void closesForAProbeThatFailsOnceAfterItsFailuresWereForgotten() {
        open(0);
        long probe = attempt();
        breaker.onConnected(probe);
        assertFalse(breaker.onFailure(probe, 1, 100 * SECOND));
        assertEquals(State.CLOSED, breaker.state());
    }

    @Test
    void isNeitherOpenedLongerNorClosedByAttemptsThatBeganBeforeItOpened() {
        long early = attempt();
        long late = attempt();
        open(0);
        assertFalse(breaker.onFailure(early, 9, 30 * SECOND));
        assertEquals(30 * SECOND, breaker.waitNs(30 * SECOND), "the cool-down is not begun again");
        breaker.onConnected(late);
        assertEquals(State.OPEN, breaker.state());
        long probe = attempt();
        assertFalse(breaker.onFailure(late, 9, 60 * SECOND), "not the probe");
        assertEquals(State.HALF_OPEN, breaker.state());
        breaker.onConnected(probe);
        assertEquals(State.CLOSED, breaker.state());
    }

    @Test
    void letsTheNextOneProbeWhenAProbeIsBrokenOff() {
        open(0);
        long probe = attempt();
        breaker.onAbandoned(probe - 1);
        assertEquals(Long.MAX_VALUE, breaker.waitNs(60 * SECOND), "somebody else's attempt was broken off");
        breaker.onAbandoned(probe);
        assertEquals(0, breaker.waitNs(60 * SECOND));
        breaker.onConnected(attempt());
        assertEquals(State.CLOSED, breaker.state());
    }

    @Test
    void ofOneFailureOpensAtTheFirst() {
        CircuitBreaker nervous = new CircuitBreaker(new BreakerOptions(1, BreakerOptions.DEFAULTS.coolDown()));
        nervous.onAttempt(1);
        assertTrue(nervous.onFailure(1, 1, 0));
    }

    private void open(long nowNs) {
        assertTrue(breaker.onFailure(attempt(), 5, nowNs));
    }

    private long attempt() {
        breaker.onAttempt(++lastAttempt);
        return lastAttempt;
    }
}
