package io.ringfeed.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyConnectionEvent;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.util.ReferenceCountUtil;
import io.ringfeed.transport.proxy.ProxyOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the way through a proxy by Netty's own handlers. What TLS or the upgrade write meanwhile waits in them; when the tunnel
 * stands, all of them leave the pipeline, so that nothing of them is on a message's way.
 */
final class ProxyTunnel extends ChannelInboundHandlerAdapter {
    private boolean isOpen;

    private ProxyTunnel() {}

    static void addTo(ChannelPipeline pipeline, ProxyOptions proxy, InetAddress proxyAddress, Runnable onOpen) {
        ProxyHandler handler = handler(proxy, new InetSocketAddress(proxyAddress, proxy.port()));
        // The connect time-out of the transport covers the proxy, too.
        handler.setConnectTimeoutMillis(0);
        List<String> before = pipeline.names();
        pipeline.addLast(handler, new ProxyTunnel());
        List<String> added = new ArrayList<>(pipeline.names());
        added.removeAll(before);
        handler.connectFuture().addListener(future -> {
            if (future.isSuccess()) {
                removeAll(pipeline, added);
                onOpen.run();
            }
        });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        isOpen |= event instanceof ProxyConnectionEvent;
        ctx.fireUserEventTriggered(event);
    }

    /** What a refusing proxy still says must not be taken for the venue's words. */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (isOpen) {
            ctx.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    /** Netty's handlers take only part of themselves out, and none of it entirely. */
    private static void removeAll(ChannelPipeline pipeline, List<String> names) {
        for (String name : names) {
            if (pipeline.context(name) != null) {
                pipeline.remove(name);
            }
        }
    }

    private static ProxyHandler handler(ProxyOptions proxy, InetSocketAddress address) {
        String user = proxy.user();
        String password = new String(proxy.password());
        return switch (proxy.protocol()) {
            case HTTP ->
                proxy.hasCredentials() ? new HttpProxyHandler(address, user, password) : new HttpProxyHandler(address);
            case SOCKS5 -> new Socks5ProxyHandler(address, user, password);
        };
    }
}
