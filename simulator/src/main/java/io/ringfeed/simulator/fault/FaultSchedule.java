package io.ringfeed.simulator.fault;

import java.util.List;

/**
 * A plan's timed faults in the order of their times; of those due at once, in the order of the plan's steps.
 *
 * <p><b>Threading:</b> for one thread. It knows no clock: whoever runs it compares times.
 */
public final class FaultSchedule {
    /** For {@link #nextNs()}: no fault is left. */
    public static final long NEVER = Long.MAX_VALUE;

    private final List<Step.Timeline> timelines;

    FaultSchedule(List<Step.Timeline> timelines) {
        this.timelines = timelines;
    }

    /**
     * Tells when the next fault is due.
     *
     * @return nanoseconds from the plan's start, or {@link #NEVER}.
     */
    public long nextNs() {
        long nextNs = NEVER;
        for (Step.Timeline timeline : timelines) {
            nextNs = Math.min(nextNs, timeline.dueNs());
        }
        return nextNs;
    }

    /**
     * Takes the next fault, whether or not its time has come.
     *
     * @return the fault.
     * @throws IllegalStateException if none is left.
     */
    public Fault take() {
        long nextNs = nextNs();
        if (nextNs != NEVER) {
            for (Step.Timeline timeline : timelines) {
                if (timeline.dueNs() == nextNs) {
                    return timeline.take();
                }
            }
        }
        throw new IllegalStateException("no fault is left in this schedule");
    }
}
