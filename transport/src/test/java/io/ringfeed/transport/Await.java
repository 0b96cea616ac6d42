package io.ringfeed.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits by polling, with a deadline. */
public final class Await {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(20);

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT_NS) {
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(500_000);
        }
    }
}
