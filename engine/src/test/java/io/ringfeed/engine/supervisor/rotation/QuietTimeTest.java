package io.ringfeed.engine.supervisor.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class QuietTimeTest {
    private final QuietTime early = new QuietTime(LocalTime.of(2, 0), LocalTime.of(4, 0));
    private final QuietTime overMidnight = new QuietTime(LocalTime.of(23, 0), LocalTime.of(1, 0));

    @Test
    void endsBeforeTheLatestMomentWhereThatLiesBehindIt() {
        assertEquals(
                at("2026-11-25T04:00:00Z"), early.lastBetween(at("2026-11-24T10:00:00Z"), at("2026-11-25T09:00:00Z")));
    }

    @Test
    void isTheLatestMomentItselfWhereThatIsQuiet() {
        assertEquals(
                at("2026-11-25T03:00:00Z"), early.lastBetween(at("2026-11-24T04:00:00Z"), at("2026-11-25T03:00:00Z")));
        assertEquals(
                at("2026-11-25T02:00:00Z"), early.lastBetween(at("2026-11-24T03:00:00Z"), at("2026-11-25T02:00:00Z")));
        assertEquals(
                at("2026-11-25T04:00:00Z"), early.lastBetween(at("2026-11-24T05:00:00Z"), at("2026-11-25T04:00:00Z")));
    }

    @Test
    void isTheLatestMomentWhereNothingBetweenIsQuiet() {
        assertEquals(
                at("2026-11-25T09:00:00Z"), early.lastBetween(at("2026-11-25T05:00:00Z"), at("2026-11-25T09:00:00Z")));
        assertEquals(
                at("2026-11-25T01:00:00Z"), early.lastBetween(at("2026-11-24T04:00:01Z"), at("2026-11-25T01:00:00Z")));
    }

    @Test
    void mayLieOverMidnight() {
        assertEquals(
                at("2026-11-25T01:00:00Z"),
                overMidnight.lastBetween(at("2026-11-24T10:00:00Z"), at("2026-11-25T09:00:00Z")));
        assertEquals(
                at("2026-11-25T00:30:00Z"),
                overMidnight.lastBetween(at("2026-11-24T01:30:00Z"), at("2026-11-25T00:30:00Z")));
        assertEquals(
                at("2026-11-24T23:30:00Z"),
                overMidnight.lastBetween(at("2026-11-24T01:30:00Z"), at("2026-11-24T23:30:00Z")));
    }

    @Test
    void holdsForTimesBeforeTheEpoch() {
        assertEquals(
                at("1969-12-30T04:00:00Z"), early.lastBetween(at("1969-12-29T10:00:00Z"), at("1969-12-30T09:00:00Z")));
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
