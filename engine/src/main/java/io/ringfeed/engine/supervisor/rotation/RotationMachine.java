package io.ringfeed.engine.supervisor.rotation;

import io.ringfeed.engine.supervisor.attempt.AttemptGate;
import io.ringfeed.engine.supervisor.attempt.Backoff;
import io.ringfeed.engine.supervisor.options.RotationOptions;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Replaces a connection while it stands: make before break. A pure state machine over (event, now).
 *
 * <pre>
 *             due (age, announcement, request), and the gate opens
 *     STEADY ------------------------------------------------------&gt; OPENING
 *       ^ ^                                                          |   |
 *       | |    the new one failed: due again after a backoff         |   | the new one connected
 *       | +----------------------------------------------------------+   v
 *       |      every stream has come over the new one,               OVERLAPPING
 *       |      or the overlap has lasted long enough: retire the old     |
 *       +----------------------------------------------------------------+
 * </pre>
 *
 * <p>When the old connection is lost meanwhile, the new one, connected or on its way, takes its place: {@link #onOldLost}. Attempts pass
 * the same gate as all others, so a rotation never exceeds the venue's budget, and an open breaker delays it.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
public final class RotationMachine {
    /** Where a rotation is. */
    public enum State {
        /** One connection, or none. */
        STEADY,
        /** The replacement is being opened. */
        OPENING,
        /** Both stand, and both deliver. */
        OVERLAPPING
    }

    /** What the caller must do next. */
    public enum Action {
        /** Nothing. */
        NONE,
        /** Open the replacement. */
        OPEN,
        /** Close the old connection: the replacement carries everything. */
        RETIRE_OLD
    }

    private final RotationOptions options;
    private final QuietTime quietTime;
    private final Backoff backoff;
    private final AttemptGate gate;
    private final RandomGenerator random;

    private State state = State.STEADY;
    private boolean isDue;
    private long dueNs;
    private String reason = "";
    private long attempt;
    private int failures;
    private boolean isAsked;
    private long deadlineNs;
    private boolean isJoined;

    /**
     * @param options when and for how long.
     * @param backoff waits after a replacement that failed.
     * @param gate shared with every other connection to the same venue.
     * @param random the source of jitter; seeded in tests.
     */
    public RotationMachine(RotationOptions options, Backoff backoff, AttemptGate gate, RandomGenerator random) {
        this.options = options;
        this.quietTime = options.quietFrom() == null ? null : new QuietTime(options.quietFrom(), options.quietTo());
        this.backoff = backoff;
        this.gate = gate;
        this.random = random;
    }

    /**
     * A connection stands alone from now on.
     *
     * @param nowNs monotonic time.
     * @param epochMs the same moment, for the time of day.
     */
    public void onConnected(long nowNs, long epochMs) {
        state = State.STEADY;
        failures = 0;
        isDue = true;
        dueNs = nowNs + TimeUnit.MILLISECONDS.toNanos(ageMs(epochMs));
        reason = "its age";
    }

    /**
     * Replace it now: the venue announced its end, or somebody asks for it. While a rotation is under way this changes nothing, and
     * after a replacement that failed the backoff goes on.
     *
     * @param why one line.
     * @param nowNs monotonic time.
     */
    public void onRequested(String why, long nowNs) {
        if (state == State.STEADY && isDue) {
            dueNs = failures == 0 && dueNs - nowNs > 0 ? nowNs : dueNs;
            reason = why;
        }
    }

    /**
     * Time has passed.
     *
     * @param nowNs monotonic time.
     * @return what to do.
     */
    public Action onTick(long nowNs) {
        if (state == State.STEADY && isDue && nowNs - dueNs >= 0) {
            attempt = gate.tryAttempt(nowNs);
            if (attempt != AttemptGate.NOT_NOW) {
                state = State.OPENING;
                return Action.OPEN;
            }
        } else if (state == State.OVERLAPPING && isAsked && (isJoined || nowNs - deadlineNs >= 0)) {
            state = State.STEADY;
            isDue = false;
            return Action.RETIRE_OLD;
        }
        return Action.NONE;
    }

    /** The replacement connected. */
    public void onReplacementConnected() {
        if (state == State.OPENING) {
            state = State.OVERLAPPING;
            isAsked = false;
            isJoined = false;
            gate.onConnected(attempt);
        }
    }

    /**
     * The venue was asked over the replacement for everything.
     *
     * @param nowNs monotonic time.
     */
    public void onReplacementAsked(long nowNs) {
        if (state == State.OVERLAPPING && !isAsked) {
            isAsked = true;
            deadlineNs = nowNs + options.overlap().toNanos();
        }
    }

    /** Every stream that delivers has come over the replacement. */
    public void onReplacementJoined() {
        isJoined = true;
    }

    /**
     * The replacement failed, or was lost again; the old connection stands. Only a replacement that takes over makes failures
     * forgotten: one that connects and is lost again and again must not be repeated without a backoff.
     *
     * @param cause why.
     * @param nowNs monotonic time.
     */
    public void onReplacementLost(DisconnectCause cause, long nowNs) {
        if (state == State.STEADY) {
            return;
        }
        state = State.STEADY;
        failures++;
        if (cause.kind() == DisconnectCause.Kind.SLOW_CONSUMER || cause.kind() == DisconnectCause.Kind.CLOSED_BY_US) {
            gate.onAbandoned(attempt);
        } else {
            gate.onFailure(attempt, cause, failures, nowNs);
        }
        dueNs = nowNs + Math.max(backoff.delayNs(failures), gate.leastWaitNs(cause));
    }

    /** The replacement is being closed by us, connected or on its way, because nothing is to be replaced any more. */
    public void onReplacementAbandoned() {
        if (state == State.OPENING) {
            gate.onAbandoned(attempt);
        }
        onOldLost();
    }

    /** The old connection is gone, and the replacement, connected or on its way, takes its place: nothing is left to rotate. */
    public void onOldLost() {
        state = State.STEADY;
        isDue = false;
    }

    /** @return where the rotation is. */
    public State state() {
        return state;
    }

    /** @return why the connection is being replaced, or will be. */
    public String reason() {
        return reason;
    }

    /** @return the number of the replacement's attempt, as the gate gave it. */
    public long attempt() {
        return attempt;
    }

    /**
     * How long until the rotation is due.
     *
     * @param nowNs monotonic time.
     * @return nanoseconds, 0 when it is due or under way, {@link Long#MAX_VALUE} when nothing stands.
     */
    public long dueInNs(long nowNs) {
        return isDue ? Math.max(0, dueNs - nowNs) : Long.MAX_VALUE;
    }

    /** How old the connection shall become: as old as it may, or until the end of its last quiet time; less the jitter. */
    private long ageMs(long epochMs) {
        long oldestMs = options.maxAge().toMillis();
        long spareMs = oldestMs;
        if (quietTime != null) {
            long quietMs = quietTime.lastBetween(epochMs + 1, epochMs + oldestMs);
            oldestMs = quietMs - epochMs;
            spareMs = quietTime.contains(quietMs) ? Math.min(oldestMs, quietTime.sinceBeginMs(quietMs)) : oldestMs;
        }
        long jitterMs = Math.min(options.jitter().toMillis(), spareMs);
        return oldestMs - (jitterMs == 0 ? 0 : random.nextLong(jitterMs + 1));
    }
}
