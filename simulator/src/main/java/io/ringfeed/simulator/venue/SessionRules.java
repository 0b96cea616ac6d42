package io.ringfeed.simulator.venue;

/**
 * The limits and periods that hold for every connection of a simulator.
 *
 * @param pingEveryNs        between two PINGs.
 * @param pongDeadlineNs     how long a PING may stay unanswered.
 * @param lifeNs             how long a connection lives.
 * @param frameLimit         client frames in any second, 0 for no limit.
 * @param maxStreams         subscriptions of one connection.
 * @param outboundLimitBytes what may wait for a slow client before a live market closes its connection.
 */
public record SessionRules(
        long pingEveryNs, long pongDeadlineNs, long lifeNs, int frameLimit, int maxStreams, int outboundLimitBytes) {}
