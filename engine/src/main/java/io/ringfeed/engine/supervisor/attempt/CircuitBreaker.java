package io.ringfeed.engine.supervisor.attempt;

import io.ringfeed.engine.supervisor.options.BreakerOptions;

/**
 * Keeps everybody from a venue that fails again and again, and lets one attempt probe it when its time is over. A pure state machine.
 *
 * <pre>
 *              a connection failed {@code threshold} times in a row
 *     CLOSED ------------------------------------------------&gt; OPEN &lt;---------+
 *       ^                                                       |             | the probe failed
 *       |  the probe connected                                  | coolDown    |
 *       +--------------------------------- HALF_OPEN &lt;----------+             |
 *                                              +------------------------------+
 * </pre>
 *
 * <p>Failures are counted for each connection and not for all together: three connections that lose the same venue in the same
 * moment have failed once each. The probe's success closes the breaker at once, so that the others may follow, but the connection's own
 * count is only forgotten after a healthy session: one that is lost sooner opens the breaker again.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
public final class CircuitBreaker {
    /** What a breaker lets through. */
    public enum State {
        /** Everything. */
        CLOSED,
        /** Nothing. */
        OPEN,
        /** One attempt. */
        HALF_OPEN
    }

    private static final long NO_PROBE = 0;

    private final int threshold;
    private final long coolDownNs;
    private State state = State.CLOSED;
    private long probeAtNs;
    private long probe = NO_PROBE;
    private long trips;

    /** @param options how many failures, and for how long. */
    public CircuitBreaker(BreakerOptions options) {
        this.threshold = options.threshold();
        this.coolDownNs = options.coolDown().toNanos();
    }

    /** @return what it lets through. */
    public State state() {
        return state;
    }

    /** @return times that it opened. */
    public long trips() {
        return trips;
    }

    /**
     * How long nothing may be attempted.
     *
     * @param nowNs monotonic time.
     * @return nanoseconds; 0 when an attempt may be made; {@link Long#MAX_VALUE} while a probe is under way.
     */
    long waitNs(long nowNs) {
        return switch (state) {
            case CLOSED -> 0;
            case OPEN -> Math.max(0, probeAtNs - nowNs);
            case HALF_OPEN -> probe == NO_PROBE ? 0 : Long.MAX_VALUE;
        };
    }

    /** An attempt is made, which {@link #waitNs} must have allowed. */
    void onAttempt(long attempt) {
        if (state != State.CLOSED) {
            state = State.HALF_OPEN;
            probe = attempt;
        }
    }

    void onConnected(long attempt) {
        if (state == State.HALF_OPEN && attempt == probe) {
            state = State.CLOSED;
            probe = NO_PROBE;
        }
    }

    /** Returns whether the breaker opened by this. */
    boolean onFailure(long attempt, int failuresInARow, long nowNs) {
        boolean probeFailed = state == State.HALF_OPEN && attempt == probe;
        boolean opens = probeFailed || (state == State.CLOSED && failuresInARow >= threshold);
        if (opens) {
            state = State.OPEN;
            probe = NO_PROBE;
            probeAtNs = nowNs + coolDownNs;
            trips++;
        }
        return opens;
    }

    /** An attempt was broken off by us, which says nothing about the venue. */
    void onAbandoned(long attempt) {
        if (attempt == probe) {
            probe = NO_PROBE;
        }
    }
}
