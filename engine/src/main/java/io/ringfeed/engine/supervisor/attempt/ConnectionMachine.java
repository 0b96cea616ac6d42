package io.ringfeed.engine.supervisor.attempt;

import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.ConnectionTimeouts;
import io.ringfeed.transport.connection.DisconnectCause;

/**
 * The life of one connection, and of those that follow it, as a pure state machine over (event, now): it holds no clock and does no I/O,
 * so that tests run years of it in milliseconds.
 *
 * <pre>
 *            onTick: the gate opens         onConnected
 *     IDLE ----------------------&gt; CONNECTING ----------&gt; CONNECTED
 *                                   ^      |                | |
 *   onTick: retry is due,           |      | onDisconnected | | onTick: silent, or paused for too long;
 *   the ring has room, gate opens   |      v                | v onReconnect
 *                                   +--- WAITING &lt;----------+ CLOSING
 *                    onReconnect ^         |  ^  onDisconnected  |
 *                                |         |  +------------------+
 *                             GAVE_UP &lt;----+ the limit of attempts is reached
 *     any state: onStop -&gt; STOPPED
 * </pre>
 *
 * <p>Where rows of the design's table meet: backoff, breaker, budget and the venue's own {@code Retry-After} do not add up, the latest
 * decides; a probe of the breaker is an attempt like any other, and counts towards the limit; a session closed by us is no failure, and
 * is followed at once; one lost to its slow consumer is no failure either, but if it did not last it is followed after a backoff.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
public final class ConnectionMachine {
    private final Backoff backoff;
    private final AttemptGate gate;
    private final long messageTimeoutNs;
    private final long pauseLimitNs;
    private final long healthyAfterNs;
    private final int attemptLimit;

    private State state = State.IDLE;
    private long attempt;
    private int failures;
    private int shortSessions;
    private long connectedAtNs;
    private long retryAtNs;
    private long livelyAtNs;
    private long pausedSinceNs;
    private boolean paused;
    private boolean breakerOpened;
    private boolean hasBroughtFrames;
    private int muteSessions;

    /**
     * @param backoff waits between attempts.
     * @param gate shared with every other connection to the same venue.
     * @param timeouts the clocks.
     * @param attempts where it gives up.
     */
    public ConnectionMachine(Backoff backoff, AttemptGate gate, ConnectionTimeouts timeouts, AttemptOptions attempts) {
        this.backoff = backoff;
        this.gate = gate;
        this.messageTimeoutNs = timeouts.message().toNanos();
        this.pauseLimitNs = timeouts.pauseLimit().toNanos();
        this.healthyAfterNs = timeouts.healthyAfter().toNanos();
        this.attemptLimit = attempts.limit();
    }

    /** Where a connection can be. */
    public enum State {
        /** No attempt was made yet. */
        IDLE,
        /** An attempt is under way. */
        CONNECTING,
        /** The upgrade succeeded. */
        CONNECTED,
        /** We decided to close it; its end has not been reported yet. */
        CLOSING,
        /** Lost, or refused; the next attempt has a time. */
        WAITING,
        /** So many attempts failed that no further one is made, unless somebody asks for it. */
        GAVE_UP,
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
        CLOSE_SLOW_CONSUMER,
        /** Close it: somebody asked for a new one. */
        CLOSE_FOR_RECONNECT
    }

    /** @param nowNs when the upgrade had succeeded. */
    public void onConnected(long nowNs) {
        if (state == State.CONNECTING) {
            enterConnected(nowNs);
            gate.onConnected(attempt);
        }
    }

    /**
     * An attempt failed or a connection ended.
     *
     * @param cause why.
     * @param nowNs when.
     */
    public void onDisconnected(DisconnectCause cause, long nowNs) {
        if (state != State.CONNECTING && state != State.CONNECTED && state != State.CLOSING) {
            return;
        }
        boolean wasConnected = state != State.CONNECTING;
        boolean wasMute = wasConnected && !hasBroughtFrames && cause.kind() == DisconnectCause.Kind.MESSAGE_TIMEOUT;
        breakerOpened = false;
        state = State.WAITING;
        if (wasMute) {
            failures = Math.max(failures, muteSessions);
            shortSessions = Math.max(shortSessions, muteSessions);
            muteSessions++;
        } else if (wasConnected && nowNs - connectedAtNs >= healthyAfterNs) {
            forgetFailures();
            retryAtNs = isTooMuch(cause) ? nowNs + backoff.delayNs(1) : nowNs;
            return;
        }
        if (cause.kind() == DisconnectCause.Kind.CLOSED_BY_US) {
            gate.onAbandoned(attempt);
            retryAtNs = nowNs;
            return;
        }
        shortSessions++;
        if (cause.kind() == DisconnectCause.Kind.SLOW_CONSUMER) {
            gate.onAbandoned(attempt);
        } else {
            failures++;
            breakerOpened = gate.onFailure(attempt, cause, failures, nowNs);
        }
        retryAtNs = nowNs + Math.max(backoff.delayNs(shortSessions), gate.leastWaitNs(cause));
        if (attemptLimit != AttemptOptions.NO_LIMIT && failures >= attemptLimit) {
            state = State.GAVE_UP;
        }
    }

    /**
     * Another connection, opened to replace this one while it stood, carries on.
     *
     * @param itsAttempt by which it was opened.
     * @param itsConnectedAtNs since when it stands.
     */
    public void onReplaced(long itsAttempt, long itsConnectedAtNs) {
        attempt = itsAttempt;
        if (state != State.STOPPED) {
            enterConnected(itsConnectedAtNs);
        }
    }

    /**
     * The connection was lost while its replacement was on its way: that is the next attempt.
     *
     * @param itsAttempt by which it is being opened.
     */
    public void onReplacementAdopted(long itsAttempt) {
        if (state == State.WAITING || state == State.GAVE_UP) {
            attempt = itsAttempt;
            state = State.CONNECTING;
        }
    }

    /**
     * Somebody asks for a new connection, now: failures are forgotten, and a standing connection is given up.
     *
     * @param nowNs monotonic time.
     * @return what to do.
     */
    public Action onReconnect(long nowNs) {
        return switch (state) {
            case WAITING, GAVE_UP -> {
                forgetFailures();
                state = State.WAITING;
                retryAtNs = nowNs;
                yield Action.NONE;
            }
            case CONNECTED -> {
                forgetFailures();
                state = State.CLOSING;
                yield Action.CLOSE_FOR_RECONNECT;
            }
            case IDLE, CONNECTING, CLOSING, STOPPED -> Action.NONE;
        };
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
            case IDLE -> connectIfAllowed(nowNs);
            case WAITING -> ringHasRoom && nowNs - retryAtNs >= 0 ? connectIfAllowed(nowNs) : Action.NONE;
            case CONNECTED -> watch(nowNs, lastFrameNs, readingPaused);
            case CONNECTING, CLOSING, GAVE_UP, STOPPED -> Action.NONE;
        };
    }

    /** No further attempt will be made. One that is under way is broken off, and must not keep others from probing. */
    public void onStop() {
        if (state == State.CONNECTING) {
            gate.onAbandoned(attempt);
        }
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

    /** @return whether the last end of a connection opened the circuit breaker. */
    public boolean hasBreakerOpened() {
        return breakerOpened;
    }

    /** @return the number of the present or last attempt, as the gate gave it. */
    public long attempt() {
        return attempt;
    }

    /**
     * How long until the next attempt, as far as that is known now.
     *
     * @param nowNs monotonic time.
     * @return nanoseconds; 0 when none is waited for, or when it only waits for somebody else's probe.
     */
    public long retryInNs(long nowNs) {
        if (state != State.WAITING) {
            return 0;
        }
        long gateNs = gate.waitNs(nowNs);
        return Math.max(Math.max(0, retryAtNs - nowNs), gateNs == Long.MAX_VALUE ? 0 : gateNs);
    }

    private void enterConnected(long nowNs) {
        state = State.CONNECTED;
        connectedAtNs = nowNs;
        livelyAtNs = nowNs;
        paused = false;
        hasBroughtFrames = false;
    }

    private void forgetFailures() {
        failures = 0;
        shortSessions = 0;
    }

    private Action connectIfAllowed(long nowNs) {
        long next = gate.tryAttempt(nowNs);
        if (next == AttemptGate.NOT_NOW) {
            return Action.NONE;
        }
        attempt = next;
        state = State.CONNECTING;
        return Action.CONNECT;
    }

    private Action watch(long nowNs, long lastFrameNs, boolean readingPaused) {
        if (nowNs - connectedAtNs >= healthyAfterNs) {
            forgetFailures();
        }
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
        if (lastFrameNs - connectedAtNs > 0) {
            hasBroughtFrames = true;
            muteSessions = 0;
        }
        livelyAtNs = lastFrameNs - livelyAtNs > 0 ? lastFrameNs : livelyAtNs;
        if (nowNs - livelyAtNs > messageTimeoutNs) {
            state = State.CLOSING;
            return Action.CLOSE_SILENT;
        }
        return Action.NONE;
    }

    /** Who was told to send less does not come back in the same moment. */
    private static boolean isTooMuch(DisconnectCause cause) {
        return "Too many requests".equals(cause.closeReason());
    }
}
