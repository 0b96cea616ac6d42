package io.ringfeed.engine.supervisor.options;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/**
 * When a connection is replaced before it ends by itself, and how long both may overlap.
 *
 * @param maxAge the age at which a connection is replaced at the latest; the venue ends it after 24 h (protocol §3).
 * @param jitter each connection is replaced up to so much earlier, at random, so that they do not all go at once; within the quiet
 *     time, where one is set.
 * @param quietFrom beginning of the time of day, in UTC, in which replacing is welcome; null together with {@code quietTo} for any
 *     time. A connection is replaced towards the end of the last quiet time before its age; where there is none, at its age. A quiet time
 *     of an hour or more (24 h less the age) is always met.
 * @param quietTo end of that time; before {@code quietFrom} when it spans midnight.
 * @param overlap how long the old connection is kept at the most while streams that it brought have not come over the new one.
 */
public record RotationOptions(
        Duration maxAge, Duration jitter, LocalTime quietFrom, LocalTime quietTo, Duration overlap) {
    /** At 23 h, up to half an hour earlier, at any time of day, overlapping for 10 s at the most. */
    public static final RotationOptions DEFAULTS =
            new RotationOptions(Duration.ofHours(23), Duration.ofMinutes(30), null, null, Duration.ofSeconds(10));

    private static final Duration VENUES_LIFE = Duration.ofHours(24);

    /** @param maxAge as above; the others likewise. */
    public RotationOptions {
        Objects.requireNonNull(maxAge, "maxAge");
        Objects.requireNonNull(jitter, "jitter");
        Objects.requireNonNull(overlap, "overlap");
    }

    /**
     * The same with another age.
     *
     * @param age when to replace at the latest.
     * @param earlier up to so much earlier.
     * @return a new value.
     */
    public RotationOptions withMaxAge(Duration age, Duration earlier) {
        return new RotationOptions(age, earlier, quietFrom, quietTo, overlap);
    }

    /**
     * The same with a quiet time of day.
     *
     * @param from in UTC.
     * @param to in UTC; before {@code from} when it spans midnight.
     * @return a new value.
     */
    public RotationOptions withQuietTime(LocalTime from, LocalTime to) {
        return new RotationOptions(maxAge, jitter, from, to, overlap);
    }

    /** @return what is wrong and how to mend it, a line each; empty when all is well. */
    public List<String> problems() {
        return new Problems()
                .positive("rotation age", maxAge)
                .require(
                        maxAge.compareTo(VENUES_LIFE) < 0,
                        "rotation age " + maxAge + " is too late: the venue ends a connection after 24 h")
                .notNegative("rotation jitter", jitter)
                .require(
                        jitter.compareTo(maxAge) < 0,
                        "rotation jitter " + jitter + " must be below the rotation age " + maxAge)
                .require(
                        (quietFrom == null) == (quietTo == null),
                        "a quiet time needs both its beginning and its end, such as 02:00 and 04:00")
                .require(
                        quietFrom == null || !quietFrom.equals(quietTo),
                        "the quiet time begins and ends at " + quietFrom + ": give a span, or none")
                .positive("rotation overlap", overlap)
                .lines();
    }
}
