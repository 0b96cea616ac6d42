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
import io.ringfeed.simulator.client.ClientFrame;
import io.ringfeed.simulator.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * Answers what a client sends (protocol §2). Names are not looked at: the venue acknowledges every stream, and unknown ones
 * never deliver.
 *
 * <p><b>Threading:</b> confined to the simulator's thread; one per session.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a timer of a connection that ended does nothing
final class RequestHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final int INVALID_JSON = 3;
    private static final int TOO_MANY_SUBSCRIPTIONS = 4;
    private static final String INVALID_REQUEST = "Invalid request";

    private final ClientSession session;
    /** What came behind a request that is served late: the venue answers in order. */
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();

    private boolean isServingLate;

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
        byte[] payload = ByteBufUtil.getBytes(frame.content());
        ClientFrame.Kind kind = kind(frame);
        session.received(kind, payload);
        if (frame instanceof CloseWebSocketFrame close) {
            session.clientClosed(close.statusCode());
        } else if (session.admits()) {
            switch (kind) {
                case TEXT -> onText(payload);
                case PING -> session.pinged(payload);
                case PONG -> session.ponged(new String(payload, StandardCharsets.UTF_8));
                default -> session.close(1008, INVALID_REQUEST);
            }
        }
    }

    private static ClientFrame.Kind kind(WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame) {
            return ClientFrame.Kind.TEXT;
        }
        if (frame instanceof PongWebSocketFrame) {
            return ClientFrame.Kind.PONG;
        }
        if (frame instanceof PingWebSocketFrame) {
            return ClientFrame.Kind.PING;
        }
        return frame instanceof CloseWebSocketFrame ? ClientFrame.Kind.CLOSE : ClientFrame.Kind.BINARY;
    }

    private void onText(byte[] text) {
        if (isServingLate) {
            waiting.addLast(text);
            return;
        }
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
                if (session.canSubscribe(request.params())) {
                    subscribe(request, session.nextSubscribeFault());
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

    private void subscribe(ControlRequest request, Fault faultOrNull) {
        if (faultOrNull == null) {
            // The acknowledgement goes out before the first frame.
            session.text(ControlReplyEncoder.success(request.idJson()));
            session.subscribe(request.params());
            return;
        }
        switch (faultOrNull.kind()) {
            case ACK_LATE -> {
                isServingLate = true;
                session.loop()
                        .schedule(() -> serveLate(request), faultOrNull.delay().toNanos(), TimeUnit.NANOSECONDS);
            }
            case ACK_BEFORE -> {
                session.subscribe(request.params());
                session.textAfterFrames(ControlReplyEncoder.success(request.idJson()));
            }
            case ACK_NEVER -> session.subscribe(request.params());
            case ACK_LOST -> {}
            default -> throw new IllegalStateException("no fault of requests: " + faultOrNull);
        }
    }

    private void serveLate(ControlRequest request) {
        isServingLate = false;
        subscribe(request, null);
        while (!isServingLate && !waiting.isEmpty()) {
            onText(waiting.removeFirst());
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
