package io.ringfeed.engine.counters;

import java.util.List;

/**
 * An engine's counters at one moment. Each value is whole; they are read one after the other while the engine runs.
 *
 * @param process that runs the engine.
 * @param venue it connects to.
 * @param startEpochMs when the engine was started.
 * @param heartbeatEpochMs when it last wrote its counters; ten times a second while it runs.
 * @param isClosed whether the engine was closed.
 * @param isProcessAlive whether the process still runs.
 * @param takenEpochMs when this was read.
 * @param values of all counters.
 * @param rejects the latest frames that could not be decoded, the oldest first: 32 at the most.
 */
public record CountersSnapshot(
        ProcessIdentity process,
        String venue,
        long startEpochMs,
        long heartbeatEpochMs,
        boolean isClosed,
        boolean isProcessAlive,
        long takenEpochMs,
        CounterValues values,
        List<KeptReject> rejects) {
    /** @return how long ago the engine last wrote, in milliseconds; negative when somebody set the clock back. */
    public long heartbeatAgeMs() {
        return takenEpochMs - heartbeatEpochMs;
    }
}
