package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.ringfeed.transport.frame.CloseCode;
import io.ringfeed.transport.frame.FrameEncoder;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends client frames in order of urgency: Close, PONG, then what was queued. Netty holds one frame at a time at the most (its
 * write buffer's mark stands at one byte), so that nothing urgent queues up behind what is not.
 *
 * <p>Of several PINGs that came while no PONG could be sent, be it that the socket took nothing or that the venue's limit of client
 * frames left no place yet, only the newest is answered (RFC 6455 §5.5.3). That bounds the memory a peer can take, too.
 *
 * <p>On the I/O thread, except for the reservation of queue space. PONGs and offered frames make no garbage.
 */
final class Outbound {
    private static final int MAX_QUEUED_BYTES = 1 << 20;
    private static final int NO_PONG = -1;

    private record Queued(int opcode, ByteBuffer payload) {}

    private final Channel channel;
    private final MaskSource masks;
    private final long pongIntervalNs;
    private final AtomicInteger queuedBytes = new AtomicInteger();
    private final ArrayDeque<Queued> queue = new ArrayDeque<>();
    private final ByteBuffer waitingPong = ByteBuffer.allocate(Opcode.MAX_CONTROL_PAYLOAD_BYTES);
    private final Runnable drainFunc = this::drain;
    private int waitingPongBytes = NO_PONG;
    private long nextPongNs = System.nanoTime();
    private Future<?> pongTimer;
    private boolean closed;

    /**
     * @param pongIntervalNs least time between two PONGs, 0 for none.
     */
    Outbound(Channel channel, MaskSource masks, long pongIntervalNs) {
        this.channel = channel;
        this.masks = masks;
        this.pongIntervalNs = pongIntervalNs;
    }

    /** Any thread: takes room in the queue for a message that {@link #enqueue} will bring. */
    boolean reserve(int lengthBytes) {
        int before = queuedBytes.get();
        while (before + lengthBytes <= MAX_QUEUED_BYTES) {
            if (queuedBytes.compareAndSet(before, before + lengthBytes)) {
                return true;
            }
            before = queuedBytes.get();
        }
        return false;
    }

    void enqueue(int opcode, byte[] payload) {
        if (!closed) {
            queue.add(new Queued(opcode, ByteBuffer.wrap(payload)));
            drain();
        }
    }

    /** Sends a frame now, past the queue's memory, or not at all. */
    boolean offer(int opcode, ByteBuffer payload, int offset, int length) {
        if (closed || !queue.isEmpty() || waitingPongBytes != NO_PONG || !channel.isWritable()) {
            return false;
        }
        write(opcode, payload, offset, length);
        return true;
    }

    /** True when {@link #offer} would send. */
    boolean isIdle() {
        return !closed && queue.isEmpty() && waitingPongBytes == NO_PONG && channel.isWritable();
    }

    void pong(ByteBuffer payload, int offset, int length) {
        if (closed) {
            return;
        }
        waitingPong.put(0, payload, offset, length);
        waitingPongBytes = length;
        drain();
    }

    /** Sends the last frame; nothing goes out behind it. */
    void close(int code) {
        if (closed) {
            return;
        }
        stop();
        boolean hasCode = code != CloseCode.NO_STATUS;
        ByteBuffer payload = ByteBuffer.allocate(Short.BYTES).putShort(0, (short) code);
        write(Opcode.CLOSE, payload, 0, hasCode ? Short.BYTES : 0);
    }

    /** Forgets what waits; nothing goes out any more. */
    void stop() {
        closed = true;
        queue.clear();
        waitingPongBytes = NO_PONG;
        if (pongTimer != null) {
            pongTimer.cancel(false);
        }
    }

    /** Sends what waits, as far as the socket takes it. */
    void drain() {
        while (!closed && channel.isWritable()) {
            if (waitingPongBytes != NO_PONG && isPongDue()) {
                int length = waitingPongBytes;
                waitingPongBytes = NO_PONG;
                write(Opcode.PONG, waitingPong, 0, length);
            } else if (!queue.isEmpty()) {
                Queued next = queue.remove();
                queuedBytes.addAndGet(-next.payload().capacity());
                write(next.opcode(), next.payload(), 0, next.payload().capacity());
            } else {
                return;
            }
        }
    }

    private boolean isPongDue() {
        if (pongIntervalNs == 0) {
            return true;
        }
        long nowNs = System.nanoTime();
        long waitNs = nextPongNs - nowNs;
        if (waitNs <= 0) {
            nextPongNs = nowNs + pongIntervalNs;
            return true;
        }
        if (pongTimer == null || pongTimer.isDone()) {
            pongTimer = channel.eventLoop().schedule(drainFunc, waitNs, TimeUnit.NANOSECONDS);
        }
        return false;
    }

    private void write(int opcode, ByteBuffer payload, int offset, int length) {
        ByteBuf frame = channel.alloc().directBuffer(FrameEncoder.MAX_HEADER_BYTES + length);
        ByteBuffer target = frame.internalNioBuffer(0, frame.capacity());
        int start = target.position();
        int end = FrameEncoder.encode(opcode, payload, offset, length, masks.next(), target, start);
        frame.writerIndex(end - start);
        // A write that fails is followed by the end of the input, which says why; so nobody needs a promise of its own,
        // nor an
        // exception in the pipeline, which would close the channel before what it still holds was read.
        ChannelFuture unused = channel.writeAndFlush(frame, channel.unsafe().voidPromise());
    }
}
