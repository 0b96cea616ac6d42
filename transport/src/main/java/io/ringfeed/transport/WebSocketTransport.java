package io.ringfeed.transport;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.netty.NettyTransport;
import io.ringfeed.transport.netty.TransportConfig;
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;
import io.ringfeed.transport.tls.TlsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Connects to WebSocket servers and hands their messages on, all on one I/O thread.
 *
 * <p>Messages reach a {@link FrameHandler} in place, from the buffer that the socket was read into. A handler that answers
 * {@code BACK_PRESSURED} holds its connection at that message; nothing is lost or reordered.
 *
 * <p><b>Threading:</b> safe to use from any thread. Handlers and listeners run on the I/O thread.
 * <br><b>Allocation:</b> nothing per message, BoringSSL included; the JDK's TLS engine allocates per record.
 * <br><b>Errors:</b> bad options throw from {@link Builder#build()}; whatever happens to a connection is told to its listener.
 */
public final class WebSocketTransport implements AutoCloseable {
    /** Role, and default name, of the I/O thread. */
    public static final String IO_THREAD = NettyTransport.IO_THREAD;

    /** Role and name of the daemon threads that look up one host name each and end. */
    public static final String RESOLVER_THREAD = NettyTransport.RESOLVER_THREAD;

    private final NettyTransport netty;

    private WebSocketTransport(TransportConfig config) {
        this.netty = new NettyTransport(config);
    }

    /**
     * Starts with the default options.
     *
     * @return a builder.
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts one attempt to connect. Does not block: names resolve on a short-lived thread of their own.
     *
     * @param uri {@code ws} or {@code wss}; path and query go out exactly as given.
     * @param handler takes the messages; may be shared by connections.
     * @param listener hears of the beginning and the end; may be shared by connections.
     * @return the connection, still on its way.
     * @throws IllegalArgumentException if the address is not a WebSocket one; the message says why, in one line.
     * @throws IllegalStateException if the transport is closed.
     */
    public Connection connect(URI uri, FrameHandler handler, ConnectionListener listener) {
        return netty.connect(uri, handler, listener);
    }

    /**
     * Runs a task on the I/O thread, between the messages of its connections, in the order of submission.
     *
     * @param task must not block.
     * @throws RejectedExecutionException if the transport is closed.
     */
    public void execute(Runnable task) {
        netty.execute(task);
    }

    /**
     * Tells whether the caller is on the I/O thread.
     *
     * @return true on the thread that calls handlers and listeners.
     */
    public boolean isIoThread() {
        return netty.isIoThread();
    }

    /**
     * Says what this transport runs on and why, how to get the faster part where it does not, and what the kernel made of the
     * socket options, the granted size of the receive buffer first.
     *
     * @return one line.
     */
    public String describe() {
        return netty.describe();
    }

    /**
     * Tells whether the I/O thread spins: busy-waiting was asked for and is possible here.
     *
     * @return true when it takes a core of its own, idle or not.
     */
    public boolean isBusyWaiting() {
        return netty.isBusyWaiting();
    }

    /**
     * Closes every connection (each listener hears {@code CLOSED_BY_US}) and ends the I/O thread. Idempotent; takes up to a
     * second while peers answer, and at most five. On the I/O thread it only initiates.
     */
    @Override
    public void close() {
        netty.close();
    }

    /**
     * Collects the options of a {@link WebSocketTransport}.
     *
     * <p><b>Threading:</b> one thread.
     */
    public static final class Builder {
        private static final int SMALLEST_FRAME_LIMIT = 125;
        private static final int LARGEST_FRAME_LIMIT = 1 << 30;

        private ThreadFactory threadFactory;
        private String threadName = IO_THREAD;
        private Consumer<String> threadStart = role -> {};
        private TlsOptions tls = TlsOptions.defaults();
        private SocketOptions socket = SocketOptions.DEFAULTS;
        private ProxyOptions proxy;
        private int maxFrameBytes = 4 << 20;
        private int readBufferBytes = 64 << 10;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration pongInterval = Duration.ZERO;
        private boolean preferNative = true;
        private boolean busyWait;

        private Builder() {}

        /**
         * Makes the I/O thread by a factory of the caller's. Default: a daemon {@code FastThreadLocalThread}, which Netty's
         * buffer caches want.
         *
         * @param factory asked for one thread.
         * @return this.
         */
        public Builder threadFactory(ThreadFactory factory) {
            this.threadFactory = Objects.requireNonNull(factory, "factory");
            return this;
        }

        /**
         * Names the I/O thread of the default factory. Default: {@code rf-io}.
         *
         * @param name of the thread.
         * @return this.
         */
        public Builder threadName(String name) {
            this.threadName = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets trust and engine of {@code wss} connections. Default: the platform's authorities, BoringSSL.
         *
         * @param options of TLS.
         * @return this.
         */
        public Builder tls(TlsOptions options) {
            this.tls = Objects.requireNonNull(options, "options");
            return this;
        }

        /**
         * Limits the length of a message, fragments summed up. A longer one ends its connection. Default: 4 MiB.
         *
         * @param bytes 125 to 2^30.
         * @return this.
         */
        public Builder maxFrameBytes(int bytes) {
            this.maxFrameBytes = bytes;
            return this;
        }

        /**
         * Sets how much one socket read takes at the most. Default: 64 KiB.
         *
         * @param bytes at least 1024.
         * @return this.
         */
        public Builder readBufferBytes(int bytes) {
            this.readBufferBytes = bytes;
            return this;
        }

        /**
         * Sets the options of TCP. Default: {@link SocketOptions#DEFAULTS}.
         *
         * @param options of the socket.
         * @return this.
         */
        public Builder socket(SocketOptions options) {
            this.socket = Objects.requireNonNull(options, "options");
            return this;
        }

        /**
         * Leads every connection through a proxy. Default: none.
         *
         * @param options of the proxy.
         * @return this.
         */
        public Builder proxy(ProxyOptions options) {
            this.proxy = Objects.requireNonNull(options, "options");
            return this;
        }

        /**
         * Runs something first on each thread that the transport starts, such as binding it to a CPU: threads inherit such
         * things from whichever thread started them. Default: nothing.
         *
         * @param hook gets {@link #IO_THREAD} or {@link #RESOLVER_THREAD}, on the new thread; what it throws is logged and dropped.
         * @return this.
         */
        public Builder onThreadStart(Consumer<String> hook) {
            this.threadStart = Objects.requireNonNull(hook, "hook");
            return this;
        }

        /**
         * Limits the time of one attempt: name, TCP, TLS and upgrade together. Default: 10 s.
         *
         * @param timeout positive.
         * @return this.
         */
        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /**
         * Keeps PONGs of a connection apart, for a venue that limits client frames: of the PINGs that come meanwhile only the newest
         * is answered, as soon as the time has passed. Default: zero, every PING is answered at once.
         *
         * @param interval zero or more.
         * @return this.
         */
        public Builder pongInterval(Duration interval) {
            this.pongInterval = Objects.requireNonNull(interval, "interval");
            return this;
        }

        /**
         * Chooses epoll where it is there. Default: true; false takes the JDK's NIO.
         *
         * @param prefer true for epoll.
         * @return this.
         */
        public Builder preferNative(boolean prefer) {
            this.preferNative = prefer;
            return this;
        }

        /**
         * Lets the I/O thread spin instead of sleeping until the kernel wakes it: about half the time from the wire to the
         * handler when little is coming (20 to 35 us for a wake-up), for a core of its own at 100 %. Epoll only: on NIO it
         * sleeps all the same, which {@link #describe()} and one line of warning say. Default: false.
         *
         * @param spin true to spin.
         * @return this.
         */
        public Builder busyWait(boolean spin) {
            this.busyWait = spin;
            return this;
        }

        /**
         * Builds the transport; its thread starts with the first connection.
         *
         * @return the transport, to be closed by the caller.
         * @throws IllegalArgumentException if options are wrong, a PEM file included; the message lists every problem.
         */
        public WebSocketTransport build() {
            List<String> problems = new ArrayList<>();
            if (maxFrameBytes < SMALLEST_FRAME_LIMIT || maxFrameBytes > LARGEST_FRAME_LIMIT) {
                problems.add("maxFrameBytes must lie in 125 .. 2^30, not " + maxFrameBytes);
            }
            if (readBufferBytes < 1024) {
                problems.add("readBufferBytes must be at least 1024, not " + readBufferBytes);
            }
            problems.addAll(socket.problems());
            if (proxy != null) {
                problems.addAll(proxy.problems());
            }
            if (connectTimeout.isNegative() || connectTimeout.toMillis() == 0) {
                problems.add("connectTimeout must be at least a millisecond, not " + connectTimeout);
            }
            if (pongInterval.isNegative()) {
                problems.add("pongInterval must not be negative, as " + pongInterval + " is");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
            return new WebSocketTransport(new TransportConfig(
                    threadFactory,
                    threadName,
                    threadStart,
                    tls,
                    socket,
                    proxy,
                    maxFrameBytes,
                    readBufferBytes,
                    connectTimeout.toMillis(),
                    pongInterval.toNanos(),
                    preferNative,
                    busyWait));
        }
    }
}
