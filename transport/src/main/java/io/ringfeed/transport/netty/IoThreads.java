package io.ringfeed.transport.netty;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Makes the I/O thread and remembers it, so that closing can join it. */
final class IoThreads implements ThreadFactory {
    private final ThreadFactory maker;
    private volatile Thread thread;

    IoThreads(ThreadFactory maker, String name) {
        this.maker = maker != null ? maker : task -> daemon(task, name);
    }

    @Override
    public Thread newThread(Runnable task) {
        thread = maker.newThread(task);
        return thread;
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
