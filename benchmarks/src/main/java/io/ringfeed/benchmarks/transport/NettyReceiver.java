package io.ringfeed.benchmarks.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;

/** Netty's own WebSocket handlers on epoll, as its examples put them together, with their defaults. */
final class NettyReceiver implements Receiver {
    private static final int MAX_RESPONSE_BYTES = 8192;

    private final MessageReader<TextWebSocketFrame> reader;

    NettyReceiver(MessageReader<TextWebSocketFrame> reader) {
        this.reader = reader;
    }

    @Override
    public void start(Endpoint endpoint, Tally tally) throws IOException {
        SslContext tls = endpoint.isSecure() ? endpoint.nettyTls() : null;
        new Bootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()))
                .channel(EpollSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (tls != null) {
                            channel.pipeline()
                                    .addLast(tls.newHandler(channel.alloc(), endpoint.host(), endpoint.port()));
                        }
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(MAX_RESPONSE_BYTES),
                                        new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                                                .webSocketUri(endpoint.uri())
                                                .build()),
                                        new Frames(tally));
                    }
                })
                .connect(endpoint.address())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        tally.fail(connected.cause());
                    }
                });
    }

    private final class Frames extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final Tally tally;

        Frames(Tally tally) {
            this.tally = tally;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws IOException {
            tally.add(reader.read(frame));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            tally.fail(cause);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            tally.fail(new IOException("the connection ended"));
        }
    }
}
