package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.ringfeed.transport.frame.CloseCode;
import io.ringfeed.transport.frame.FrameEncoder;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends client frames in order of urgency: Close, PONG, text. Netty holds one frame at a time at the most (its write buffer's
 * mark stands at one byte), so that nothing urgent queues up behind what is not. Of several PINGs that came while nothing
 * could be sent only the newest is answered (RFC 6455 §5.5.3), which bounds the memory a peer can take.
 *
 * <p>On the I/O thread, except for the reservation of queue space.
 */
final class Outbound {
    private static final int MAX_QUEUED_BYTES = 1 << 20;

    private final Channel channel;
    private final MaskSource masks;
    private final AtomicInteger queuedBytes = new AtomicInteger();
    private final ArrayDeque<ByteBuffer> texts = new ArrayDeque<>();
    private ByteBuffer pong;
    private boolean closed;

    Outbound(Channel channel, MaskSource masks) {
        this.channel = channel;
        this.masks = masks;
    }

    /** Any thread: takes room in the queue for a text that {@link #text} will bring. */
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

    void text(byte[] utf8) {
        if (!closed) {
            texts.add(ByteBuffer.wrap(utf8));
            drain();
        }
    }

    void pong(ByteBuffer payload, int offset, int length) {
        if (closed) {
            return;
        }
        if (channel.isWritable()) {
            write(Opcode.PONG, payload, offset, length);
        } else {
            ByteBuffer kept = ByteBuffer.allocate(length);
            kept.put(0, payload, offset, length);
            pong = kept;
        }
    }

    /** Sends the last frame; nothing goes out behind it. */
    void close(int code) {
        if (closed) {
            return;
        }
        closed = true;
        texts.clear();
        pong = null;
        boolean hasCode = code != CloseCode.NO_STATUS;
        ByteBuffer payload = ByteBuffer.allocate(Short.BYTES).putShort(0, (short) code);
        write(Opcode.CLOSE, payload, 0, hasCode ? Short.BYTES : 0);
    }

    /** Sends what waits, as far as the socket takes it. */
    void drain() {
        while (!closed && channel.isWritable()) {
            if (pong != null) {
                ByteBuffer payload = pong;
                pong = null;
                write(Opcode.PONG, payload, 0, payload.capacity());
            } else if (!texts.isEmpty()) {
                ByteBuffer payload = texts.remove();
                queuedBytes.addAndGet(-payload.capacity());
                write(Opcode.TEXT, payload, 0, payload.capacity());
            } else {
                return;
            }
        }
    }

    private void write(int opcode, ByteBuffer payload, int offset, int length) {
        ByteBuf frame = channel.alloc().directBuffer(FrameEncoder.MAX_HEADER_BYTES + length);
        ByteBuffer target = frame.internalNioBuffer(0, frame.capacity());
        int start = target.position();
        int end = FrameEncoder.encode(opcode, payload, offset, length, masks.next(), target, start);
        frame.writerIndex(end - start);
        // A write that fails is followed by the end of the input, which says why.
        ChannelFuture unused = channel.writeAndFlush(frame);
    }
}
