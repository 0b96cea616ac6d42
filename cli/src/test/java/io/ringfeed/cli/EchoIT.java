package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The echo against a WebSocket server that is not ours: Netty's stock handlers. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class EchoIT {
    private static final int MAX_BYTES = 16 << 20;

    private final long seed = System.nanoTime();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersEveryMessageWithTheSameUntilTheServerCloses(boolean secure) throws Exception {
        List<WebSocketFrame> messages = messages();
        try (Server server = new Server(secure, messages);
                Command echo = server.startEcho()) {
            echo.awaitExit(0);
            assertNull(server.failure.get(), () -> server.failure.get() + ", seed " + seed);
            assertEquals(messages.size(), echo.summary().get("received").asInt());
            assertEquals(messages.size(), echo.summary().get("delivered").asInt());
            echo.out().await(line -> line.contains("closed the connection with code 1000"));
        } finally {
            messages.forEach(WebSocketFrame::release);
        }
    }

    @Test
    void saysWhatIsWrongWhenNobodyListens() throws Exception {
        try (Command echo = Command.start("echo", "--url", "ws://127.0.0.1:1/")) {
            echo.awaitExit(1);
            echo.err().await(line -> line.contains("refused the connection"));
            assertEquals(0, echo.summary().get("received").asInt());
        }
    }

    /** Every form of length, fragments, and the longest that is allowed; text, of up to a mebibyte, with characters of one to four bytes. */
    private List<WebSocketFrame> messages() {
        Random random = new Random(seed);
        List<WebSocketFrame> messages = new ArrayList<>();
        for (int length : new int[] {0, 1, 125, 126, 127, 128, 4_096, 65_535, 65_536, 1 << 20, MAX_BYTES}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            messages.add(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)));
            messages.add(new TextWebSocketFrame("aä币🚀".repeat(Math.min(length, 1 << 20) / 10)));
        }
        return messages;
    }

    private final class Server implements AutoCloseable {
        final AtomicReference<String> failure = new AtomicReference<>();
        final Path ca = folder.resolve("ca.pem");
        private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        private final SslContext tls;
        private final List<WebSocketFrame> messages;
        private final Channel listening;

        Server(boolean secure, List<WebSocketFrame> messages) throws Exception {
            this.messages = messages;
            this.tls = secure ? tls() : null;
            this.listening = new ServerBootstrap()
                    .group(group)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            initialize(channel);
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
        }

        Command startEcho() throws IOException {
            List<String> arguments = new ArrayList<>(List.of("echo", "--url", url(), "--max-frame", "16m"));
            if (tls != null) {
                arguments.addAll(List.of("--trust", ca.toString()));
            }
            return Command.start(arguments.toArray(String[]::new));
        }

        String url() {
            return (tls == null ? "ws" : "wss") + "://127.0.0.1:"
                    + ((InetSocketAddress) listening.localAddress()).getPort() + "/echo?case=1";
        }

        private SslContext tls() throws Exception {
            X509Bundle authority = new CertificateBuilder()
                    .subject("CN=echo test")
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
            X509Bundle localhost = new CertificateBuilder()
                    .subject("CN=localhost")
                    .addSanIpAddress("127.0.0.1")
                    .buildIssuedBy(authority);
            Files.writeString(ca, authority.getCertificatePEM());
            return SslContextBuilder.forServer(localhost.toKeyManagerFactory()).build();
        }

        private void initialize(Channel channel) {
            if (tls != null) {
                channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
            WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                    .websocketPath("/echo")
                    .checkStartsWith(true)
                    .maxFramePayloadLength(MAX_BYTES)
                    // Byte by byte under the leak detector, which takes most of a minute; the comparison sees any
                    // change.
                    .withUTF8Validator(false)
                    .build();
            channel.pipeline()
                    .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(4096),
                            new WebSocketServerProtocolHandler(config),
                            new WebSocketFrameAggregator(MAX_BYTES),
                            new Conversation());
        }

        @Override
        public void close() {
            listening.close().awaitUninterruptibly();
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        }

        /** Sends one message after the other, whole or in fragments, and wants each back before the next. */
        private final class Conversation extends SimpleChannelInboundHandler<WebSocketFrame> {
            private final Random random = new Random(seed);
            private int next;

            @Override
            public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
                if (event instanceof HandshakeComplete) {
                    sendNext(ctx);
                }
                super.userEventTriggered(ctx, event);
            }

            @Override
            protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame answer) {
                WebSocketFrame sent = messages.get(next - 1);
                if (answer.getClass() != sent.getClass() || !answer.content().equals(sent.content())) {
                    failure.compareAndSet(null, "message " + next + " came back as " + answer + ", not as " + sent);
                    ctx.close();
                    return;
                }
                sendNext(ctx);
            }

            private void sendNext(ChannelHandlerContext ctx) {
                if (next == messages.size()) {
                    ctx.writeAndFlush(new CloseWebSocketFrame(1000, "done"));
                    return;
                }
                WebSocketFrame message = messages.get(next++);
                int length = message.content().readableBytes();
                if (random.nextBoolean() || length < 2) {
                    ctx.writeAndFlush(message.retainedDuplicate());
                    return;
                }
                int[] cuts = {0, random.nextInt(length), random.nextInt(length), length};
                Arrays.sort(cuts);
                for (int i = 0; i < 3; i++) {
                    boolean last = i == 2;
                    ByteBuf part = message.content().retainedSlice(cuts[i], cuts[i + 1] - cuts[i]);
                    if (i > 0) {
                        ctx.write(new ContinuationWebSocketFrame(last, 0, part));
                    } else if (message instanceof TextWebSocketFrame) {
                        ctx.write(new TextWebSocketFrame(last, 0, part));
                    } else {
                        ctx.write(new BinaryWebSocketFrame(last, 0, part));
                    }
                }
                ctx.flush();
            }
        }
    }
}
