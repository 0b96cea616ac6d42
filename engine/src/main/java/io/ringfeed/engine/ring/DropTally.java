package io.ringfeed.engine.ring;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts what was dropped since the last gap marker, connection by connection.
 *
 * <p><b>Threading:</b> confined to the I/O thread.
 *
 * <p><b>Allocation:</b> none per message; a little for each new connection.
 */
final class DropTally {
    /** Takes one connection's count. */
    interface Visitor {
        void visit(int connectionId, long count, long firstReceiveNs, long firstReceiveEpochNs);
    }

    private static final class Run {
        private int connectionId;
        private long count;
        private long firstReceiveNs;
        private long firstReceiveEpochNs;
    }

    private final List<Run> runs = new ArrayList<>();
    private int active;

    boolean isEmpty() {
        return active == 0;
    }

    void add(int connectionId, long receiveNs, long receiveEpochNs) {
        for (int i = 0; i < active; i++) {
            Run run = runs.get(i);
            if (run.connectionId == connectionId) {
                run.count++;
                return;
            }
        }
        if (active == runs.size()) {
            runs.add(new Run());
        }
        Run first = runs.get(active++);
        first.connectionId = connectionId;
        first.count = 1;
        first.firstReceiveNs = receiveNs;
        first.firstReceiveEpochNs = receiveEpochNs;
    }

    /** Hands out every count, in the order of the first drops, and begins anew. */
    void drain(Visitor visitor) {
        for (int i = 0; i < active; i++) {
            Run run = runs.get(i);
            visitor.visit(run.connectionId, run.count, run.firstReceiveNs, run.firstReceiveEpochNs);
        }
        active = 0;
    }
}
