package io.ringfeed.simulator.venue;

/**
 * Holds a client to so many frames in any window of one second (protocol §3: a strict rolling window, no bucket).
 *
 * <p><b>Threading:</b> confined to the owner of the connection; a pure function of the times it is told.
 */
final class RateWindow {
    static final long WINDOW_NS = 1_000_000_000L;

    private final long[] lastNs;
    private int next;
    private int filled;

    /**
     * @param limit frames in a window, 0 for no limit.
     */
    RateWindow(int limit) {
        lastNs = new long[limit];
    }

    /**
     * Counts a frame.
     *
     * @param nowNs monotonic, never less than at the last call.
     * @return whether it is still within the limit.
     */
    boolean accept(long nowNs) {
        if (lastNs.length == 0) {
            return true;
        }
        if (filled == lastNs.length && nowNs - lastNs[next] < WINDOW_NS) {
            return false;
        }
        lastNs[next] = nowNs;
        next = (next + 1) % lastNs.length;
        filled = Math.min(filled + 1, lastNs.length);
        return true;
    }
}
