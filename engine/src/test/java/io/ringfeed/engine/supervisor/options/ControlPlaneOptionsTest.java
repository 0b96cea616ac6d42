package io.ringfeed.engine.supervisor.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlPlaneOptionsTest {
    private static final Duration ZERO = Duration.ZERO;
    private static final Duration NEGATIVE = Duration.ofSeconds(-1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void findsNothingWrongWithTheDefaults() {
        assertEquals(List.of(), ControlPlaneOptions.DEFAULTS.problems());
        assertEquals(List.of(), LivenessOptions.all(SECOND).problems());
        assertEquals(List.of(), AttemptOptions.DEFAULTS.withLimit(10).problems());
        assertEquals(
                List.of(),
                RotationOptions.DEFAULTS
                        .withQuietTime(LocalTime.of(23, 0), LocalTime.of(1, 0))
                        .withMaxAge(SECOND, ZERO)
                        .problems());
    }

    @Test
    void namesEveryClockOfAConnectionThatCannotBe() {
        assertEquals(
                List.of(
                        "connect time-out PT0S is not positive",
                        "message time-out PT-1S is not positive",
                        "pause limit PT0S is not positive",
                        "healthy time PT-1S is negative",
                        "wait after a refusal PT0S is not positive"),
                new ConnectionTimeouts(ZERO, NEGATIVE, ZERO, NEGATIVE, ZERO).problems());
        assertEquals(
                List.of(), new ConnectionTimeouts(SECOND, SECOND, SECOND, ZERO, SECOND).problems(), "healthy at once");
    }

    @Test
    void namesBackoffsThatCannotBe() {
        assertEquals(
                List.of(
                        "initial backoff PT0S is not positive",
                        "maximum backoff PT-1S is below the initial backoff PT0S"),
                new BackoffOptions(ZERO, NEGATIVE).problems());
        assertEquals(List.of(), new BackoffOptions(SECOND, SECOND).problems());
    }

    @Test
    void namesNumbersOfAttemptsThatCannotBe() {
        assertEquals(
                List.of(
                        "attempt limit -1 is negative: give 0 for no limit",
                        "DEGRADED after 0 attempts cannot be: give at least 1",
                        "attempt budget 0 lets nothing connect: give at least 1",
                        "attempt budget window PT0S is not positive"),
                new AttemptOptions(-1, 0, 0, ZERO).problems());
    }

    @Test
    void namesABreakerThatCannotBe() {
        assertEquals(
                List.of(
                        "breaker threshold 0 cannot be: give at least 1 failure",
                        "breaker cool-down PT-1S is not positive"),
                new BreakerOptions(0, NEGATIVE).problems());
    }

    @Test
    void namesRotationsThatCannotBe() {
        assertEquals(
                List.of(
                        "rotation age PT24H is too late: the venue ends a connection after 24 h",
                        "rotation jitter PT24H must be below the rotation age PT24H",
                        "a quiet time needs both its beginning and its end, such as 02:00 and 04:00",
                        "rotation overlap PT0S is not positive"),
                new RotationOptions(Duration.ofHours(24), Duration.ofHours(24), LocalTime.NOON, null, ZERO).problems());
        assertEquals(
                List.of(
                        "rotation age PT0S is not positive",
                        "rotation jitter PT0S must be below the rotation age PT0S"),
                RotationOptions.DEFAULTS.withMaxAge(ZERO, ZERO).problems());
        assertEquals(
                List.of("rotation jitter PT-1S is negative"),
                RotationOptions.DEFAULTS.withMaxAge(SECOND, NEGATIVE).problems());
        assertEquals(
                List.of("the quiet time begins and ends at 12:00: give a span, or none"),
                RotationOptions.DEFAULTS
                        .withQuietTime(LocalTime.NOON, LocalTime.NOON)
                        .problems());
        assertEquals(
                List.of("a quiet time needs both its beginning and its end, such as 02:00 and 04:00"),
                RotationOptions.DEFAULTS.withQuietTime(null, LocalTime.NOON).problems());
    }

    @Test
    void namesSilencesThatCannotBe() {
        assertEquals(
                List.of(
                        "silence of periodic streams PT0S is not positive",
                        "silence of book streams PT-1S is not positive",
                        "silence of trade streams PT0S is not positive"),
                new LivenessOptions(ZERO, NEGATIVE, ZERO).problems());
    }

    @Test
    void namesSubscriptionsThatCannotBe() {
        for (int streams : new int[] {0, -1, 1_025}) {
            assertEquals(
                    List.of(
                            "streams per connection " + streams + " cannot be: give 1 to 1024",
                            "answer time-out PT0S is not positive",
                            "audit period PT-1S is negative"),
                    new SubscriptionOptions(streams, ZERO, NEGATIVE, true).problems());
        }
    }

    @Test
    void namesTheProblemsOfAllGroupsTogether() {
        ControlPlaneOptions wrong = ControlPlaneOptions.DEFAULTS
                .with(new ConnectionTimeouts(ZERO, SECOND, SECOND, SECOND, SECOND))
                .with(new BackoffOptions(ZERO, SECOND))
                .with(AttemptOptions.DEFAULTS.withLimit(-1))
                .with(new BreakerOptions(0, SECOND))
                .with(RotationOptions.DEFAULTS.withMaxAge(SECOND, SECOND))
                .with(new LivenessOptions(ZERO, SECOND, SECOND))
                .with(new SubscriptionOptions(0, SECOND, ZERO, true));
        assertEquals(
                List.of(
                        "connect time-out PT0S is not positive",
                        "initial backoff PT0S is not positive",
                        "attempt limit -1 is negative: give 0 for no limit",
                        "breaker threshold 0 cannot be: give at least 1 failure",
                        "rotation jitter PT1S must be below the rotation age PT1S",
                        "silence of periodic streams PT0S is not positive",
                        "streams per connection 0 cannot be: give 1 to 1024"),
                wrong.problems());
    }

    @Test
    void refusesGroupsAndTimesThatAreNotThere() {
        assertThrows(NullPointerException.class, () -> ControlPlaneOptions.DEFAULTS.with((BackoffOptions) null));
        assertThrows(NullPointerException.class, () -> RotationOptions.DEFAULTS.withMaxAge(null, ZERO));
    }
}
