package io.ringfeed.simulator.venue;

import io.ringfeed.simulator.fault.Fault;

/**
 * One fault that was asked for, and whether it has struck anything yet.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
public final class Injection {
    private final Fault fault;
    private boolean hasStruck;

    /** @param fault that was asked for. */
    public Injection(Fault fault) {
        this.fault = fault;
    }

    /** @return what was asked for. */
    public Fault fault() {
        return fault;
    }

    /** True the first time. */
    boolean strikeFirst() {
        boolean isFirst = !hasStruck;
        hasStruck = true;
        return isFirst;
    }
}
