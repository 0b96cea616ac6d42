package io.ringfeed.engine.supervisor.rotation;

import java.time.LocalTime;
import java.util.concurrent.TimeUnit;

/** A daily span of time in UTC, perhaps over midnight. Immutable. */
final class QuietTime {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private final long fromMs;
    private final long lengthMs;

    QuietTime(LocalTime from, LocalTime to) {
        fromMs = TimeUnit.NANOSECONDS.toMillis(from.toNanoOfDay());
        lengthMs = Math.floorMod(TimeUnit.NANOSECONDS.toMillis(to.toNanoOfDay()) - fromMs, DAY_MS);
    }

    /**
     * The last time between two moments that is quiet.
     *
     * @return epoch milliseconds; {@code latestMs} itself where none is.
     */
    long lastBetween(long earliestMs, long latestMs) {
        long beginMs = latestMs - Math.floorMod(latestMs - fromMs, DAY_MS);
        long endMs = Math.min(latestMs, beginMs + lengthMs);
        return endMs >= earliestMs ? endMs : latestMs;
    }
}
