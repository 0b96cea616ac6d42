package io.ringfeed.engine.supervisor.options;

import java.time.Duration;
import java.util.List;

/**
 * The circuit breaker, which all connections of an engine share.
 *
 * @param threshold failures in a row that open it.
 * @param coolDown how long it stays open before one attempt may probe.
 */
public record BreakerOptions(int threshold, Duration coolDown) {
    /** The guide's: 5 failures, 60 s. */
    public static final BreakerOptions DEFAULTS = new BreakerOptions(5, Duration.ofSeconds(60));

    /** @return what is wrong and how to mend it, a line each; empty when all is well. */
    public List<String> problems() {
        return new Problems()
                .require(threshold > 0, "breaker threshold " + threshold + " cannot be: give at least 1 failure")
                .positive("breaker cool-down", coolDown)
                .lines();
    }
}
