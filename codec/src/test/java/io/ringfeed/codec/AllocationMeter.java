package io.ringfeed.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that the current thread allocates. */
public final class AllocationMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 5_000;
    private static final int MEASURED = 1_000;
    private static final int ROUNDS = 5;

    private AllocationMeter() {}

    /**
     * Fails if the action allocates, warmed up. The JVM itself may allocate on this thread once in a while, for
     * instance when code
     * is compiled anew, so the best of a few rounds counts; an action that allocates does so in each.
     */
    public static void assertAllocatesNothing(String what, Runnable action) {
        assertAllocatesNothing(what, WARM_UP, MEASURED, action);
    }

    /** The same for actions that take long. */
    public static void assertAllocatesNothing(String what, int warmUp, int measured, Runnable action) {
        for (int i = 0; i < warmUp; i++) {
            action.run();
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && best > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < measured; i++) {
                action.run();
            }
            best = Math.min(best, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, best, () -> what + " allocates, in " + measured + " calls");
    }
}
