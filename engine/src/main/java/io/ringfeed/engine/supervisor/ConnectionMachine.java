package io.ringfeed.engine.supervisor;

import io.ringfeed.transport.connection.DisconnectCause;
import java.util.concurrent.TimeUnit;

/**
 * The life of one connection as a pure state machine over (event, now): it holds no clock and does no I/O, so that tests
 * run years of it in milliseconds.
 *
 * <pre>
 *              onStart                onConnected
 *     IDLE ---------------> CONNECTING ----------> CONNECTED
 *                            ^      |                | |
 *      onTick, retry is due  |      | onDisconnected | | onTick: silent, or paused for too long
 *                            |      v                | v
 *                            +--- WAITING &lt;----------+ CLOSING
 *                                   ^   onDisconnected   |
 *                                   +--------------------+
 *     any state: onStop -> STOPPED
 * </pre>
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
public final class ConnectionMachine {
    private final Backoff backoff;
    private final long messageTimeoutNs;
    private final long pauseLimitNs;
    private final long healthyAfterNs;
    private final long refusedRetryNs;

    private State state = State.IDLE;
    private int failures;
    private long connectedAtNs;
    private long retryAtNs;
    private long livelyAtNs;
    private long pausedSinceNs;
    private boolean paused;

    /**
     * @param backoff waits between attempts.
     * @param timeouts the clocks.
     */
    public ConnectionMachine(Backoff backoff, ConnectionTimeouts timeouts) {
        this.backoff = backoff;
        this.messageTimeoutNs = timeouts.message().toNanos();
        this.pauseLimitNs = timeouts.pauseLimit().toNanos();
        this.healthyAfterNs = timeouts.healthyAfter().toNanos();
        this.refusedRetryNs = timeouts.refusedRetry().toNanos();
    }

    /** Where a connection can be. */
    public enum State {
        /** Never started. */
        IDLE,
        /** An attempt is under way. */
        CONNECTING,
        /** The upgrade succeeded. */
        CONNECTED,
        /** We decided to close it; its end has not been reported yet. */
        CLOSING,
        /** Lost, or refused; the next attempt has a time. */
        WAITING,
        /** Ended for good, by us. */
        STOPPED
    }

    /** What the caller must do next. */
    public enum Action {
        /** Nothing. */
        NONE,
        /** Open a connection. */
        CONNECT,
        /** Close it: nothing came for too long, not even a PING. */
        CLOSE_SILENT,
        /** Close it: the handlers kept reading paused for too long. */
        CLOSE_SLOW_CONSUMER
    }

    /** @return the first action. */
    public Action onStart() {
        if (state != State.IDLE) {
            return Action.NONE;
        }
        state = State.CONNECTING;
        return Action.CONNECT;
    }

    /** @param nowNs when the upgrade had succeeded. */
    public void onConnected(long nowNs) {
        if (state == State.CONNECTING) {
            state = State.CONNECTED;
            connectedAtNs = nowNs;
            livelyAtNs = nowNs;
            paused = false;
        }
    }

    /**
     * An attempt failed or a connection ended.
     *
     * @param cause why.
     * @param nowNs when.
     */
    public void onDisconnected(DisconnectCause cause, long nowNs) {
        if (state == State.STOPPED || state == State.IDLE || state == State.WAITING) {
            return;
        }
        boolean wasConnected = state == State.CONNECTED || state == State.CLOSING;
        boolean wasHealthy = wasConnected && nowNs - connectedAtNs >= healthyAfterNs;
        state = State.WAITING;
        if (wasHealthy) {
            failures = 0;
            retryAtNs = nowNs;
        } else {
            failures++;
            retryAtNs = nowNs + Math.max(backoff.delayNs(failures), leastWaitNs(cause));
        }
    }

    /**
     * Time has passed.
     *
     * @param nowNs monotonic time.
     * @param lastFrameNs when the last frame of any kind came, on the same clock.
     * @param readingPaused whether reading is paused for a full ring. While it is, silence proves nothing: the clock of
     *     the message time-out stands still.
     * @param ringHasRoom whether a new connection's frames would find room. A connection that was given up for its slow
     *     consumer is not replaced before: the next one would only be paused and given up as well.
     * @return what to do.
     */
    public Action onTick(long nowNs, long lastFrameNs, boolean readingPaused, boolean ringHasRoom) {
        return switch (state) {
            case WAITING -> ringHasRoom ? retryIfDue(nowNs) : Action.NONE;
            case CONNECTED -> watch(nowNs, lastFrameNs, readingPaused);
            case IDLE, CONNECTING, CLOSING, STOPPED -> Action.NONE;
        };
    }

    /** No further attempt will be made. */
    public void onStop() {
        state = State.STOPPED;
    }

    /** @return where the connection is. */
    public State state() {
        return state;
    }

    /** @return attempts in a row that came to nothing; forgotten after a healthy session. */
    public int failures() {
        return failures;
    }

    /**
     * How long until the next attempt.
     *
     * @param nowNs monotonic time.
     * @return nanoseconds, 0 when none is waited for.
     */
    public long retryInNs(long nowNs) {
        return state == State.WAITING ? Math.max(0, retryAtNs - nowNs) : 0;
    }

    private Action retryIfDue(long nowNs) {
        if (nowNs < retryAtNs) {
            return Action.NONE;
        }
        state = State.CONNECTING;
        return Action.CONNECT;
    }

    private Action watch(long nowNs, long lastFrameNs, boolean readingPaused) {
        if (readingPaused) {
            if (!paused) {
                paused = true;
                pausedSinceNs = nowNs;
            }
            livelyAtNs = nowNs;
            if (nowNs - pausedSinceNs > pauseLimitNs) {
                state = State.CLOSING;
                return Action.CLOSE_SLOW_CONSUMER;
            }
            return Action.NONE;
        }
        paused = false;
        livelyAtNs = Math.max(livelyAtNs, lastFrameNs);
        if (nowNs - livelyAtNs > messageTimeoutNs) {
            state = State.CLOSING;
            return Action.CLOSE_SILENT;
        }
        return Action.NONE;
    }

    private long leastWaitNs(DisconnectCause cause) {
        if (cause.kind() != DisconnectCause.Kind.HANDSHAKE_STATUS) {
            return 0;
        }
        long retryAfterNs = TimeUnit.SECONDS.toNanos(cause.retryAfterSeconds());
        return switch (cause.httpStatus()) {
            case 400, 403, 404, 418, 451 -> Math.max(refusedRetryNs, retryAfterNs);
            default -> retryAfterNs;
        };
    }
}
