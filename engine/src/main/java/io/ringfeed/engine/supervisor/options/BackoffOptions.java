package io.ringfeed.engine.supervisor.options;

import java.time.Duration;
import java.util.List;

/**
 * The waits between connect attempts: doubling, bounded, each shortened by up to a quarter at random.
 *
 * @param initial the first wait.
 * @param maximum no wait is longer.
 */
public record BackoffOptions(Duration initial, Duration maximum) {
    /** The guide's: 1 s doubling to 60 s. */
    public static final BackoffOptions DEFAULTS = new BackoffOptions(Duration.ofSeconds(1), Duration.ofSeconds(60));

    /** @return what is wrong and how to mend it, a line each; empty when all is well. */
    public List<String> problems() {
        Problems problems = new Problems().positive("initial backoff", initial);
        return problems.require(
                        maximum.compareTo(initial) >= 0,
                        "maximum backoff " + maximum + " is below the initial backoff " + initial)
                .lines();
    }
}
