package io.ringfeed.transport.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;

/**
 * Does the HTTP upgrade by Netty's handshaker, then puts the frame path into the pipeline and takes itself out. Bytes behind
 * the 101 run on from the HTTP codec into the frame path, in order.
 */
final class Upgrade extends ChannelInboundHandlerAdapter {
    private final WebSocketConnection connection;
    private final Address address;
    private final WebSocketClientHandshaker13 handshaker;

    Upgrade(WebSocketConnection connection, Address address, WebSocketFrameDecoder framePath) {
        this.connection = connection;
        this.address = address;
        HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.USER_AGENT, "ringfeed");
        this.handshaker = new Handshaker(address, headers, framePath);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (!address.isSecure()) {
            start(ctx);
        }
        ctx.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent completion && completion.isSuccess()) {
            start(ctx);
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (message instanceof HttpResponse response) {
                answered(ctx, response);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void start(ChannelHandlerContext ctx) {
        connection.upgrading();
        handshaker.handshake(ctx.channel()).addListener(future -> {
            if (!future.isSuccess()) {
                connection.failed(future.cause());
            }
        });
    }

    private void answered(ChannelHandlerContext ctx, HttpResponse response) {
        HttpResponseStatus status = response.status();
        if (response.decoderResult().isFailure()) {
            connection.ended(UpgradeRefusal.notHttp(address));
        } else if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            finish(ctx, response);
        } else if (status.codeClass() != HttpStatusClass.INFORMATIONAL) {
            connection.ended(UpgradeRefusal.byStatus(
                    address, status.code(), response.headers().get(HttpHeaderNames.RETRY_AFTER)));
        }
    }

    private void finish(ChannelHandlerContext ctx, HttpResponse response) {
        if (response.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)) {
            connection.ended(UpgradeRefusal.invalid(address, "it names an extension that was not offered"));
            return;
        }
        DefaultFullHttpResponse full = new DefaultFullHttpResponse(
                response.protocolVersion(),
                response.status(),
                Unpooled.EMPTY_BUFFER,
                response.headers(),
                EmptyHttpHeaders.INSTANCE);
        try {
            handshaker.finishHandshake(ctx.channel(), full);
        } catch (WebSocketHandshakeException e) {
            connection.ended(UpgradeRefusal.invalid(address, e.getMessage()));
            return;
        }
        ctx.pipeline().remove(this);
        connection.opened();
    }

    /** Netty's handshaker, with our frame path in the place of its decoder and encoder. */
    private static final class Handshaker extends WebSocketClientHandshaker13 {
        private final WebSocketFrameDecoder framePath;

        Handshaker(Address address, HttpHeaders headers, WebSocketFrameDecoder framePath) {
            // No extensions: permessage-deflate is never offered.
            super(address.uri(), WebSocketVersion.V13, null, false, headers, 0);
            this.framePath = framePath;
        }

        @Override
        protected FullHttpRequest newHandshakeRequest() {
            FullHttpRequest request = super.newHandshakeRequest();
            // An Origin is what browsers send (RFC 6455 §4.1); we are none.
            request.headers().remove(HttpHeaderNames.ORIGIN);
            return request;
        }

        @Override
        protected WebSocketFrameDecoder newWebsocketDecoder() {
            return framePath;
        }

        @Override
        protected WebSocketFrameEncoder newWebSocketEncoder() {
            return new NoEncoder();
        }
    }

    /** Stands where the handshaker wants an encoder; frames are encoded before they are written. */
    private static final class NoEncoder extends ChannelOutboundHandlerAdapter implements WebSocketFrameEncoder {}
}
