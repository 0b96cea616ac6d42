package io.ringfeed.simulator.venue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.ringfeed.simulator.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Answers a connection's HTTP request: upgrades it to a session, or refuses it with the venue's status.
 *
 * <p><b>Threading:</b> confined to the simulator's thread; one per connection.
 */
public final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final int MAX_CLIENT_MESSAGE_BYTES = 1 << 20;

    private final Sessions sessions;

    /** @param sessions takes the connection when it was upgraded. */
    public UpgradeHandler(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        Injection injection = sessions.upgradeFaults().strike(FaultLog.NO_CONNECTION);
        if (injection != null) {
            Fault fault = injection.fault();
            refuse(ctx, HandshakeRefusals.of(fault.number()), fault.delay());
            return;
        }
        if (!request.decoderResult().isSuccess()) {
            refuse(ctx, new RequestTarget.Refused(400, "Bad request"));
            return;
        }
        RequestTarget target = RequestTarget.parse(request.uri());
        if (target instanceof RequestTarget.Refused refused) {
            refuse(ctx, refused);
        } else if (target instanceof RequestTarget.Accepted accepted) {
            upgrade(ctx, request, accepted);
        }
    }

    private void upgrade(ChannelHandlerContext ctx, FullHttpRequest request, RequestTarget.Accepted target) {
        // No extension: the venue compresses only where a client offers it, and no client of ours does (protocol §3).
        WebSocketDecoderConfig frames = WebSocketDecoderConfig.newBuilder()
                .allowExtensions(false)
                .maxFramePayloadLength(MAX_CLIENT_MESSAGE_BYTES)
                .build();
        if (!request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)
                || !request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION)
                || !request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            refuse(ctx, new RequestTarget.Refused(400, "Not a WebSocket upgrade"));
            return;
        }
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(null, null, frames).newHandshaker(request);
        if (handshaker == null) {
            WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(ctx.channel());
            return;
        }
        handshaker.handshake(ctx.channel(), request).addListener((ChannelFutureListener) done -> {
            if (!done.isSuccess()) {
                ctx.close();
                return;
            }
            ClientSession session = sessions.accept(ctx.channel(), target);
            ctx.pipeline()
                    .addLast(new WebSocketFrameAggregator(MAX_CLIENT_MESSAGE_BYTES))
                    .addLast(new RequestHandler(session));
            ctx.pipeline().remove(this);
            if (!session.canSubscribe(target.streams())) {
                RequestHandler.refuseTooManyStreams(session);
            } else if (!target.streams().isEmpty()) {
                session.subscribe(target.streams());
            }
        });
    }

    private static void refuse(ChannelHandlerContext ctx, RequestTarget.Refused refused) {
        refuse(ctx, refused, Duration.ZERO);
    }

    private static void refuse(ChannelHandlerContext ctx, RequestTarget.Refused refused, Duration retryAfter) {
        byte[] body = refused.body().getBytes(StandardCharsets.UTF_8);
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(refused.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONTENT_TYPE, contentType(refused.body()))
                .set(HttpHeaderNames.CONNECTION, "close");
        if (!retryAfter.isZero()) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, (retryAfter.toMillis() + 999) / 1_000);
        }
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static String contentType(String body) {
        return body.startsWith("{") ? "application/json" : body.startsWith("<") ? "text/html" : "text/plain";
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
