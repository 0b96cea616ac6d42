package io.ringfeed.simulator.venue;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.ringfeed.codec.control.ControlReplyEncoder;
import io.ringfeed.codec.control.ControlRequest;
import io.ringfeed.codec.control.ControlRequestParser;
import io.ringfeed.codec.control.InvalidRequestException;
import java.nio.charset.StandardCharsets;

/**
 * Answers what a client sends (protocol §2). Names are not looked at: the venue acknowledges every stream, and unknown ones
 * never deliver.
 *
 * <p><b>Threading:</b> confined to the simulator's thread; one per session.
 */
final class RequestHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int INVALID_JSON = 3;
    private static final int TOO_MANY_SUBSCRIPTIONS = 4;
    private static final String INVALID_REQUEST = "Invalid request";

    private final ClientSession session;

    RequestHandler(ClientSession session) {
        this.session = session;
    }

    /** The cap is passed: the venue says so, then closes, and all streams are lost (protocol §2.3). */
    static void refuseTooManyStreams(ClientSession session) {
        // Without an id, as measured.
        session.text(ControlReplyEncoder.error(TOO_MANY_SUBSCRIPTIONS, "Too many subscriptions", null));
        session.close(1008, INVALID_REQUEST);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            session.clientClosed(close.statusCode());
        } else if (!session.admits()) {
            return;
        } else if (frame instanceof TextWebSocketFrame) {
            onText(ByteBufUtil.getBytes(frame.content()));
        } else if (frame instanceof PingWebSocketFrame) {
            session.pinged(ByteBufUtil.getBytes(frame.content()));
        } else if (frame instanceof PongWebSocketFrame) {
            session.ponged(frame.content().toString(StandardCharsets.UTF_8));
        } else {
            session.close(1008, INVALID_REQUEST);
        }
    }

    private void onText(byte[] text) {
        try {
            answer(ControlRequestParser.parse(text));
        } catch (InvalidRequestException invalid) {
            session.text(ControlReplyEncoder.error(invalid.code(), invalid.getMessage(), invalid.idJson()));
            if (invalid.code() == INVALID_JSON) {
                session.close(1008, INVALID_REQUEST);
            }
        }
    }

    private void answer(ControlRequest request) {
        String id = request.idJson();
        switch (request.method()) {
            case SUBSCRIBE -> {
                // The acknowledgement goes out before the first frame.
                if (session.canSubscribe(request.params())) {
                    session.text(ControlReplyEncoder.success(id));
                    session.subscribe(request.params());
                } else {
                    refuseTooManyStreams(session);
                }
            }
            case UNSUBSCRIBE -> {
                session.unsubscribe(request.params());
                session.text(ControlReplyEncoder.success(id));
            }
            case LIST_SUBSCRIPTIONS -> session.text(ControlReplyEncoder.list(session.subscribedNames(), id));
            case SET_PROPERTY -> {
                session.combined(request.value());
                session.text(ControlReplyEncoder.success(id));
            }
            case GET_PROPERTY -> session.text(ControlReplyEncoder.bool(session.isCombined(), id));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        session.disconnected();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // A frame that breaks RFC 6455, or a reset: either way the connection is over.
        session.disconnected();
        ctx.close();
    }
}
