package io.ringfeed.benchmarks.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten minutes of faults as the soak test has them by default. */
class SoakFaultsTest {
    private static final double PER_MINUTE = 24;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void hasEveryKindAndTwentyAMinuteInTenMinutesWhateverTheSeed() {
        for (long seed = 0; seed < 100; seed++) {
            List<Fault> faults = tenMinutes(seed);
            Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
            faults.forEach(fault -> kinds.add(fault.kind()));
            assertEquals(EnumSet.allOf(FaultKind.class), kinds, "seed " + seed);
            assertTrue(faults.size() >= 200, "seed " + seed + ": " + faults.size());
        }
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertEquals(tenMinutes(7), tenMinutes(7));
    }

    @Test
    void keepsOutagesAndStallsAsShortAsTheTermsOfTheCheckerSay() {
        for (Fault fault : tenMinutes(1)) {
            switch (fault.kind()) {
                case REFUSE, CONNECT_TIMEOUT -> atMost(fault.lasting(), SoakTimes.LONGEST_OUTAGE, fault);
                case HANDSHAKE_STATUS -> atMost(fault.delay(), SoakTimes.LONGEST_OUTAGE, fault);
                case STALL, COALESCE -> atMost(fault.lasting(), SoakTimes.LONGEST_STALL, fault);
                case DELAY -> atMost(fault.delay(), SoakTimes.LONGEST_DELAY, fault);
                default -> {
                    // Their cost does not depend on how long they last.
                }
            }
        }
    }

    private static void atMost(Duration time, Duration longest, Fault fault) {
        assertTrue(time.compareTo(longest) <= 0, fault::toString);
    }

    private static List<Fault> tenMinutes(long seed) {
        SoakFaults schedule = new SoakFaults(seed, PER_MINUTE);
        List<Fault> faults = new ArrayList<>();
        while (schedule.nextNs() < TEN_MINUTES.toNanos()) {
            faults.add(schedule.take());
        }
        return faults;
    }
}
