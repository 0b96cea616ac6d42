package io.ringfeed.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.FrameHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * Owns the event loop, its thread and its connections; the machinery behind {@code WebSocketTransport}.
 *
 * <p><b>Threading:</b> public methods serve every thread.
 */
public final class NettyTransport implements AutoCloseable {
    /** Name and role of the thread that everything runs on. */
    public static final String IO_THREAD = "rf-io";

    /** Name and role of the short-lived threads that look names up. */
    public static final String RESOLVER_THREAD = "rf-resolve";

    private static final Logger LOGGER = System.getLogger(NettyTransport.class.getName());
    private static final long CLOSE_LIMIT_MS = 5000;

    private final TransportConfig config;
    private final IoBackend backend;
    private final SocketTuning sockets;
    private final TlsClient tls;
    private final IoThreads threads;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;
    private final EpochNanoClock epochClock = new OffsetEpochNanoClock();
    private final MaskSource masks = new MaskSource();

    private final Object lifecycle = new Object();
    private int lastId;
    private boolean closed;

    // Of the I/O thread.
    private final Set<WebSocketConnection> connections = new LinkedHashSet<>();
    private boolean closing;

    /**
     * Builds the machinery; its thread starts with the first task.
     *
     * @param config checked options.
     * @throws IllegalArgumentException if a PEM file cannot serve.
     */
    public NettyTransport(TransportConfig config) {
        this.config = config;
        this.tls = new TlsClient(config.tls());
        this.backend = IoBackend.choose(config.preferNative(), config.busyWait());
        this.sockets = SocketTuning.probe(config.socket(), backend);
        this.threads = new IoThreads(config.threadFactory(), config.threadName(), config.threadStart());
        this.group = new MultiThreadIoEventLoopGroup(1, threads, backend.factory());
        this.loop = group.next();
        if (backend.isFallback()) {
            LOGGER.log(Level.WARNING, "the transport runs on " + backend.description());
        }
        if (tls.isFallback()) {
            LOGGER.log(Level.WARNING, "the transport runs " + tls.description());
        }
        sockets.warnings().forEach(line -> LOGGER.log(Level.WARNING, "socket options: " + line));
    }

    /**
     * Starts one attempt to connect.
     *
     * @param uri where to.
     * @param handler takes the messages.
     * @param listener hears of beginning and end.
     * @return the connection on its way.
     * @throws IllegalArgumentException if the address is not a WebSocket one.
     * @throws IllegalStateException if the transport is closed.
     */
    public Connection connect(URI uri, FrameHandler handler, ConnectionListener listener) {
        Objects.requireNonNull(handler, "handler");
        Objects.requireNonNull(listener, "listener");
        Address address = Address.of(uri);
        if (address.isSecure()) {
            tls.prepare();
        }
        synchronized (lifecycle) {
            if (closed) {
                throw new IllegalStateException("the transport is closed");
            }
            Route route = new Route(address, config.proxy());
            WebSocketConnection connection = new WebSocketConnection(++lastId, this, route, handler, listener);
            loop.execute(() -> start(connection));
            return connection;
        }
    }

    /**
     * Runs a task on the I/O thread.
     *
     * @param task to run.
     * @throws RejectedExecutionException if the transport is closed.
     */
    public void execute(Runnable task) {
        synchronized (lifecycle) {
            if (closed) {
                throw new RejectedExecutionException("the transport is closed");
            }
            loop.execute(task);
        }
    }

    /**
     * Tells whether the caller is on the I/O thread.
     *
     * @return true there.
     */
    public boolean isIoThread() {
        return loop.inEventLoop();
    }

    /**
     * Says what it runs on and why.
     *
     * @return one line.
     */
    public String describe() {
        String through = config.proxy() == null ? "" : ", through the " + config.proxy();
        return backend.description() + ", " + tls.description() + ", " + sockets.description() + ", reads of up to "
                + (config.readBufferBytes() >> 10) + " KiB, messages of up to " + (config.maxFrameBytes() >> 10)
                + " KiB"
                + through;
    }

    /**
     * Tells whether the I/O thread spins.
     *
     * @return true when it takes a core of its own, idle or not.
     */
    public boolean isBusyWaiting() {
        return backend.isBusyWaiting();
    }

    /** Closes the connections, ends the thread and waits for it; on the I/O thread it does not wait. */
    @Override
    public void close() {
        synchronized (lifecycle) {
            if (!closed) {
                closed = true;
                loop.execute(this::closeAll);
            }
        }
        threads.join(CLOSE_LIMIT_MS);
    }

    EventLoop loop() {
        return loop;
    }

    IoThreads threads() {
        return threads;
    }

    SocketTuning sockets() {
        return sockets;
    }

    TlsClient tls() {
        return tls;
    }

    EpochNanoClock epochClock() {
        return epochClock;
    }

    MaskSource masks() {
        return masks;
    }

    int maxFrameBytes() {
        return config.maxFrameBytes();
    }

    long connectTimeoutMs() {
        return config.connectTimeoutMs();
    }

    long pongIntervalNs() {
        return config.pongIntervalNs();
    }

    /** How every channel of this transport is made. */
    Bootstrap bootstrap(Consumer<Channel> initializer) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(backend.channelType())
                // The dialer looks names up; what is unresolved behind it is for the proxy to look up.
                .disableResolver()
                // The adaptive allocator of Netty 4.2 makes garbage per TLS record, the pooled one does not (limits
                // §4).
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(config.readBufferBytes()))
                // The transport's own time-out covers name, TCP, TLS and upgrade.
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
                // A failed write must not throw away what can still be read; reading finds the same end.
                .option(ChannelOption.AUTO_CLOSE, false)
                // One frame at a time in Netty's hands, so that a PONG overtakes what waits.
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(1, 1))
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        initializer.accept(channel);
                    }
                });
        sockets.applyTo(bootstrap);
        return bootstrap;
    }

    /** A connection is over and its channel closed. */
    void forget(WebSocketConnection connection) {
        connections.remove(connection);
        if (closing && connections.isEmpty()) {
            shutDown();
        }
    }

    private void start(WebSocketConnection connection) {
        connections.add(connection);
        connection.start();
    }

    private void closeAll() {
        closing = true;
        if (connections.isEmpty()) {
            shutDown();
        }
        for (WebSocketConnection connection : new ArrayList<>(connections)) {
            connection.close(Kind.CLOSED_BY_US);
        }
    }

    private void shutDown() {
        tls.close();
        // The end of the thread, which close() waits for, says all that this future would.
        Future<?> unused = group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
