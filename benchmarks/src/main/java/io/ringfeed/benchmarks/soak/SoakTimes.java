package io.ringfeed.benchmarks.soak;

import java.time.Duration;

/**
 * The engine's clocks and the longest faults, in one place: the terms that the checker holds are made of both. All are short, so that a
 * fault every three seconds leaves time to recover from most of them.
 */
final class SoakTimes {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    /** Above the longest stall: a stall is no death. */
    static final Duration MESSAGE_TIMEOUT = Duration.ofMillis(900);

    static final Duration INITIAL_BACKOFF = Duration.ofMillis(50);
    static final Duration MAXIMUM_BACKOFF = Duration.ofSeconds(1);
    static final Duration HEALTHY_AFTER = Duration.ofSeconds(1);
    static final Duration REFUSED_RETRY = Duration.ofMillis(500);
    static final Duration COOL_DOWN = Duration.ofSeconds(2);
    static final Duration ACK_TIMEOUT = Duration.ofSeconds(2);
    static final Duration OVERLAP = Duration.ofSeconds(3);
    static final Duration SILENCE = Duration.ofSeconds(5);

    static final Duration PING_EVERY = Duration.ofSeconds(1);
    static final Duration PONG_DEADLINE = Duration.ofSeconds(10);

    static final Duration LONGEST_OUTAGE = Duration.ofSeconds(1);
    static final Duration LONGEST_STALL = Duration.ofMillis(600);
    static final Duration LONGEST_DELAY = Duration.ofMillis(200);
    /** Beyond the message time-out: the engine has to find out. */
    static final Duration BLACKHOLE = Duration.ofSeconds(5);

    static final Duration SHUTDOWN_NOTICE = Duration.ofMillis(1_500);

    /** After a loss: a wait, the handshake, and what a machine with two cores may need for it. */
    private static final Duration RECONNECT = MAXIMUM_BACKOFF.plusMillis(500);

    /** A build with other work on two cores stops everything for a second now and then. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private SoakTimes() {}

    static long slackMs() {
        return SLACK.toMillis();
    }

    /** For how long a fault may leave the engine blind. */
    static long costMs(String kind) {
        return switch (kind) {
            case "fin",
                    "rst",
                    "garbage-frame",
                    "oversized",
                    "too-many-requests",
                    "too-many-subscriptions",
                    "pong-timeout",
                    "end-of-life" -> RECONNECT.toMillis();
            case "blackhole" -> MESSAGE_TIMEOUT.plus(RECONNECT).toMillis();
            case "refuse", "connect-timeout", "handshake-status" ->
                LONGEST_OUTAGE.plus(COOL_DOWN).plus(RECONNECT).toMillis();
            case "stall" -> LONGEST_STALL.toMillis();
            case "delay" -> LONGEST_DELAY.toMillis();
            case "coalesce" -> LONGEST_STALL.toMillis();
            // Make before break; and the rest takes no event away for longer than a moment.
            default -> 0;
        };
    }
}
