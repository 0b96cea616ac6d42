package io.ringfeed.cli.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the waiting main thread that the command shall end, and why: the first reason counts.
 *
 * <p><b>Threading:</b> any thread may ask, handlers and the shutdown hook included; asking never blocks.
 */
public final class StopSignal {
    private final AtomicReference<Stop> first = new AtomicReference<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    /**
     * An end with its reason.
     *
     * @param reason the class of reason.
     * @param line one line for the user, empty where there is nothing to say.
     */
    public record Stop(StopReason reason, String line) {}

    /** A signal that nobody has given yet. */
    public StopSignal() {}

    /**
     * Ask for the end.
     *
     * @param reason why.
     */
    public void request(StopReason reason) {
        request(reason, "");
    }

    /**
     * Ask for the end.
     *
     * @param reason why.
     * @param line one line for the user.
     */
    public void request(StopReason reason, String line) {
        if (first.compareAndSet(null, new Stop(reason, line))) {
            asked.countDown();
        }
    }

    /** @return the first request, or null when there was none yet. */
    public Stop stop() {
        return first.get();
    }

    /**
     * Wait for the first request.
     *
     * @param timeoutMs the longest wait; not positive for none.
     * @return the request, or null when the time ran out.
     */
    public Stop await(long timeoutMs) {
        try {
            if (!asked.await(timeoutMs, TimeUnit.MILLISECONDS)) {
                return null;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            request(StopReason.INTERRUPTED);
        }
        return first.get();
    }
}
