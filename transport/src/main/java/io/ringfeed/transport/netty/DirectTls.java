package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Takes over from Netty's TLS handler when the handshake is done, and from then on moves bytes through BoringSSL without
 * {@code SSLEngine}, whose every result is garbage. Verification, server name, resumption and pins stay Netty's.
 *
 * <p>Sits right behind the {@link SslHandler}, and lets everything pass until the read that completed the handshake is over:
 * then no frame of that handler is left on the stack which could still touch the engine. What it had not decrypted yet comes
 * here when it leaves the pipeline.
 *
 * <p><b>Threading:</b> the channel's I/O thread. <b>Allocation:</b> none per read; little per write. <b>Ownership:</b> holds the
 * engine from the take-over until it leaves the pipeline, and uses it through {@link TlsRecords} alone.
 */
final class DirectTls extends ChannelDuplexHandler {
    private final SslHandler handshaker;
    private final long closeFlushMs;
    private boolean isHandshaken;
    private TlsRecords records;

    DirectTls(SslHandler handshaker, long closeFlushMs) {
        this.handshaker = handshaker;
        this.closeFlushMs = closeFlushMs;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent completion && completion.isSuccess()) {
            isHandshaken = true;
        } else if (event instanceof SslCloseCompletionEvent && records != null) {
            // The other handler's farewell.
            return;
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
        if (isHandshaken && records == null) {
            takeOver(ctx);
        }
        ctx.fireChannelReadComplete();
    }

    private void takeOver(ChannelHandlerContext ctx) throws Exception {
        boolean isOpen = ctx.channel().isActive()
                && !handshaker.engine().isInboundDone()
                && !handshaker.engine().isOutboundDone();
        if (isOpen) {
            records = new TlsRecords((ReferenceCountedOpenSslEngine) handshaker.engine(), ctx.alloc());
            ctx.pipeline().remove(handshaker);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (records == null) {
            ctx.fireChannelRead(message);
            return;
        }
        ByteBuf plain = records.decrypt((ByteBuf) message);
        TlsRecords.End end = records.end();
        if (plain != null) {
            ctx.fireChannelRead(plain);
        }
        if (records.hasControl()) {
            sendControl(ctx);
        }
        if (end == TlsRecords.End.CLOSED) {
            closeOutbound(ctx);
        } else if (end == TlsRecords.End.FAILED) {
            SSLException failure = records.takeFailure();
            if (failure != null) {
                ctx.fireExceptionCaught(failure);
            }
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (records == null) {
            ctx.write(message, promise);
            return;
        }
        ByteBuf sealed;
        try {
            sealed = records.encrypt((ByteBuf) message);
        } catch (ClosedChannelException e) {
            promise.setFailure(e);
            return;
        } catch (SSLException e) {
            promise.setFailure(e);
            ctx.fireExceptionCaught(e);
            return;
        }
        ctx.write(sealed, promise);
    }

    /** Says goodbye first, and waits for that to be on its way, but not for long. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        ChannelFuture goodbye = records == null ? null : closeOutbound(ctx);
        if (goodbye == null || goodbye.isDone()) {
            ctx.close(promise);
            return;
        }
        // Closing twice is harmless: the second finds the channel closed.
        Future<?> limit = ctx.executor().schedule(() -> ctx.close(), closeFlushMs, TimeUnit.MILLISECONDS);
        goodbye.addListener(sent -> {
            limit.cancel(false);
            ctx.close(promise);
        });
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (records != null) {
            records.free();
        }
    }

    /** Null when it was said before. */
    private ChannelFuture closeOutbound(ChannelHandlerContext ctx) {
        return records.closeOutbound() ? sendControl(ctx) : null;
    }

    private ChannelFuture sendControl(ChannelHandlerContext ctx) {
        return ctx.writeAndFlush(records.control());
    }
}
