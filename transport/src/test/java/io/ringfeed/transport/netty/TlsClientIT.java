package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.ringfeed.transport.tls.TlsOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client shows of itself during the handshake; against Netty's server, since names must not have to resolve. */
@Timeout(60)
class TlsClientIT {
    private static final String HOST = "feed.ringfeed.example";

    @TempDir
    Path folder;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<List<SNIServerName>> names = new LinkedBlockingQueue<>();
    private X509Bundle bundle;
    private Path pem;

    @BeforeEach
    void makeACertificate() throws Exception {
        X509Bundle authority = new CertificateBuilder()
                .subject("CN=authority")
                .setIsCertificateAuthority(true)
                .notAfter(Instant.now().plus(Duration.ofDays(1)))
                .buildSelfSigned();
        bundle = new CertificateBuilder()
                .subject("CN=server")
                .addSanDnsName(HOST)
                .addSanIpAddress("127.0.0.1")
                .addSanIpAddress("::1")
                .notAfter(Instant.now().plus(Duration.ofDays(1)))
                .buildIssuedBy(authority);
        pem = Files.writeString(folder.resolve("ca.pem"), authority.getCertificatePEM());
    }

    @AfterEach
    void endTheLoop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesTheServerByHostNameButNeverByAddress(boolean jdkEngine) throws Exception {
        SslContext context = server(SslProvider.JDK, "TLSv1.3");
        Channel server = listen(context);
        try (TlsClient tls = client(jdkEngine)) {
            greet(tls, HOST, server);
            assertEquals(
                    "[type=host_name (0), value=" + HOST + "]", names.take().toString());
            greet(tls, "127.0.0.1", server);
            assertEquals("[]", names.take().toString());
            greet(tls, "[::1]", server);
            assertEquals("[]", names.take().toString());
        }
        server.close().sync();
    }

    /** Behind a balancer no server remembers sessions: only what the client keeps for them, the ticket, resumes one. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void resumesByTicketAlone(String version) throws Exception {
        SslContext context = server(SslProvider.OPENSSL, version);
        OpenSslSessionContext sessions = (OpenSslSessionContext) context.sessionContext();
        sessions.setSessionCacheEnabled(false);
        sessions.setTicketKeys(new OpenSslSessionTicketKey(new byte[16], new byte[16], new byte[16]));
        Channel server = listen(context);
        try (TlsClient tls = client(false)) {
            greet(tls, HOST, server);
            assertEquals(0, sessions.stats().ticketKeyResume());
            greet(tls, HOST, server);
            greet(tls, HOST, server);
            assertEquals(2, sessions.stats().ticketKeyResume());
        }
        server.close().sync();
    }

    @Test
    void freesWhatConnectionsShare() throws Exception {
        TlsClient tls = client(false);
        tls.close();
        tls.close();
        assertTrue(tls.description().contains("BoringSSL"));
    }

    private TlsClient client(boolean jdkEngine) {
        TlsClient tls = new TlsClient(TlsOptions.defaults().jdkEngine(jdkEngine).trust(pem));
        tls.prepare();
        return tls;
    }

    private SslContext server(SslProvider provider, String version) throws Exception {
        return SslContextBuilder.forServer(bundle.toKeyManagerFactory())
                .sslProvider(provider)
                .protocols(version)
                .build();
    }

    /** Says one byte, which comes behind the tickets of TLS 1.3, and closes. */
    private Channel listen(SslContext context) throws InterruptedException {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        SslHandler tls = context.newHandler(channel.alloc());
                        channel.pipeline().addLast(tls, new ChannelInboundHandlerAdapter() {
                            @Override
                            public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                                if (event instanceof SslHandshakeCompletionEvent done && done.isSuccess()) {
                                    if (tls.engine().getSession() instanceof ExtendedSSLSession session) {
                                        names.add(session.getRequestedServerNames());
                                    }
                                    ctx.writeAndFlush(Unpooled.wrappedBuffer(new byte[1]));
                                }
                            }
                        });
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    private void greet(TlsClient tls, String host, Channel server) throws Exception {
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        Address address = Address.of(URI.create("wss://" + host + ":" + port + "/"));
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        Channel channel = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline()
                                .addLast(
                                        tls.newHandler(made.alloc(), address),
                                        new SimpleChannelInboundHandler<ByteBuf>() {
                                            @Override
                                            protected void channelRead0(ChannelHandlerContext ctx, ByteBuf message) {
                                                heard.add(message.readableBytes());
                                            }

                                            @Override
                                            public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
                                                heard.add(failure);
                                            }
                                        });
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
        assertEquals(1, heard.poll(20, TimeUnit.SECONDS));
        channel.close().sync();
    }
}
