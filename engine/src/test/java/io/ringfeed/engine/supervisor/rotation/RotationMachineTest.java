package io.ringfeed.engine.supervisor.rotation;

import static io.ringfeed.engine.supervisor.rotation.RotationMachine.Action.ABANDON_NEW;
import static io.ringfeed.engine.supervisor.rotation.RotationMachine.Action.NONE;
import static io.ringfeed.engine.supervisor.rotation.RotationMachine.Action.OPEN;
import static io.ringfeed.engine.supervisor.rotation.RotationMachine.Action.RETIRE_OLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.supervisor.attempt.AttemptGate;
import io.ringfeed.engine.supervisor.attempt.Backoff;
import io.ringfeed.engine.supervisor.attempt.CircuitBreaker;
import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.BackoffOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.engine.supervisor.options.RotationOptions;
import io.ringfeed.engine.supervisor.rotation.RotationMachine.State;
import io.ringfeed.transport.connection.DisconnectCause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RotationMachineTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final long EPOCH_MS = Instant.parse("2026-11-24T10:00:00Z").toEpochMilli();
    private static final DisconnectCause RESET = DisconnectCause.of(DisconnectCause.Kind.RESET, "reset");
    private static final RotationOptions EXACT =
            RotationOptions.DEFAULTS.withMaxAge(Duration.ofHours(23), Duration.ZERO);

    private final AttemptGate gate = gate(BreakerOptions.DEFAULTS);
    private final RotationMachine machine = machine(EXACT, gate, 1);

    @Test
    void replacesAConnectionAtItsAgeAndRetiresItWhenEverythingHasJoined() {
        assertEquals(Long.MAX_VALUE, machine.dueInNs(0));
        assertEquals(NONE, machine.onTick(0), "nothing stands");
        machine.onConnected(0, EPOCH_MS);
        assertEquals(23 * HOUR, machine.dueInNs(0));
        assertEquals(NONE, machine.onTick(23 * HOUR - 1));
        assertEquals(OPEN, machine.onTick(23 * HOUR));
        assertEquals(State.OPENING, machine.state());
        assertEquals("its age", machine.reason());
        assertEquals(NONE, machine.onTick(24 * HOUR), "opened once");

        machine.onReplacementConnected();
        assertEquals(State.OVERLAPPING, machine.state());
        machine.onReplacementJoined();
        assertEquals(NONE, machine.onTick(24 * HOUR), "the venue was not asked for everything yet");
        machine.onReplacementAsked(24 * HOUR);
        assertEquals(RETIRE_OLD, machine.onTick(24 * HOUR), "joined early");
        assertEquals(State.STEADY, machine.state());
        assertEquals(Long.MAX_VALUE, machine.dueInNs(24 * HOUR));
        machine.onConnected(24 * HOUR, EPOCH_MS);
        assertEquals(23 * HOUR, machine.dueInNs(24 * HOUR));
    }

    @Test
    void retiresTheOldOneAtTheOverlapsEndWhereAStreamNeverComesOverTheNewOne() {
        overlap(0);
        assertEquals(NONE, machine.onTick(HOUR), "not asked for everything: the overlap has not begun");
        machine.onReplacementAsked(HOUR);
        machine.onReplacementAsked(HOUR + 5 * SECOND);
        machine.onReplacementDelivers();
        assertEquals(NONE, machine.onTick(HOUR + 10 * SECOND - 1));
        assertEquals(RETIRE_OLD, machine.onTick(HOUR + 10 * SECOND), "ten seconds after it was asked first");
    }

    @Test
    void jittersTheAgeByHalfAnHourAndNeverBeyond() {
        Set<Long> ages = new HashSet<>();
        for (long seed = 0; seed < 2_000; seed++) {
            RotationMachine jittered = machine(RotationOptions.DEFAULTS, gate, seed);
            jittered.onConnected(0, EPOCH_MS);
            long ageNs = jittered.dueInNs(0);
            assertTrue(ageNs <= 23 * HOUR && ageNs >= 22 * HOUR + HOUR / 2, "seed " + seed + ": " + ageNs + " ns");
            ages.add(ageNs);
        }
        assertTrue(ages.size() > 1_900, ages.size() + " different ages");
    }

    @Test
    void replacesInTheLastQuietMomentBeforeTheAge() {
        RotationOptions quiet = RotationOptions.DEFAULTS.withQuietTime(LocalTime.of(2, 0), LocalTime.of(4, 0));
        assertDue(quiet, "2026-11-24T10:00:00Z", "2026-11-25T04:00:00Z");
        assertDue(quiet, "2026-11-24T04:00:01Z", "2026-11-25T03:00:01Z");
        assertDue(quiet, "2026-11-24T03:10:00Z", "2026-11-25T02:10:00Z");
        // It will be too old for tomorrow's quiet time, so it goes at the end of today's.
        assertDue(quiet, "2026-11-24T02:30:00Z", "2026-11-24T04:00:00Z");

        RotationOptions overMidnight = quiet.withQuietTime(LocalTime.of(23, 50), LocalTime.of(0, 10));
        assertDue(overMidnight, "2026-11-24T10:00:00Z", "2026-11-25T00:10:00Z");
        assertDue(overMidnight, "2026-11-24T01:00:00Z", "2026-11-25T00:00:00Z");
    }

    @Test
    void fallsBackToTheAgeWhereNoQuietTimeLiesBeforeIt() {
        RotationOptions quiet = RotationOptions.DEFAULTS
                .withMaxAge(Duration.ofHours(2), Duration.ofMinutes(10))
                .withQuietTime(LocalTime.of(2, 0), LocalTime.of(4, 0));
        assertDue(quiet, "2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z");
    }

    @Test
    void givesUpAReplacementThatHasBroughtNothingAtTheOverlapsEnd() {
        overlap(0);
        machine.onReplacementAsked(HOUR);
        assertEquals(ABANDON_NEW, machine.onTick(HOUR + 10 * SECOND));
        assertEquals(State.STEADY, machine.state());
        long waitNs = machine.dueInNs(HOUR + 10 * SECOND);
        assertTrue(waitNs > 0 && waitNs <= SECOND, waitNs + " ns until the next one");
    }

    @Test
    void replacesAtOnceWhenTheVenueAnnouncesItsEndOrSomebodyAsks() {
        machine.onRequested("early", 0);
        assertEquals(NONE, machine.onTick(0), "there is nothing to replace");
        machine.onConnected(0, EPOCH_MS);
        machine.onRequested("the venue announced its end", HOUR);
        assertEquals(0, machine.dueInNs(HOUR));
        assertEquals(OPEN, machine.onTick(HOUR));
        assertEquals("the venue announced its end", machine.reason());
        machine.onRequested("another wish", HOUR);
        assertEquals("the venue announced its end", machine.reason(), "one is under way");
    }

    @Test
    void triesAgainWithABackoffWhileTheOldOneStands() {
        machine.onConnected(0, EPOCH_MS);
        machine.onRequested("wished", 0);
        long nowNs = 0;
        for (long fullSeconds : new long[] {1, 2, 4}) {
            assertEquals(OPEN, machine.onTick(nowNs));
            machine.onReplacementLost(RESET, nowNs);
            assertEquals(State.STEADY, machine.state());
            machine.onRequested("wished again", nowNs);
            long waitNs = machine.dueInNs(nowNs);
            assertTrue(waitNs <= fullSeconds * SECOND && waitNs >= fullSeconds * SECOND * 3 / 4, waitNs + " ns");
            assertEquals(NONE, machine.onTick(nowNs + waitNs - 1));
            nowNs += waitNs;
        }
        assertEquals(OPEN, machine.onTick(nowNs));
    }

    @Test
    void backsOffFromReplacementsThatConnectAndAreLostAgainAndAgain() {
        machine.onConnected(0, EPOCH_MS);
        machine.onRequested("wished", 0);
        long nowNs = 0;
        for (int failures = 1; failures <= 4; failures++) {
            assertEquals(OPEN, machine.onTick(nowNs));
            machine.onReplacementConnected();
            machine.onReplacementLost(RESET, nowNs);
            nowNs += machine.dueInNs(nowNs);
        }
        assertTrue(nowNs >= (1 + 2 + 4 + 8) * SECOND * 3 / 4, nowNs + " ns");
        overlapFrom(nowNs);
        machine.onReplacementLost(RESET, nowNs);
        assertEquals(
                CircuitBreaker.State.OPEN, gate.breaker().state(), "five in a row open the breaker like any others");
        nowNs += 60 * SECOND;
        overlapFrom(nowNs);
        machine.onReplacementAsked(nowNs);
        machine.onReplacementJoined();
        assertEquals(RETIRE_OLD, machine.onTick(nowNs));
        machine.onConnected(nowNs, EPOCH_MS);
        machine.onRequested("wished", nowNs);
        overlapFrom(nowNs);
        machine.onReplacementLost(RESET, nowNs);
        assertTrue(machine.dueInNs(nowNs) <= SECOND, "one that took over has made the failures forgotten");
    }

    @Test
    void neverRepeatsARefusedReplacementQuickly() {
        for (int status : new int[] {400, 403, 404, 418, 451}) {
            RotationMachine refused = machine(EXACT, gate(BreakerOptions.DEFAULTS), 1);
            refused.onConnected(0, EPOCH_MS);
            refused.onRequested("wished", 0);
            assertEquals(OPEN, refused.onTick(0));
            refused.onReplacementLost(DisconnectCause.handshakeStatus(status, DisconnectCause.NONE, "no"), 0);
            assertEquals(NONE, refused.onTick(60 * SECOND - 1), "HTTP " + status);
            assertEquals(OPEN, refused.onTick(60 * SECOND), "HTTP " + status);
        }
    }

    @Test
    void takesNeitherItsSlowConsumerNorOurOwnWillForAFailureOfTheVenue() {
        AttemptGate nervous = gate(new BreakerOptions(1, Duration.ofSeconds(60)));
        RotationMachine calm = machine(EXACT, nervous, 1);
        calm.onConnected(0, EPOCH_MS);
        calm.onRequested("wished", 0);
        calm.onTick(0);
        calm.onReplacementLost(DisconnectCause.of(DisconnectCause.Kind.SLOW_CONSUMER, "slow"), 0);
        assertEquals(CircuitBreaker.State.CLOSED, nervous.breaker().state());
        assertTrue(calm.dueInNs(0) > 0, "but the next one waits a little");
        calm.onTick(SECOND);
        calm.onReplacementLost(DisconnectCause.of(DisconnectCause.Kind.CLOSED_BY_US, "by us"), SECOND);
        assertEquals(CircuitBreaker.State.CLOSED, nervous.breaker().state());
        calm.onTick(10 * SECOND);
        calm.onReplacementLost(RESET, 10 * SECOND);
        assertEquals(CircuitBreaker.State.OPEN, nervous.breaker().state());
    }

    @Test
    void waitsWhileTheBreakerIsOpenOrTheBudgetIsUsedUpAndThenMakesUpForIt() {
        machine.onConnected(0, EPOCH_MS);
        long others = gate.tryAttempt(0);
        gate.onFailure(others, RESET, 5, 0);
        machine.onRequested("wished", SECOND);
        assertEquals(NONE, machine.onTick(SECOND), "the breaker is open");
        assertEquals(NONE, machine.onTick(60 * SECOND - 1));
        assertEquals(OPEN, machine.onTick(60 * SECOND), "the rotation is its probe");
        assertEquals(AttemptGate.NOT_NOW, gate.tryAttempt(60 * SECOND));
        machine.onReplacementConnected();
        assertEquals(CircuitBreaker.State.CLOSED, gate.breaker().state());

        AttemptGate small = new AttemptGate(
                BreakerOptions.DEFAULTS,
                new AttemptOptions(AttemptOptions.NO_LIMIT, 10, 1, Duration.ofSeconds(100)),
                60 * SECOND);
        RotationMachine frugal = machine(EXACT, small, 1);
        assertNotEquals(AttemptGate.NOT_NOW, small.tryAttempt(0));
        frugal.onConnected(0, EPOCH_MS);
        frugal.onRequested("wished", SECOND);
        assertEquals(NONE, frugal.onTick(100 * SECOND - 1));
        assertEquals(OPEN, frugal.onTick(100 * SECOND), "within the budget of all");
    }

    @Test
    void hasNothingLeftToReplaceWhenTheOldOneIsLostInAnyState() {
        machine.onOldLost();
        machine.onConnected(0, EPOCH_MS);
        machine.onOldLost();
        assertEquals(NONE, machine.onTick(100 * HOUR), "lost while nothing was under way");

        machine.onConnected(0, EPOCH_MS);
        machine.onRequested("wished", 0);
        machine.onTick(0);
        machine.onOldLost();
        assertEquals(State.STEADY, machine.state(), "lost while the new one was on its way");
        machine.onReplacementConnected();
        assertEquals(State.STEADY, machine.state(), "which is an ordinary connection now");
        machine.onReplacementLost(RESET, SECOND);
        assertEquals(NONE, machine.onTick(100 * HOUR));
        assertEquals(CircuitBreaker.State.CLOSED, gate.breaker().state());

        overlap(0);
        machine.onReplacementAsked(0);
        machine.onOldLost();
        assertEquals(NONE, machine.onTick(100 * HOUR), "lost while both stood");
    }

    @Test
    void freesTheProbesSlotWhenAReplacementOnItsWayIsAbandoned() {
        machine.onConnected(0, EPOCH_MS);
        gate.onFailure(gate.tryAttempt(0), RESET, 5, 0);
        machine.onRequested("wished", 60 * SECOND);
        assertEquals(OPEN, machine.onTick(60 * SECOND));
        assertEquals(AttemptGate.NOT_NOW, gate.tryAttempt(61 * SECOND));
        machine.onReplacementAbandoned();
        assertEquals(State.STEADY, machine.state());
        assertEquals(NONE, machine.onTick(62 * SECOND));
        assertNotEquals(AttemptGate.NOT_NOW, gate.tryAttempt(62 * SECOND));
    }

    private void overlap(long nowNs) {
        machine.onConnected(nowNs, EPOCH_MS);
        machine.onRequested("wished", nowNs);
        overlapFrom(nowNs);
    }

    private void overlapFrom(long nowNs) {
        assertEquals(OPEN, machine.onTick(nowNs));
        machine.onReplacementConnected();
    }

    private static void assertDue(RotationOptions options, String connected, String expected) {
        long epochMs = Instant.parse(connected).toEpochMilli();
        RotationMachine quiet = machine(options, gate(BreakerOptions.DEFAULTS), 1);
        quiet.onConnected(0, epochMs);
        assertEquals(
                Instant.parse(expected),
                Instant.ofEpochMilli(epochMs + TimeUnit.NANOSECONDS.toMillis(quiet.dueInNs(0))),
                "connected at " + connected);
    }

    private static AttemptGate gate(BreakerOptions breaker) {
        return new AttemptGate(breaker, AttemptOptions.DEFAULTS, 60 * SECOND);
    }

    private static RotationMachine machine(RotationOptions options, AttemptGate gate, long seed) {
        return new RotationMachine(
                options, new Backoff(BackoffOptions.DEFAULTS, new Random(seed)), gate, new Random(seed));
    }
}
