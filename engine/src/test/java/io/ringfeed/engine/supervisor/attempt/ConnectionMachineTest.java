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
    private static final DisconnectCause BY_US = DisconnectCause.of(DisconnectCause.Kind.CLOSED_BY_US, "by us");
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
    void waitsForTheLaterOfBackoffAndBreakerAndNeverForTheirSum() {
        AttemptGate gate = gate(BreakerOptions.DEFAULTS);
        ConnectionMachine breaking = machine(gate, AttemptOptions.DEFAULTS);
        long nowNs = 0;
        for (int failures = 1; failures <= 4; failures++) {
            assertEquals(CONNECT, breaking.onTick(nowNs, 0, false, true));
            breaking.onDisconnected(RESET, nowNs);
            assertFalse(breaking.hasBreakerOpened());
            nowNs += breaking.retryInNs(nowNs);
        }
        assertEquals(CONNECT, breaking.onTick(nowNs, 0, false, true));
        breaking.onDisconnected(RESET, nowNs);
        assertTrue(breaking.hasBreakerOpened(), "at the fifth");
        assertEquals(60 * SECOND, breaking.retryInNs(nowNs), "16 s of backoff pass meanwhile");
        for (int probes = 1; probes <= 100; probes++) {
            assertEquals(NONE, breaking.onTick(nowNs + 60 * SECOND - 1, 0, false, true));
            nowNs += 60 * SECOND;
            assertEquals(CONNECT, breaking.onTick(nowNs, 0, false, true));
            breaking.onDisconnected(RESET, nowNs);
            assertTrue(breaking.hasBreakerOpened(), "again, by the probe");
            assertEquals(5 + probes, breaking.failures(), "a probe is an attempt");
        }
    }

    @Test
    void backsOffLongerThanTheBreakerWhereThatIsTheLaterOne() {
        AttemptGate gate = gate(new BreakerOptions(1, Duration.ofMillis(1)));
        ConnectionMachine breaking = machine(gate, AttemptOptions.DEFAULTS);
        breaking.onTick(0, 0, false, true);
        breaking.onDisconnected(RESET, 0);
        long waitNs = breaking.retryInNs(0);
        assertTrue(waitNs >= SECOND * 3 / 4 && waitNs <= SECOND, waitNs + " ns");
        assertEquals(NONE, breaking.onTick(waitNs - 1, 0, false, true));
        assertEquals(CONNECT, breaking.onTick(waitNs, 0, false, true));
    }

    @Test
    void givesUpAtItsLimitAndStartsAfreshWhenAskedTo() {
        ConnectionMachine limited = machine(unbreakable(), AttemptOptions.DEFAULTS.withLimit(10));
        long nowNs = 0;
        for (int failures = 1; failures <= 10; failures++) {
            assertEquals(CONNECT, limited.onTick(nowNs, 0, false, true));
            limited.onDisconnected(RESET, nowNs);
            assertEquals(failures == 10 ? State.GAVE_UP : State.WAITING, limited.state());
            nowNs += limited.retryInNs(nowNs);
        }
        assertEquals(0, limited.retryInNs(nowNs));
        assertEquals(NONE, limited.onTick(nowNs + TimeUnit.DAYS.toNanos(365), 0, false, true));
        assertEquals(NONE, limited.onReconnect(nowNs));
        assertEquals(State.WAITING, limited.state());
        assertEquals(0, limited.failures());
        assertEquals(CONNECT, limited.onTick(nowNs, 0, false, true));
        limited.onDisconnected(RESET, nowNs);
        assertTrue(limited.retryInNs(nowNs) <= SECOND, "the backoff begins anew, too");
    }

    @Test
    void countsProbesOfTheBreakerTowardsItsLimit() {
        AttemptGate gate = gate(BreakerOptions.DEFAULTS);
        ConnectionMachine limited = machine(gate, AttemptOptions.DEFAULTS.withLimit(7));
        long nowNs = 0;
        while (limited.state() != State.GAVE_UP) {
            assertEquals(CONNECT, limited.onTick(nowNs, 0, false, true));
            limited.onDisconnected(RESET, nowNs);
            nowNs += limited.retryInNs(nowNs);
        }
        assertEquals(7, gate.attempts(), "five closed ones, two probes");
        assertEquals(3, gate.breaker().trips());
        limited.onReconnect(nowNs);
        assertEquals(NONE, limited.onTick(nowNs, 0, false, true), "the venue's breaker is not forgotten");
        assertEquals(CONNECT, limited.onTick(nowNs + 60 * SECOND, 0, false, true));
    }

    @Test
    void takesNeitherItsSlowConsumerNorOurOwnWillForAFailure() {
        AttemptGate gate = gate(new BreakerOptions(1, Duration.ofSeconds(60)));
        ConnectionMachine calm = machine(gate, AttemptOptions.DEFAULTS.withLimit(1));
        calm.onTick(0, 0, false, true);
        calm.onConnected(0);
        calm.onDisconnected(DisconnectCause.of(DisconnectCause.Kind.SLOW_CONSUMER, "slow"), SECOND);
        assertEquals(0, calm.failures());
        long waitNs = calm.retryInNs(SECOND);
        assertTrue(waitNs > 0 && waitNs <= SECOND, "but the next one waits a little: " + waitNs);
        assertEquals(CONNECT, calm.onTick(SECOND + waitNs, 0, false, true));
        calm.onConnected(SECOND + waitNs);
        assertEquals(ConnectionMachine.Action.CLOSE_FOR_RECONNECT, calm.onReconnect(3 * SECOND));
        assertEquals(State.CLOSING, calm.state());
        calm.onDisconnected(BY_US, 3 * SECOND);
        assertEquals(0, calm.retryInNs(3 * SECOND), "somebody asked for it, now");
        assertEquals(CONNECT, calm.onTick(3 * SECOND, 0, false, true));
        assertEquals(CircuitBreaker.State.CLOSED, gate.breaker().state());
    }

    @Test
    void doesNotLengthenTheBackoffForSessionsThatWeClosedOurselves() {
        tick(0, 0, false);
        for (int i = 0; i < 5; i++) {
            machine.onConnected(0);
            machine.onReconnect(0);
            machine.onDisconnected(BY_US, 0);
            assertEquals(CONNECT, tick(0, 0, false));
        }
        machine.onDisconnected(RESET, 0);
        assertTrue(machine.retryInNs(0) <= SECOND, machine.retryInNs(0) + " ns");
    }

    @Test
    void losesASlowConsumersSessionsLessAndLessOften() {
        tick(0, 0, false);
        long nowNs = 0;
        long longestNs = 0;
        for (int i = 0; i < 10; i++) {
            machine.onConnected(nowNs);
            machine.onDisconnected(DisconnectCause.of(DisconnectCause.Kind.SLOW_CONSUMER, "slow"), nowNs);
            longestNs = machine.retryInNs(nowNs);
            nowNs += longestNs;
            assertEquals(CONNECT, tick(nowNs, 0, false));
        }
        assertTrue(longestNs >= 45 * SECOND, longestNs + " ns");
        assertEquals(0, machine.failures());
    }

    @Test
    void freesTheProbesSlotWhenItIsStoppedOnTheWay() {
        AttemptGate gate = gate(new BreakerOptions(1, Duration.ofSeconds(60)));
        ConnectionMachine stopped = machine(gate, AttemptOptions.DEFAULTS);
        ConnectionMachine other = machine(gate, AttemptOptions.DEFAULTS);
        stopped.onTick(0, 0, false, true);
        stopped.onDisconnected(RESET, 0);
        assertEquals(CONNECT, stopped.onTick(60 * SECOND, 0, false, true));
        assertEquals(NONE, other.onTick(61 * SECOND, 0, false, true), "a probe is under way");
        stopped.onStop();
        stopped.onDisconnected(BY_US, 62 * SECOND);
        assertEquals(CONNECT, other.onTick(62 * SECOND, 0, false, true));
    }

    @Test
    void isNotHeldUpForLongByAbsurdWishesOfTheVenue() {
        tick(0, 0, false);
        machine.onDisconnected(DisconnectCause.handshakeStatus(429, 1_000_000_000_000L, "too many"), 0);
        assertEquals(TimeUnit.DAYS.toNanos(7), machine.retryInNs(0));
        assertEquals(CONNECT, tick(TimeUnit.DAYS.toNanos(7), 0, false));
        machine.onDisconnected(DisconnectCause.handshakeStatus(429, -1_000_000_000_000L, "too many"), 0);
        assertTrue(machine.retryInNs(0) <= 2 * SECOND);
    }

    @Test
    void forgetsFailuresAfterTenHealthySecondsAndNotBefore() {
        tick(0, 0, false);
        machine.onDisconnected(RESET, 0);
        machine.onDisconnected(RESET, 0);
        assertEquals(1, machine.failures(), "told twice");
        tick(SECOND, 0, false);
        machine.onConnected(SECOND);
        tick(11 * SECOND - 1, 10 * SECOND, false);
        assertEquals(1, machine.failures());
        tick(11 * SECOND, 10 * SECOND, false);
        assertEquals(0, machine.failures());
        machine.onDisconnected(RESET, 12 * SECOND);
        assertEquals(0, machine.retryInNs(12 * SECOND));
        assertEquals(0, machine.failures(), "the loss of a healthy session is none");
    }

    @Test
    void carriesOnWithTheConnectionThatReplacedItsOwn() {
        tick(0, 0, false);
        machine.onConnected(0);
        machine.onReplaced(17, 100 * SECOND);
        assertEquals(17, machine.attempt());
        assertEquals(State.CONNECTED, machine.state());
        assertEquals(NONE, tick(130 * SECOND, 100 * SECOND, false), "its clocks count from the new one's beginning");
        assertEquals(CLOSE_SILENT, tick(130 * SECOND + 1, 100 * SECOND, false));
    }

    @Test
    void takesAReplacementOnItsWayForItsNextAttemptEvenWhereItWouldHaveGivenUp() {
        ConnectionMachine limited = machine(unbreakable(), AttemptOptions.DEFAULTS.withLimit(1));
        limited.onTick(0, 0, false, true);
        limited.onConnected(0);
        limited.onDisconnected(RESET, SECOND);
        assertEquals(State.GAVE_UP, limited.state());
        limited.onReplacementAdopted(2);
        assertEquals(State.CONNECTING, limited.state());
        limited.onConnected(2 * SECOND);
        assertEquals(State.CONNECTED, limited.state());
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

    private static ConnectionMachine machine(AttemptGate gate, AttemptOptions attempts) {
        Backoff backoff = new Backoff(BackoffOptions.DEFAULTS, new Random(1));
        return new ConnectionMachine(backoff, gate, ConnectionTimeouts.DEFAULTS, attempts);
    }

    /** Backoff alone: what it makes together with the breaker are stories of their own. */
    private static AttemptGate unbreakable() {
        return gate(new BreakerOptions(Integer.MAX_VALUE, Duration.ofSeconds(60)));
    }

    private static AttemptGate gate(BreakerOptions breaker) {
        return new AttemptGate(breaker, AttemptOptions.DEFAULTS, 60 * SECOND);
    }
}
