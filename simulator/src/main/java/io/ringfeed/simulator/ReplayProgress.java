package io.ringfeed.simulator;

/**
 * Tells how far a replay has come.
 *
 * @param delivered  frames that at least one connection was given.
 * @param passedOver frames that nobody was subscribed to when their turn came, or that faults kept from everybody.
 * @param unroutable raw frames whose stream cannot be told from their content, so that nobody could get them.
 * @param finished   whether the recording is at its end.
 */
public record ReplayProgress(long delivered, long passedOver, long unroutable, boolean finished) {
    static final ReplayProgress NONE = new ReplayProgress(0, 0, 0, false);
}
