package io.ringfeed.simulator.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes of one connection that may not leave yet, in order.
 *
 * <p><b>Threading:</b> confined to the simulator's thread. <b>Ownership:</b> it owns the buffers that it holds.
 */
final class HeldWrites {
    private record Write(ByteBuf bytes, ChannelPromise promise, long dueNs, boolean isJoined) {}

    private final ArrayDeque<Write> writes = new ArrayDeque<>();
    private long lengthBytes;

    /** Takes a write; its time is never before that of the one ahead of it. */
    void add(ByteBuf bytes, ChannelPromise promise, long dueNs, boolean isJoined) {
        Write last = writes.peekLast();
        long inOrderNs = last != null && dueNs - last.dueNs() < 0 ? last.dueNs() : dueNs;
        lengthBytes += bytes.readableBytes();
        writes.addLast(new Write(bytes, promise, inOrderNs, isJoined));
    }

    boolean isEmpty() {
        return writes.isEmpty();
    }

    long lengthBytes() {
        return lengthBytes;
    }

    /** When the next one may leave. */
    long nextDueNs() {
        return writes.getFirst().dueNs();
    }

    /** Tells whether the next one is to leave together with those behind it. */
    boolean isNextJoined() {
        return !writes.isEmpty() && writes.getFirst().isJoined();
    }

    /** Gives the next write, or those that were collected together as one. */
    void emitNext(ChannelHandlerContext ctx, Emitter emitter) {
        if (!isNextJoined()) {
            Write next = take();
            emitter.emit(ctx, next.bytes(), next.promise());
            return;
        }
        List<Write> joined = new ArrayList<>();
        int bytes = 0;
        while (isNextJoined()) {
            Write next = take();
            joined.add(next);
            bytes += next.bytes().readableBytes();
        }
        ByteBuf whole = ctx.alloc().buffer(Math.max(1, bytes));
        ChannelPromise promise = ctx.newPromise();
        for (Write write : joined) {
            whole.writeBytes(write.bytes());
            write.bytes().release();
        }
        promise.addListener(done -> {
            for (Write write : joined) {
                settle(write.promise(), done.cause());
            }
        });
        emitter.emit(ctx, whole, promise);
    }

    private Write take() {
        Write next = writes.removeFirst();
        lengthBytes -= next.bytes().readableBytes();
        return next;
    }

    /** Forgets everything; who waits for a write is told that it is done, since nobody will ever know. */
    void swallow() {
        while (!writes.isEmpty()) {
            Write next = take();
            next.bytes().release();
            settle(next.promise(), null);
        }
    }

    private static void settle(ChannelPromise promise, Throwable failure) {
        if (failure == null) {
            promise.trySuccess();
        } else {
            promise.tryFailure(failure);
        }
    }

    /** Puts a write on its way. */
    @FunctionalInterface
    interface Emitter {
        /** The bytes are the emitter's from here on. */
        void emit(ChannelHandlerContext ctx, ByteBuf bytes, ChannelPromise promise);
    }
}
