package io.ringfeed.benchmarks.soak;

import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.simulator.fault.FaultPlan;
import io.ringfeed.simulator.fault.FaultSchedule;
import java.time.Duration;

/**
 * The simulator's random faults, in their seeded order and at their times, each kept so short that most of the time all is well.
 *
 * <p><b>Threading:</b> one thread.
 */
final class SoakFaults {
    private final FaultSchedule schedule;

    SoakFaults(long seed, double perMinute) {
        schedule = FaultPlan.random(seed, perMinute).schedule();
    }

    /** When the next fault is due, nanoseconds from the beginning. */
    long nextNs() {
        return schedule.nextNs();
    }

    Fault take() {
        return shortened(schedule.take());
    }

    private static Fault shortened(Fault fault) {
        return switch (fault.kind()) {
            case REFUSE, CONNECT_TIMEOUT -> lasting(fault, SoakTimes.LONGEST_OUTAGE);
            case STALL, COALESCE -> lasting(fault, SoakTimes.LONGEST_STALL);
            case BLACKHOLE -> Fault.blackhole(SoakTimes.BLACKHOLE);
            case HANDSHAKE_STATUS ->
                Fault.handshakeStatus(fault.number(), 1, least(fault.delay(), SoakTimes.LONGEST_OUTAGE));
            case DELAY -> Fault.delay(least(fault.delay(), SoakTimes.LONGEST_DELAY), fault.lasting());
            case ACK_LATE -> Fault.ackLate(least(fault.delay(), SoakTimes.LONGEST_OUTAGE), 1);
            case SERVER_SHUTDOWN -> Fault.serverShutdown(SoakTimes.SHUTDOWN_NOTICE);
            default -> fault;
        };
    }

    private static Fault lasting(Fault fault, Duration longest) {
        return new Fault(
                fault.kind(),
                least(fault.lasting(), longest),
                fault.delay(),
                fault.count(),
                fault.number(),
                fault.stream());
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
