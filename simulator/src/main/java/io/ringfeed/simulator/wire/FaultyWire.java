package io.ringfeed.simulator.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection's pipeline that is next to the socket: where the faults of the network happen, to all bytes alike,
 * TLS handshake and upgrade included.
 *
 * <p>The end of a connection in order waits its turn behind what is held back; a reset, which goes past this, does not.
 *
 * <p><b>Threading:</b> confined to the simulator's thread; one per connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of writes, whose failure closes the channel
public final class FaultyWire extends ChannelDuplexHandler {
    private static final int MAX_COALESCED_BYTES = 256 << 10;

    private final NetworkConditions conditions;
    private final HeldWrites held = new HeldWrites();
    private ChannelHandlerContext context;
    private ChannelPromise heldClose;
    private Future<?> timer;
    private boolean isStalled;
    private boolean isBlack;
    private long stallUntilNs;

    /**
     * Makes the wire of one connection.
     *
     * @param conditions of all connections.
     */
    public FaultyWire(NetworkConditions conditions) {
        this.conditions = conditions;
    }

    /**
     * Sends nothing for a while, then all that waited.
     *
     * @param untilNs monotonic.
     */
    public void stall(long untilNs) {
        if (!isStalled || untilNs - stallUntilNs > 0) {
            isStalled = true;
            stallUntilNs = untilNs;
            schedule(System.nanoTime());
        }
    }

    /** From now on nothing gets through in either direction, and nobody is told. */
    public void blackhole() {
        isBlack = true;
        context.channel().config().setAutoRead(false);
        held.swallow();
        cancelTimer();
    }

    /**
     * Counts what is held back.
     *
     * @return bytes.
     */
    public long heldBytes() {
        return held.lengthBytes();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (isBlack) {
            ReferenceCountUtil.release(message);
            promise.trySuccess();
        } else if (message instanceof ByteBuf bytes && !isCalm()) {
            hold(bytes, promise, System.nanoTime());
        } else {
            ctx.write(message, promise);
        }
    }

    /** The usual case, in which nothing else is looked at. */
    private boolean isCalm() {
        return conditions.isUntouched() && !isStalled && held.isEmpty();
    }

    private void hold(ByteBuf bytes, ChannelPromise promise, long nowNs) {
        boolean isJoined = conditions.isCoalescing(nowNs);
        long dueNs = isJoined ? conditions.coalesceUntilNs() : nowNs + conditions.delayNs(nowNs);
        if (!isStalled && held.isEmpty() && dueNs - nowNs <= 0) {
            emit(context, bytes, promise);
            return;
        }
        held.add(bytes, promise, dueNs, isJoined);
        if (!isStalled && held.isNextJoined() && held.lengthBytes() >= MAX_COALESCED_BYTES) {
            held.emitNext(context, this::emit);
            context.flush();
        }
        if (timer == null) {
            schedule(nowNs);
        }
    }

    /** Writes, whole or in pieces. */
    private void emit(ChannelHandlerContext ctx, ByteBuf bytes, ChannelPromise promise) {
        if (conditions.isSplitting(System.nanoTime())) {
            int piece = conditions.nextPieceBytes();
            while (piece < bytes.readableBytes()) {
                ctx.writeAndFlush(bytes.readRetainedSlice(piece), ctx.newPromise());
                piece = conditions.nextPieceBytes();
            }
        }
        ctx.write(bytes, promise);
    }

    private void schedule(long nowNs) {
        cancelTimer();
        long dueNs = held.isEmpty() ? stallUntilNs : held.nextDueNs();
        if (isStalled && stallUntilNs - dueNs > 0) {
            dueNs = stallUntilNs;
        }
        if (isStalled || !held.isEmpty()) {
            timer = context.executor().schedule(this::release, Math.max(0, dueNs - nowNs), TimeUnit.NANOSECONDS);
        }
    }

    /** Lets go what is due. */
    private void release() {
        timer = null;
        long nowNs = System.nanoTime();
        isStalled &= nowNs - stallUntilNs < 0;
        boolean hasEmitted = false;
        while (!isStalled && !held.isEmpty() && held.nextDueNs() - nowNs <= 0) {
            held.emitNext(context, this::emit);
            hasEmitted = true;
        }
        if (hasEmitted) {
            context.flush();
        }
        if (held.isEmpty() && !isStalled) {
            closeIfHeld();
        } else {
            schedule(nowNs);
        }
    }

    private void closeIfHeld() {
        if (heldClose != null) {
            ChannelPromise promise = heldClose;
            heldClose = null;
            context.close(promise);
        }
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (isBlack || (!isStalled && held.isEmpty())) {
            ctx.close(promise);
        } else if (heldClose == null) {
            heldClose = promise;
        } else {
            heldClose.addListener(done -> promise.trySuccess());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (isBlack) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end();
    }

    private void end() {
        cancelTimer();
        held.swallow();
        if (heldClose != null) {
            heldClose.trySuccess();
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
