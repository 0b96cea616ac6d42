package io.ringfeed.transport.netty;

import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollSocketChannelConfig;

/**
 * Asks for quick ACKs again after every socket read, since Linux goes back to delayed ones by itself. One system call each and
 * no allocation. In the pipeline only when asked for.
 */
final class QuickAck extends ChannelInboundHandlerAdapter {

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (ctx.channel().isOpen() && ctx.channel().config() instanceof EpollSocketChannelConfig config) {
            try {
                config.setTcpQuickAck(true);
            } catch (ChannelException gone) {
                // The socket is ending; reading says how.
                ctx.pipeline().remove(this);
            }
        }
        ctx.fireChannelReadComplete();
    }
}
