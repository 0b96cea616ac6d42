package io.ringfeed.cli.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: the main thread closes what it opened and writes its summary, and the
 * process ends with the main thread's exit code instead of the signal's.
 *
 * <p><b>Threading:</b> the JVM runs it on a thread of its own, which waits for the main thread.
 */
public final class ShutdownHook extends Thread {
    /** Longer than an engine takes to close; after it, a stuck end is cut off. */
    private static final long PATIENCE_MS = 15_000;

    private final StopSignal stop;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int exit = ExitCode.FAILED;

    private ShutdownHook(StopSignal stop) {
        super("ringfeed-shutdown");
        this.stop = stop;
    }

    /**
     * Install the hook.
     *
     * @param stop what to signal.
     * @return the hook, to be told of the end.
     */
    public static ShutdownHook install(StopSignal stop) {
        ShutdownHook hook = new ShutdownHook(stop);
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    @Override
    public void run() {
        stop.request(StopReason.INTERRUPTED);
        try {
            if (!finished.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                System.err.println("ringfeed: the end took too long and was cut off");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exit);
    }

    /**
     * The main thread is done: end the process. Does not return.
     *
     * @param code the exit code.
     */
    public void exit(int code) {
        exit = code;
        finished.countDown();
        // Where a signal came first, the hook halts the JVM, and this call waits for that.
        System.exit(code);
    }
}
