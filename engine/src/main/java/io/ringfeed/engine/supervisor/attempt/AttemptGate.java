package io.ringfeed.engine.supervisor.attempt;

import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.concurrent.TimeUnit;

/**
 * What every attempt to connect has to pass, whichever connection makes it: the circuit breaker, the budget, and the time that the venue
 * itself asked for ({@code Retry-After} of a 429 or 418, or the least wait after 403 and 451). They do not add up: the latest one
 * decides. A pure state machine.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
public final class AttemptGate {
    /** For {@link #tryAttempt}: not now. */
    public static final long NOT_NOW = 0;

    /** A venue that asks for more than that is mistaken, and an operator will have come by. */
    private static final long LONGEST_RETRY_AFTER_SECONDS = TimeUnit.DAYS.toSeconds(7);

    private final CircuitBreaker breaker;
    private final AttemptBudget budget;
    private final long refusedRetryNs;
    private long attempts;
    private boolean isHeld;
    private long heldUntilNs;

    /**
     * @param breaker its options.
     * @param attempts the budget.
     * @param refusedRetryNs the least wait after a refusal that a quick retry cannot mend.
     */
    public AttemptGate(BreakerOptions breaker, AttemptOptions attempts, long refusedRetryNs) {
        this.breaker = new CircuitBreaker(breaker);
        this.budget =
                new AttemptBudget(attempts.budget(), attempts.budgetWindow().toNanos());
        this.refusedRetryNs = refusedRetryNs;
    }

    /** @return the breaker, to look at. */
    public CircuitBreaker breaker() {
        return breaker;
    }

    /** @return attempts that were let through so far. */
    public long attempts() {
        return attempts;
    }

    /**
     * Ask for an attempt, and make it if the answer is yes.
     *
     * @param nowNs monotonic time.
     * @return its number, by which its outcome is told; or {@link #NOT_NOW}.
     */
    public long tryAttempt(long nowNs) {
        if (waitNs(nowNs) > 0) {
            return NOT_NOW;
        }
        attempts++;
        budget.onAttempt(nowNs);
        breaker.onAttempt(attempts);
        return attempts;
    }

    /**
     * How long no attempt can be made.
     *
     * @param nowNs monotonic time.
     * @return nanoseconds, 0 for now, {@link Long#MAX_VALUE} while a probe of somebody else is under way.
     */
    public long waitNs(long nowNs) {
        long heldNs = isHeld ? Math.max(0, heldUntilNs - nowNs) : 0;
        isHeld = heldNs > 0;
        return Math.max(heldNs, Math.max(breaker.waitNs(nowNs), budget.waitNs(nowNs)));
    }

    /** @param attempt that connected. */
    public void onConnected(long attempt) {
        breaker.onConnected(attempt);
    }

    /**
     * An attempt failed, or its session ended before it was healthy.
     *
     * @param attempt which.
     * @param cause why.
     * @param failuresInARow of that connection, this one counted.
     * @param nowNs monotonic time.
     * @return whether the breaker opened by it.
     */
    public boolean onFailure(long attempt, DisconnectCause cause, int failuresInARow, long nowNs) {
        hold(cause, nowNs);
        return breaker.onFailure(attempt, failuresInARow, nowNs);
    }

    /** @param attempt that was broken off by us. */
    public void onAbandoned(long attempt) {
        breaker.onAbandoned(attempt);
    }

    /**
     * The least that one connection waits after a refusal. What concerns the address as a whole holds every attempt here.
     *
     * @param cause of the refusal, or of any other end.
     * @return nanoseconds; 0 where the cause asks for none.
     */
    public long leastWaitNs(DisconnectCause cause) {
        if (cause.kind() != DisconnectCause.Kind.HANDSHAKE_STATUS) {
            return 0;
        }
        return switch (cause.httpStatus()) {
            case 400, 404 -> Math.max(refusedRetryNs, retryAfterNs(cause));
            default -> retryAfterNs(cause);
        };
    }

    private void hold(DisconnectCause cause, long nowNs) {
        if (cause.kind() != DisconnectCause.Kind.HANDSHAKE_STATUS) {
            return;
        }
        long leastNs =
                switch (cause.httpStatus()) {
                    case 403, 418, 451 -> Math.max(refusedRetryNs, retryAfterNs(cause));
                    case 429, 503 -> retryAfterNs(cause);
                    default -> 0;
                };
        if (leastNs > 0 && (!isHeld || nowNs + leastNs - heldUntilNs > 0)) {
            isHeld = true;
            heldUntilNs = nowNs + leastNs;
        }
    }

    private static long retryAfterNs(DisconnectCause cause) {
        long seconds = Math.min(LONGEST_RETRY_AFTER_SECONDS, Math.max(0, cause.retryAfterSeconds()));
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
