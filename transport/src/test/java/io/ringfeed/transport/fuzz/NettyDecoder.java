package io.ringfeed.transport.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;

/** Netty's client-side decoder and UTF-8 validator; words its finds as our {@code RecordingSink} does. */
final class NettyDecoder implements AutoCloseable {
    private static final WebSocketDecoderConfig CLIENT = WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(false)
            .allowExtensions(false)
            .closeOnProtocolViolation(true)
            .maxFramePayloadLength(Drive.MAX_MESSAGE_BYTES)
            .build();

    private final EmbeddedChannel channel =
            new EmbeddedChannel(new WebSocket13FrameDecoder(CLIENT), new Sums(), new Utf8FrameValidator(), new Finds());
    private final List<String> found = new ArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private String kind;
    private int rejectCode;
    private int longestMessage;

    NettyDecoder() {
        // Buffers that are watched for leaks take longer than all the rest.
        channel.config().setAllocator(new UnpooledByteBufAllocator(false, true));
    }

    /** Takes more of the stream, until it was rejected. */
    void feed(byte[] bytes) {
        if (rejectCode == 0) {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        }
    }

    /** Messages and control frames so far. */
    List<String> found() {
        return found;
    }

    /** Code of the Close frame that the stream earned, or 0 when it was not rejected. */
    int rejectCode() {
        return rejectCode;
    }

    /** Bytes of the longest message so far, fragments summed up, the one that was rejected included. */
    int longestMessageBytes() {
        return longestMessage;
    }

    private void take(WebSocketFrame frame) {
        String payload = frame.content().toString(ISO_8859_1);
        if (frame instanceof PingWebSocketFrame) {
            found.add("ping " + payload);
        } else if (frame instanceof PongWebSocketFrame) {
            found.add("pong " + payload);
        } else if (frame instanceof CloseWebSocketFrame close) {
            found.add("close " + (close.statusCode() < 0 && payload.isEmpty() ? 1005 : close.statusCode() & 0xFFFF)
                    + " " + close.reasonText());
        } else {
            if (!(frame instanceof ContinuationWebSocketFrame)) {
                kind = frame instanceof TextWebSocketFrame ? "text " : "binary ";
                assert kind.startsWith("text") || frame instanceof BinaryWebSocketFrame;
                message.setLength(0);
            }
            message.append(payload);
            if (frame.isFinalFragment()) {
                found.add(kind + message);
            }
        }
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }

    /** Sums the fragments of each message up, before its text is looked at. */
    private final class Sums extends ChannelInboundHandlerAdapter {
        private int sum;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (rejectCode == 0 && isData(message)) {
                WebSocketFrame frame = (WebSocketFrame) message;
                sum = frame.content().readableBytes() + (frame instanceof ContinuationWebSocketFrame ? sum : 0);
                longestMessage = Math.max(longestMessage, sum);
            }
            ctx.fireChannelRead(message);
        }

        private static boolean isData(Object message) {
            return message instanceof TextWebSocketFrame
                    || message instanceof BinaryWebSocketFrame
                    || message instanceof ContinuationWebSocketFrame;
        }
    }

    /** Netty still passes on what it has decoded of a read in which it rejected something before; that does not count. */
    private final class Finds extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            WebSocketFrame frame = (WebSocketFrame) message;
            if (rejectCode == 0) {
                take(frame);
            }
            frame.release();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
            if (rejectCode == 0) {
                rejectCode = ((CorruptedWebSocketFrameException) failure)
                        .closeStatus()
                        .code();
            }
        }
    }
}
