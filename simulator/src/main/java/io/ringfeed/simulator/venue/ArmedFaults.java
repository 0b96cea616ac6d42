package io.ringfeed.simulator.venue;

import java.util.ArrayDeque;

/**
 * Faults that wait for what they strike: the next upgrades, or the next SUBSCRIBE requests, in the order in which they were
 * asked for. Of more than wait here already, further ones are forgotten.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
public final class ArmedFaults {
    private static final int MAX_WAITING = 64;

    private final FaultLog log;
    private final ArrayDeque<Injection> waiting = new ArrayDeque<>();
    private int left;

    ArmedFaults(FaultLog log) {
        this.log = log;
    }

    /**
     * Lets a fault wait.
     *
     * @param injection whose count says how often it strikes.
     */
    public void arm(Injection injection) {
        if (waiting.size() < MAX_WAITING) {
            waiting.addLast(injection);
            left = waiting.size() == 1 ? injection.fault().count() : left;
        }
    }

    /** The fault that strikes now, or null. */
    Injection strike(int connection) {
        Injection injection = waiting.peekFirst();
        if (injection != null) {
            log.struck(injection, connection);
            if (--left == 0) {
                waiting.removeFirst();
                left = waiting.isEmpty() ? 0 : waiting.getFirst().fault().count();
            }
        }
        return injection;
    }
}
