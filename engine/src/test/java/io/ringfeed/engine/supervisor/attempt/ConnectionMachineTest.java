package io.ringfeed.engine.supervisor.attempt;

import static io.ringfeed.engine.supervisor.attempt.ConnectionMachine.Action.CLOSE_SILENT;
import static io.ringfeed.engine.supervisor.attempt.ConnectionMachine.Action.CLOSE_SLOW_CONSUMER;
import static io.ringfeed.engine.supervisor.attempt.ConnectionMachine.Action.CONNECT;
import static io.ringfeed.engine.supervisor.attempt.ConnectionMachine.Action.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.supervisor.attempt.ConnectionMachine.State;
import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.BackoffOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.engine.supervisor.options.ConnectionTimeouts;
import io.ringfeed.transport.connection.DisconnectCause;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionMachineTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final DisconnectCause RESET = DisconnectCause.of(DisconnectCause.Kind.RESET, "reset");

    private final ConnectionMachine machine = newMachine(1);

    @Test
    void connectsRetriesAtOnceAfterAHealthySessionAndThenBacksOff() {
        assertEquals(CONNECT, tick(0, 0, false));
        machine.onConnected(0);
        machine.onDisconnected(RESET, 11 * SECOND);
        assertEquals(0, machine.retryInNs(11 * SECOND));
        assertEquals(CONNECT, tick(11 * SECOND, 0, false));

        long nowNs = 11 * SECOND;
        for (long fullSeconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            machine.onDisconnected(RESET, nowNs);
            long waitNs = machine.retryInNs(nowNs);
            assertTrue(waitNs <= fullSeconds * SECOND && waitNs >= fullSeconds * SECOND * 3 / 4, waitNs + " ns");
            assertEquals(NONE, tick(nowNs + waitNs - 1, 0, false));
            assertEquals(CONNECT, tick(nowNs + waitNs, 0, false));
            nowNs += waitNs;
        }
    }

    @Test
    void doesNotForgetFailuresForASessionThatEndedAtOnce() {
        tick(0, 0, false);
        long nowNs = 0;
        for (int i = 1; i <= 5; i++) {
            machine.onConnected(nowNs);
            nowNs += SECOND;
            machine.onDisconnected(RESET, nowNs);
            assertEquals(i, machine.failures());
            nowNs += machine.retryInNs(nowNs);
            assertEquals(CONNECT, tick(nowNs, 0, false));
        }
        assertTrue(nowNs > (1 + 2 + 4 + 8 + 16) * SECOND * 3 / 4);
    }

    @Test
    void closesAConnectionThatSentNothingForThirtySecondsNotEvenAPing() {
        tick(0, 0, false);
        machine.onConnected(0);
        assertEquals(NONE, tick(30 * SECOND, 0, false));
        assertEquals(NONE, tick(45 * SECOND, 16 * SECOND, false));
        assertEquals(CLOSE_SILENT, tick(46 * SECOND + 1, 16 * SECOND, false));
        assertEquals(NONE, tick(60 * SECOND, 16 * SECOND, false), "told once");
        machine.onDisconnected(RESET, 47 * SECOND);
        assertEquals(State.WAITING, machine.state());
    }

    @Test
    void countsNoSilenceWhileReadingIsPausedAndGivesUpAPauseOfMoreThanTwentySeconds() {
        tick(0, 0, false);
        machine.onConnected(0);
        for (long second = 1; second <= 19; second++) {
            assertEquals(NONE, tick(second * SECOND, 0, true));
        }
        assertEquals(NONE, tick(48 * SECOND, 0, false), "29 s after the pause");
        assertEquals(NONE, tick(49 * SECOND, 48 * SECOND, true));
        assertEquals(NONE, tick(69 * SECOND, 48 * SECOND, true));
        assertEquals(CLOSE_SLOW_CONSUMER, tick(69 * SECOND + 1, 48 * SECOND, true));
    }

    @Test
    void doesNotReplaceAConnectionWhileTheRingIsStillFull() {
        tick(0, 0, false);
        machine.onConnected(0);
        tick(SECOND, SECOND, true);
        assertEquals(CLOSE_SLOW_CONSUMER, tick(22 * SECOND, SECOND, true));
        machine.onDisconnected(DisconnectCause.of(DisconnectCause.Kind.SLOW_CONSUMER, "slow"), 22 * SECOND);
        assertEquals(NONE, machine.onTick(90 * SECOND, SECOND, false, false));
        assertEquals(CONNECT, machine.onTick(91 * SECOND, SECOND, false, true));
    }

    @Test
    void obeysRetryAfterAndNeverRetriesARefusalQuickly() {
        tick(0, 0, false);
        machine.onDisconnected(DisconnectCause.handshakeStatus(429, 120, "too many"), 0);
        assertEquals(120 * SECOND, machine.retryInNs(0));
        tick(120 * SECOND, 0, false);
        machine.onDisconnected(DisconnectCause.handshakeStatus(451, DisconnectCause.NONE, "here not"), 0);
        assertEquals(60 * SECOND, machine.retryInNs(0));
    }

    @Test
    void stopsForGoodFromAnyState() {
        tick(0, 0, false);
        machine.onConnected(0);
        machine.onStop();
        machine.onDisconnected(RESET, SECOND);
        assertEquals(NONE, tick(1_000 * SECOND, 0, false));
        assertEquals(State.STOPPED, machine.state());
    }

    @Test
    void survivesAYearOfRandomFaultsWithoutEverGettingStuckOrStorming() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ConnectionMachine year = newMachine(seed);
        Set<State> seen = EnumSet.of(year.state());
        long attempts = 0;
        long lastFrameNs = 0;
        boolean paused = false;
        long stuckSinceNs = 0;
        long end = TimeUnit.DAYS.toNanos(365);
        for (long nowNs = 0; nowNs < end; nowNs += random.nextLong(20 * SECOND)) {
            State before = year.state();
            switch (before) {
                case CONNECTING -> {
                    if (random.nextInt(3) == 0) {
                        year.onDisconnected(RESET, nowNs);
                    } else {
                        year.onConnected(nowNs);
                        lastFrameNs = nowNs;
                    }
                }
                case CONNECTED -> {
                    boolean stalled = random.nextInt(50) == 0;
                    lastFrameNs = stalled ? lastFrameNs : nowNs;
                    paused = paused ? random.nextInt(4) != 0 : random.nextInt(100) == 0;
                    if (random.nextInt(200) == 0) {
                        year.onDisconnected(RESET, nowNs);
                    }
                }
                case CLOSING -> year.onDisconnected(RESET, nowNs);
                case WAITING, IDLE, GAVE_UP, STOPPED -> {}
            }
            if (year.onTick(nowNs, lastFrameNs, paused, true) == CONNECT) {
                attempts++;
            }
            seen.add(year.state());
            if (year.state() != before || year.state() == State.CONNECTED) {
                stuckSinceNs = nowNs;
            }
            assertTrue(nowNs - stuckSinceNs < 100 * SECOND, "seed " + seed + ": stuck in " + year.state());
        }
        assertEquals(EnumSet.complementOf(EnumSet.of(State.GAVE_UP, State.STOPPED)), seen, "seed " + seed);
        assertFalse(attempts > TimeUnit.NANOSECONDS.toMinutes(end) * 60, "seed " + seed + ": " + attempts);
    }

    private ConnectionMachine.Action tick(long nowNs, long lastFrameNs, boolean readingPaused) {
        return machine.onTick(nowNs, lastFrameNs, readingPaused, true);
    }

    private static ConnectionMachine newMachine(long seed) {
        Backoff backoff = new Backoff(BackoffOptions.DEFAULTS, new Random(seed));
        return new ConnectionMachine(backoff, unbreakable(), ConnectionTimeouts.DEFAULTS, AttemptOptions.DEFAULTS);
    }

    /** Backoff alone: what it makes together with the breaker is another test's story. */
    private static AttemptGate unbreakable() {
        return new AttemptGate(
                new BreakerOptions(Integer.MAX_VALUE, Duration.ofSeconds(60)), AttemptOptions.DEFAULTS, 60 * SECOND);
    }
}
