package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting in tests: always for something, never for a time. */
public final class TestClock {
    /** Longer than anything should take, shorter than anybody's patience. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestClock() {}

    public static void await(String what, BooleanSupplier condition) {
        await(PATIENCE, what, condition);
    }

    public static void await(Duration patience, String what, BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - deadlineNs < 0, "waited in vain for " + what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Plays a handler that is busy. */
    static void spinFor(Duration time) {
        long endNs = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - endNs < 0) {
            Thread.onSpinWait();
        }
    }
}
