package io.ringfeed.simulator.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
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
import java.util.function.Supplier;

/**
 * The listening socket on 127.0.0.1, and the way of a new connection up to its HTTP request.
 *
 * <p><b>Threading:</b> opened and closed by the user's thread; connections run on {@link IoThread}.
 */
public final class LoopbackServer implements AutoCloseable {
    /** Above this many waiting bytes a connection is not writable, and a replay waits for it. */
    public static final int HIGH_WATER_BYTES = 1 << 20;

    private static final int LOW_WATER_BYTES = 256 << 10;
    // Room for a URL that names 1024 streams.
    private static final int MAX_REQUEST_LINE_BYTES = 64 << 10;
    private static final int CLOSE_TIMEOUT_MS = 1_000;

    private final Channel channel;
    private final ChannelGroup connections;

    private LoopbackServer(Channel channel, ChannelGroup connections) {
        this.channel = channel;
        this.connections = connections;
    }

    /**
     * Opens the port.
     *
     * @param thread          the thread to run on.
     * @param port            1 to 65535, or 0 for any free one.
     * @param certificates    for TLS, or null for plain TCP.
     * @param requestHandlers gives each connection the handler of its HTTP request.
     * @return the open server.
     * @throws IOException with one line for the user if the port cannot be had.
     */
    public static LoopbackServer open(
            IoThread thread, int port, ThrowAwayCa certificates, Supplier<ChannelHandler> requestHandlers)
            throws IOException {
        // Refuses who comes while it is being closed.
        ChannelGroup connections = new DefaultChannelGroup(thread.loop(), true);
        ServerBootstrap bootstrap = new ServerBootstrap()
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
                        if (certificates != null) {
                            child.pipeline()
                                    .addLast(certificates.serverContext().newHandler(child.alloc()));
                        }
                        child.pipeline()
                                .addLast(new HttpServerCodec(
                                        new HttpDecoderConfig().setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)))
                                .addLast(new HttpObjectAggregator(MAX_REQUEST_LINE_BYTES))
                                .addLast(requestHandlers.get());
                    }
                });
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        ChannelFuture bound =
                bootstrap.bind(new InetSocketAddress(loopback, port)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "port " + port + " on 127.0.0.1 cannot be opened (" + reason(bound.cause())
                            + "): choose another port, or 0 for any free one",
                    bound.cause());
        }
        return new LoopbackServer(bound.channel(), connections);
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
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Stops listening; open connections stay. */
    public void stopListening() {
        channel.close().awaitUninterruptibly(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
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
        }
    }
}
