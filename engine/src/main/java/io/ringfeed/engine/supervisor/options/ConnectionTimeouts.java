package io.ringfeed.engine.supervisor.options;

import java.time.Duration;
import java.util.List;

/**
 * The clocks of one connection.
 *
 * @param connect how long TCP, TLS and the upgrade may take together.
 * @param message how long a connection may go without any frame, PINGs included, before it counts as dead.
 * @param pauseLimit how long reading may stay paused before the connection is given up: PINGs sit behind the unread data,
 *     so beyond the venue's PONG deadline a pause ends in a loss anyway.
 * @param healthyAfter how long a session must last to count as healthy: only then failures are forgotten, and the first
 *     retry after its loss is immediate.
 * @param refusedRetry the least wait after a refusal that a quick retry cannot mend (HTTP 400, 403, 404, 418, 451).
 */
public record ConnectionTimeouts(
        Duration connect, Duration message, Duration pauseLimit, Duration healthyAfter, Duration refusedRetry) {
    /** The guide's and the design's defaults: 10 s, 30 s, 20 s; healthy after 10 s; refused 60 s. */
    public static final ConnectionTimeouts DEFAULTS = new ConnectionTimeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60));

    /** @return what is wrong and how to mend it, a line each; empty when all is well. */
    public List<String> problems() {
        return new Problems()
                .positive("connect time-out", connect)
                .positive("message time-out", message)
                .positive("pause limit", pauseLimit)
                .notNegative("healthy time", healthyAfter)
                .positive("wait after a refusal", refusedRetry)
                .lines();
    }
}
