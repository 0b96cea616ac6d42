package io.ringfeed.engine.supervisor.options;

import java.time.Duration;
import java.util.List;

/**
 * How often the engine may try to connect.
 *
 * @param limit failed attempts in a row after which it gives up for good, until {@code reconnect()}; {@link #NO_LIMIT} for never.
 * @param degradedAfter failed attempts in a row after which the status says DEGRADED, while it goes on trying: the venue's
 *     maintenance takes an hour (protocol §3.2).
 * @param budget attempts that all connections of an engine together may make within {@code budgetWindow}; the venue counts them
 *     for each IP address (protocol §3).
 * @param budgetWindow a rolling window.
 */
public record AttemptOptions(int limit, int degradedAfter, int budget, Duration budgetWindow) {
    /** For {@link #limit}: it never gives up. */
    public static final int NO_LIMIT = 0;

    /** No limit, DEGRADED after 10, the venue's 300 attempts in 5 minutes. */
    public static final AttemptOptions DEFAULTS = new AttemptOptions(NO_LIMIT, 10, 300, Duration.ofMinutes(5));

    /**
     * The same with another limit.
     *
     * @param attempts failed ones in a row, or {@link #NO_LIMIT}.
     * @return a new value.
     */
    public AttemptOptions withLimit(int attempts) {
        return new AttemptOptions(attempts, degradedAfter, budget, budgetWindow);
    }

    /** @return what is wrong and how to mend it, a line each; empty when all is well. */
    public List<String> problems() {
        return new Problems()
                .require(limit >= 0, "attempt limit " + limit + " is negative: give 0 for no limit")
                .require(degradedAfter > 0, "DEGRADED after " + degradedAfter + " attempts cannot be: give at least 1")
                .require(budget > 0, "attempt budget " + budget + " lets nothing connect: give at least 1")
                .positive("attempt budget window", budgetWindow)
                .lines();
    }
}
