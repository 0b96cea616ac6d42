package io.ringfeed.simulator.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The listening socket on 127.0.0.1, and the way of a new connection up to its HTTP request. It can be told to refuse or to
 * ignore who comes.
 *
 * <p><b>Threading:</b> opened and closed by the user's thread; connections run on {@link IoThread}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // timers and closes that nobody waits for
public final class LoopbackServer implements AutoCloseable {
    /** Above this many waiting bytes a connection is not writable, and a replay waits for it. */
    public static final int HIGH_WATER_BYTES = 1 << 20;

    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());
    private static final int LOW_WATER_BYTES = 256 << 10;
    // Room for a URL that names 1024 streams.
    private static final int MAX_REQUEST_LINE_BYTES = 64 << 10;
    private static final int CLOSE_TIMEOUT_MS = 1_000;
    private static final long RETRY_LISTENING_MS = 50;

    private final IoThread thread;
    private final ServerBootstrap bootstrap;
    private final ChannelGroup connections;
    private final ChannelGroup ignored;
    private final int port;
    private final InetSocketAddress address;
    // What follows is confined to the thread.
    private Channel channel;
    private PortHold hold;
    private long refuseUntilNs;
    private long ignoreUntilNs;
    private boolean isListeningAgain;
    private boolean isIgnoring;
    private boolean isClosed;

    /** Makes the handlers of each connection. */
    public interface ConnectionHandlers {
        /**
         * Makes the handler of the bytes as they go over the wire, below TLS.
         *
         * @return a new one.
         */
        ChannelHandler wire();

        /**
         * Makes the handler of the HTTP request.
         *
         * @return a new one.
         */
        ChannelHandler request();
    }

    private LoopbackServer(IoThread thread, int port, ThrowAwayCa certificates, ConnectionHandlers handlers)
            throws IOException {
        this.thread = thread;
        // Refuses who comes while it is being closed.
        connections = new DefaultChannelGroup(thread.loop(), true);
        ignored = new DefaultChannelGroup(thread.loop(), true);
        bootstrap = new ServerBootstrap()
                .group(thread.group())
                .channel(thread.serverChannelType())
                // A simulator that is killed and started again takes its port at once.
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_WATER_BYTES, HIGH_WATER_BYTES))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel child) {
                        connections.add(child);
                        if (isIgnoring) {
                            child.config().setAutoRead(false);
                            ignored.add(child);
                        } else {
                            fill(child.pipeline(), certificates, handlers);
                        }
                    }
                });
        ChannelFuture bound = bootstrap.bind(address(port)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "port " + port + " on 127.0.0.1 cannot be opened (" + reason(bound.cause())
                            + "): choose another port, or 0 for any free one",
                    bound.cause());
        }
        channel = bound.channel();
        this.port = ((InetSocketAddress) channel.localAddress()).getPort();
        this.address = address(this.port);
    }

    /**
     * Opens the port.
     *
     * @param thread       the thread to run on.
     * @param port         1 to 65535, or 0 for any free one.
     * @param certificates for TLS, or null for plain TCP.
     * @param handlers     gives each connection its handlers.
     * @return the open server.
     * @throws IOException with one line for the user if the port cannot be had.
     */
    public static LoopbackServer open(IoThread thread, int port, ThrowAwayCa certificates, ConnectionHandlers handlers)
            throws IOException {
        return new LoopbackServer(thread, port, certificates, handlers);
    }

    private static InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port);
    }

    private static void fill(ChannelPipeline pipeline, ThrowAwayCa certificates, ConnectionHandlers handlers) {
        pipeline.addLast(handlers.wire());
        if (certificates != null) {
            pipeline.addLast(
                    certificates.serverContext().newHandler(pipeline.channel().alloc()));
        }
        pipeline.addLast(new HttpServerCodec(new HttpDecoderConfig().setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)))
                .addLast(new HttpObjectAggregator(MAX_REQUEST_LINE_BYTES))
                .addLast(handlers.request());
    }

    private static String reason(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        if (text.contains("Address already in use")) {
            return "already in use";
        }
        return text.contains("Permission denied") ? "permission denied" : text;
    }

    /**
     * Tells the port.
     *
     * @return 1 to 65535.
     */
    public int port() {
        return port;
    }

    /**
     * Refuses who connects, for a while; open connections stay. On the thread.
     *
     * @param lastingNs until it listens again.
     */
    public void refuse(long lastingNs) {
        if (isClosed) {
            return;
        }
        long nowNs = System.nanoTime();
        if (channel != null) {
            refuseUntilNs = nowNs + lastingNs;
            channel.close();
            channel = null;
            hold = PortHold.of(address);
        } else if (nowNs + lastingNs - refuseUntilNs > 0) {
            refuseUntilNs = nowNs + lastingNs;
        }
        thread.loop().schedule(this::listenAgain, lastingNs, TimeUnit.NANOSECONDS);
    }

    private void listenAgain() {
        if (isClosed || isListeningAgain || channel != null || System.nanoTime() - refuseUntilNs < 0) {
            return;
        }
        isListeningAgain = true;
        bootstrap.bind(address).addListener((ChannelFutureListener) bound -> {
            isListeningAgain = false;
            hold.release();
            if (isClosed) {
                bound.channel().close();
            } else if (bound.isSuccess()) {
                channel = bound.channel();
            } else {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "port {0} on 127.0.0.1 cannot be opened again yet ({1}): trying on",
                        Integer.toString(port),
                        reason(bound.cause()));
                thread.loop().schedule(this::listenAgain, RETRY_LISTENING_MS, TimeUnit.MILLISECONDS);
            }
        });
    }

    /**
     * Accepts who connects and answers nothing, for a while; then resets those who still wait. On the thread.
     *
     * @param lastingNs how long.
     */
    public void ignore(long lastingNs) {
        long untilNs = System.nanoTime() + lastingNs;
        if (!isIgnoring || untilNs - ignoreUntilNs > 0) {
            ignoreUntilNs = untilNs;
        }
        isIgnoring = true;
        thread.loop().schedule(this::answerAgain, lastingNs, TimeUnit.NANOSECONDS);
    }

    private void answerAgain() {
        if (System.nanoTime() - ignoreUntilNs >= 0) {
            isIgnoring = false;
            ignored.forEach(LoopbackServer::reset);
        }
    }

    /** Stops listening, for good; open connections stay. */
    public void stopListening() {
        ChannelFuture closing = thread.call(
                () -> {
                    isClosed = true;
                    if (hold != null) {
                        hold.release();
                    }
                    return channel == null ? null : channel.close();
                },
                null);
        if (closing != null) {
            closing.awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** Stops listening and closes the connections; what a client does not take within a second is reset. */
    @Override
    public void close() {
        stopListening();
        if (!connections.close().awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
            connections.forEach(LoopbackServer::reset);
            connections.newCloseFuture().awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Cuts a connection off with a TCP reset, below TLS, which would say goodbye first.
     *
     * @param connection to cut off; what it has not sent yet is lost.
     */
    public static void reset(Channel connection) {
        connection.config().setOption(ChannelOption.SO_LINGER, 0);
        ChannelHandlerContext head = connection.pipeline().firstContext();
        if (head != null) {
            head.close();
        } else {
            connection.close();
        }
    }
}
