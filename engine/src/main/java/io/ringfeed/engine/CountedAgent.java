package io.ringfeed.engine;

import org.agrona.concurrent.Agent;

/**
 * The supervisor with its counters: one thread runs both, so that a supervisor that is stuck shows as a heartbeat that stopped.
 *
 * <p><b>Threading:</b> confined to {@code rf-supervisor}.
 */
final class CountedAgent implements Agent {
    private final Agent supervisor;
    private final CounterFeed counters;

    CountedAgent(Agent supervisor, CounterFeed counters) {
        this.supervisor = supervisor;
        this.counters = counters;
    }

    @Override
    public String roleName() {
        return supervisor.roleName();
    }

    @Override
    public void onStart() {
        supervisor.onStart();
    }

    @Override
    public int doWork() throws Exception {
        int work = supervisor.doWork();
        counters.onTick(System.nanoTime());
        return work;
    }

    @Override
    public void onClose() {
        supervisor.onClose();
    }
}
