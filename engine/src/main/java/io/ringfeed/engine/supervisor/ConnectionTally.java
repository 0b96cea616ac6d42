package io.ringfeed.engine.supervisor;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.concurrent.TimeUnit;

/**
 * Counts over all connections of an engine's life, and publishes them.
 *
 * <p><b>Threading:</b> written by the supervisor; {@link #status()} from any thread.
 */
final class ConnectionTally {
    private volatile ControlPlaneStatus published =
            new ControlPlaneStatus(ConnectionMachine.State.IDLE, 0, false, 0, 0, 0, null);
    private long connects;
    private long pausesOfEnded;
    private long pausedNsOfEnded;
    private DisconnectCause lastCause;
    private boolean attempting;

    void onAttempt(Connection connection) {
        attempting = true;
        publish(ConnectionMachine.State.CONNECTING, connection);
    }

    void onConnected(ConnectionMachine.State state) {
        connects++;
        attempting = false;
        published = new ControlPlaneStatus(
                state, published.connectionId(), false, reconnects(), pausesOfEnded, pausedMs(0), lastCause);
    }

    /** Returns whether this is one more failed attempt for the same kind of cause. */
    boolean onDisconnected(ConnectionMachine.State state, DisconnectCause cause, Connection connection) {
        boolean repeated = attempting && lastCause != null && lastCause.kind() == cause.kind();
        attempting = false;
        lastCause = cause;
        pausesOfEnded += connection.pauseCount();
        pausedNsOfEnded += connection.pausedNs();
        published = new ControlPlaneStatus(
                state, connection.id(), false, reconnects(), pausesOfEnded, pausedMs(0), lastCause);
        return repeated;
    }

    void onTick(ConnectionMachine.State state, Connection connection) {
        boolean open = state == ConnectionMachine.State.CONNECTED || state == ConnectionMachine.State.CLOSING;
        if (open
                && (connection.isReadingPaused() != published.isReadingPaused()
                        || pausesOfEnded + connection.pauseCount() != published.pauses())) {
            publish(state, connection);
        }
    }

    ControlPlaneStatus status() {
        return published;
    }

    private void publish(ConnectionMachine.State state, Connection connection) {
        published = new ControlPlaneStatus(
                state,
                connection.id(),
                connection.isReadingPaused(),
                reconnects(),
                pausesOfEnded + connection.pauseCount(),
                pausedMs(connection.pausedNs()),
                lastCause);
    }

    private long reconnects() {
        return Math.max(0, connects - 1);
    }

    private long pausedMs(long pausedNs) {
        return TimeUnit.NANOSECONDS.toMillis(pausedNsOfEnded + pausedNs);
    }
}
