package io.ringfeed.engine.supervisor;

import io.ringfeed.transport.connection.Connection;

/** Sums up the pauses of connections that have ended. Confined to the supervisor. */
final class PauseTally {
    private long count;
    private long pausedNs;

    void ended(Connection connection) {
        count += connection.pauseCount();
        pausedNs += connection.pausedNs();
    }

    void add(PauseTally other) {
        count += other.count;
        pausedNs += other.pausedNs;
    }

    long count() {
        return count;
    }

    long pausedNs() {
        return pausedNs;
    }
}
