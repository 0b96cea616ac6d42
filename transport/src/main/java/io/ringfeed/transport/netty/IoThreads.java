package io.ringfeed.transport.netty;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes the I/O thread and remembers it, so that closing can join it. */
final class IoThreads implements ThreadFactory {
    private static final Logger LOGGER = System.getLogger(IoThreads.class.getName());

    private final ThreadFactory maker;
    private final Consumer<String> threadStart;
    private volatile Thread thread;

    IoThreads(ThreadFactory maker, String name, Consumer<String> threadStart) {
        this.maker = maker != null ? maker : task -> daemon(task, name);
        this.threadStart = threadStart;
    }

    @Override
    public Thread newThread(Runnable task) {
        thread = maker.newThread(() -> {
            begin(NettyTransport.IO_THREAD);
            task.run();
        });
        return thread;
    }

    /** Lets the owner set the calling thread up, which has just begun. */
    void begin(String role) {
        try {
            threadStart.accept(role);
        } catch (RuntimeException failure) {
            LOGGER.log(Level.WARNING, "what was to run first on " + role + " threw; the thread goes on", failure);
        }
    }

    /** Waits for the end of the thread; an interrupt ends the wait and stays set. */
    void join(long timeoutMs) {
        Thread running = thread;
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            TimeUnit.MILLISECONDS.timedJoin(running, timeoutMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread made = new FastThreadLocalThread(task, name);
        // A forgotten close must not keep the JVM alive; who wants that gives a factory.
        made.setDaemon(true);
        return made;
    }
}
