package io.ringfeed.simulator.venue;

import java.util.ArrayDeque;

/**
 * Decides when a connection is sent a PING, and when its missing PONG ends it (protocol §3).
 *
 * <p>A PONG counts if it copies the payload of a PING that is still open; it also settles the PINGs before that one.
 * Any other PONG is allowed and keeps nothing alive.
 *
 * <p><b>Threading:</b> confined to the owner of the connection; a pure function of the times it is told.
 */
final class PingKeeper {
    enum Action {
        NONE,
        SEND_PING,
        TIMED_OUT
    }

    private record Ping(String payload, long sentNs) {}

    private final long everyNs;
    private final long deadlineNs;
    private final ArrayDeque<Ping> open = new ArrayDeque<>();
    private long nextPingNs;

    PingKeeper(long everyNs, long deadlineNs, long openedNs) {
        this.everyNs = everyNs;
        this.deadlineNs = deadlineNs;
        this.nextPingNs = openedNs + everyNs;
    }

    /**
     * @return what is due now; after {@link Action#SEND_PING} the caller sends it and calls {@link #pinged}.
     */
    Action due(long nowNs) {
        Ping oldest = open.peekFirst();
        if (oldest != null && nowNs - oldest.sentNs() >= deadlineNs) {
            return Action.TIMED_OUT;
        }
        return nowNs - nextPingNs >= 0 ? Action.SEND_PING : Action.NONE;
    }

    void pinged(String payload, long nowNs) {
        open.addLast(new Ping(payload, nowNs));
        nextPingNs = nowNs + everyNs;
    }

    void ponged(String payload) {
        if (open.stream().anyMatch(ping -> ping.payload().equals(payload))) {
            boolean isAnswered;
            do {
                isAnswered = open.removeFirst().payload().equals(payload);
            } while (!isAnswered);
        }
    }

    /**
     * @return the time at which {@link #due} next has something to say.
     */
    long nextDueNs() {
        Ping oldest = open.peekFirst();
        if (oldest == null) {
            return nextPingNs;
        }
        long timeoutNs = oldest.sentNs() + deadlineNs;
        return timeoutNs - nextPingNs < 0 ? timeoutNs : nextPingNs;
    }
}
