package io.ringfeed.simulator.net;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that all state of a simulator is confined to: acceptor, connections, timers and feeds.
 *
 * <p>One thread is enough for a venue on loopback, and spares every class behind it locks and memory orders.
 *
 * <p><b>Threading:</b> made and closed by the user's thread; {@link #call} hops from any thread.
 */
public final class IoThread implements AutoCloseable {
    /** The thread's name. */
    public static final String NAME = "sim-io";

    private static final long CLOSE_TIMEOUT_MS = 2_000;

    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;

    /** Starts the thread, on epoll where it is there, else on NIO. */
    public IoThread() {
        group = new MultiThreadIoEventLoopGroup(
                1, IoThread::newThread, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        loop = group.next();
    }

    private static Thread newThread(Runnable body) {
        // Netty's buffer caches want its own kind of thread.
        Thread thread = new FastThreadLocalThread(body, NAME);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Gives the loop to register channels and timers with.
     *
     * @return the only loop.
     */
    public EventLoop loop() {
        return loop;
    }

    MultiThreadIoEventLoopGroup group() {
        return group;
    }

    Class<? extends ServerChannel> serverChannelType() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    /**
     * Runs something on the thread and waits for what it gives.
     *
     * @param <T>      the type of the answer.
     * @param task     what to run; must not wait.
     * @param fallback the answer if the thread has ended, or the caller was interrupted (which stays marked).
     * @return the answer.
     */
    public <T> T call(Callable<T> task, T fallback) {
        try {
            return loop.inEventLoop() ? task.call() : loop.submit(task).get();
        } catch (RejectedExecutionException | CancellationException ended) {
            return fallback;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return fallback;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Ends the thread; waits at most two seconds for it. */
    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    }
}
