package io.ringfeed.simulator.venue;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of the market frames to come a connection gets not at all, or twice.
 *
 * <p><b>Threading:</b> confined to the simulator's thread. <b>Allocation:</b> none for a frame.
 */
final class FrameFaults {
    private static final class Waiting {
        private final Injection injection;
        private int left;

        Waiting(Injection injection) {
            this.injection = injection;
            this.left = injection.fault().count();
        }

        boolean strikes(String stream) {
            String only = injection.fault().stream();
            return only.isEmpty() || only.equals(stream);
        }
    }

    private final FaultLog log;
    private final int connection;
    private final List<Waiting> waiting = new ArrayList<>();

    FrameFaults(FaultLog log, int connection) {
        this.log = log;
        this.connection = connection;
    }

    void arm(Injection injection) {
        waiting.add(new Waiting(injection));
    }

    /** How often the next frame of a stream is sent: once, unless a fault strikes it; the one asked for first does. */
    int copies(String stream) {
        for (int i = 0; i < waiting.size(); i++) {
            Waiting fault = waiting.get(i);
            if (fault.strikes(stream)) {
                return strike(i, fault);
            }
        }
        return 1;
    }

    private int strike(int i, Waiting fault) {
        if (fault.left == fault.injection.fault().count()) {
            log.struck(fault.injection, connection);
        }
        if (--fault.left == 0) {
            waiting.remove(i);
        }
        return switch (fault.injection.fault().kind()) {
            case GAP -> 0;
            case DUPLICATE -> 2;
            default -> throw new IllegalStateException("no fault of frames: " + fault.injection.fault());
        };
    }
}
