package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.util.ReferenceCountUtil;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.FrameParser;
import io.ringfeed.transport.frame.FrameSink;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Drives the frame parser with what the socket (or TLS) delivers, and holds the connection while the handler has no room.
 *
 * <p>A refused message turns reading off. What was read already, or still falls out of TLS, waits in {@link PendingInput}: at
 * most one socket read and what TLS makes of it, and, when the peer ends the connection meanwhile, what the kernel held. A
 * tick asks the handler until it is ready; the pause lasts until everything that waited was taken.
 *
 * <p>What the parser finds at the end of a stream is acted upon only after it has returned and its input was released.
 */
final class FrameInbound extends ChannelInboundHandlerAdapter implements WebSocketFrameDecoder, FrameSink {
    private static final long TICK_US = 250;

    private final WebSocketConnection connection;
    private final FrameHandler handler;
    private final Outbound outbound;
    private final PauseClock pauses;
    private final ReceiveStamp stamp;
    private final FrameParser parser;
    private final PendingInput pending = new PendingInput();
    private final Runnable tickFunc = this::tick;

    private ChannelHandlerContext context;
    private Future<?> ticking;
    private long receiveNs;
    private long receiveEpochNs;
    private boolean taken;
    private boolean stopped;

    private int closeCode;
    private String closeReason;
    private ProtocolViolation violation;
    private Throwable handlerFailure;
    private boolean givenUp;

    FrameInbound(
            WebSocketConnection connection,
            FrameHandler handler,
            Outbound outbound,
            PauseClock pauses,
            ReceiveStamp stamp,
            int maxMessageBytes) {
        this.connection = connection;
        this.handler = handler;
        this.outbound = outbound;
        this.pauses = pauses;
        this.stamp = stamp;
        this.parser = new FrameParser(this, maxMessageBytes);
    }

    /** True while received bytes wait for the handler: the end of the connection has to wait for them. */
    boolean isHolding() {
        return pauses.isPaused();
    }

    /** Ends delivery for good: what waits is dropped, what still comes is discarded. */
    void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        pending.releaseAll();
        releaseLoan();
        if (ticking != null) {
            ticking.cancel(false);
        }
        pauses.end(System.nanoTime());
        completeRead();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        // The HTTP codec still ends its response with an object of its own.
        if (stopped || !(message instanceof ByteBuf input)) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (pauses.isPaused()) {
            pending.add(input, stamp.receiveNs(), stamp.receiveEpochNs());
            return;
        }
        receiveNs = stamp.receiveNs();
        receiveEpochNs = stamp.receiveEpochNs();
        if (consume(input)) {
            input.release();
        } else {
            pending.add(input, receiveNs, receiveEpochNs);
        }
        settle();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        completeRead();
        settle();
        ctx.fireChannelReadComplete();
    }

    @Override
    public int onMessage(int opcode, ByteBuffer buffer, int offset, int length) {
        int answer = handler.onFrame(connection.id(), opcode, buffer, offset, length, receiveNs, receiveEpochNs);
        taken |= answer == FrameHandler.ACCEPTED;
        return answer;
    }

    @Override
    public byte[] borrow(int lengthBytes) {
        return handler.borrow(lengthBytes);
    }

    @Override
    public void giveBack(byte[] borrowed) {
        handler.giveBack(borrowed);
    }

    @Override
    public int onAssembled(int opcode, byte[] borrowed, int length) {
        int answer = handler.onAssembled(connection.id(), opcode, borrowed, length, receiveNs, receiveEpochNs);
        taken |= answer == FrameHandler.ACCEPTED;
        return answer;
    }

    @Override
    public void onPing(ByteBuffer buffer, int offset, int length) {
        outbound.pong(buffer, offset, length);
    }

    @Override
    public void onPong(ByteBuffer buffer, int offset, int length) {
        connection.ponged(buffer, offset, length, receiveNs);
    }

    @Override
    public void onClose(int code, String reason) {
        closeCode = code;
        closeReason = reason;
    }

    @Override
    public void onViolation(ProtocolViolation rule) {
        violation = rule;
    }

    /** Parses what a buffer holds; false when a refused message, and what follows it, stays in the buffer. */
    private boolean consume(ByteBuf input) {
        int length = input.readableBytes();
        ByteBuffer bytes =
                input.nioBufferCount() == 1 ? input.internalNioBuffer(input.readerIndex(), length) : input.nioBuffer();
        int start = bytes.position();
        long framesBefore = parser.frameCount();
        int end;
        try {
            end = parser.parse(bytes, start, start + length);
        } catch (Throwable thrown) {
            handlerFailure = thrown;
            return true;
        }
        if (parser.frameCount() != framesBefore) {
            connection.frameSeen(receiveNs);
        }
        if (!parser.isPaused()) {
            return true;
        }
        input.skipBytes(end - start);
        if (!pauses.isPaused() && !waits()) {
            return true;
        }
        return !input.isReadable();
    }

    /** Begins to wait for room, if the handler wants that. */
    private boolean waits() {
        try {
            givenUp = !handler.waitsForRoom();
        } catch (Throwable thrown) {
            handlerFailure = thrown;
            return false;
        }
        if (!givenUp) {
            pause();
        }
        return !givenUp;
    }

    private void pause() {
        pauses.begin(System.nanoTime());
        context.channel().config().setAutoRead(false);
        // A consumer that waits for what it was promised has to see it, or there would never be room.
        completeRead();
        ticking = context.executor().scheduleWithFixedDelay(tickFunc, TICK_US, TICK_US, TimeUnit.MICROSECONDS);
    }

    private void tick() {
        if (stopped || !pauses.isPaused()) {
            return;
        }
        try {
            if (!handler.isReady() || !parser.resume()) {
                return;
            }
        } catch (Throwable thrown) {
            handlerFailure = thrown;
        }
        while (handlerFailure == null && !pending.isEmpty() && !parser.isPaused()) {
            receiveNs = pending.firstReceiveNs();
            receiveEpochNs = pending.firstReceiveEpochNs();
            if (consume(pending.first())) {
                pending.releaseFirst();
            }
        }
        completeRead();
        settle();
        if (!stopped && !parser.isPaused()) {
            endPause();
        }
    }

    private void endPause() {
        ticking.cancel(false);
        ticking = null;
        pauses.end(System.nanoTime());
        if (!connection.inputDrained()) {
            context.channel().config().setAutoRead(true);
        }
    }

    private void releaseLoan() {
        try {
            parser.release();
        } catch (Throwable thrown) {
            handlerFailure = thrown;
        }
    }

    private void completeRead() {
        if (!taken) {
            return;
        }
        taken = false;
        try {
            handler.onReadComplete(connection.id());
        } catch (Throwable thrown) {
            handlerFailure = thrown;
        }
    }

    /** Tells the connection what ended the stream, if anything did. */
    private void settle() {
        if (stopped) {
            return;
        }
        if (handlerFailure != null) {
            connection.handlerFailed(handlerFailure);
        } else if (violation != null) {
            connection.violated(violation);
        } else if (givenUp) {
            connection.slowConsumer();
        } else if (parser.isEnded()) {
            connection.peerClosed(closeCode, closeReason);
        }
    }
}
