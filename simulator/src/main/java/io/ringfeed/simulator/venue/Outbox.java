package io.ringfeed.simulator.venue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * Puts frames of one connection on the wire: RFC 6455 framing of unmasked, unfragmented frames, batched into chunks.
 *
 * <p>Many small frames share one buffer and one write, which is what lets a replay run at full pace.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 * <br><b>Allocation:</b> one pooled buffer for each chunk, none for a frame.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which the session is told of
final class Outbox {
    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int CHUNK_BYTES = 64 << 10;
    private static final int MAX_HEADER_BYTES = 10;
    private static final int FIN = 0x80;

    private final Channel channel;
    private ByteBuf chunk;
    private boolean isClosed;

    Outbox(Channel channel) {
        this.channel = channel;
    }

    void frame(int opcode, byte[] payload) {
        frame(opcode, payload, 0, payload.length);
    }

    void frame(int opcode, byte[] payload, int offset, int length) {
        if (begin(opcode, length)) {
            chunk.writeBytes(payload, offset, length);
        }
    }

    /** Bytes as they are, at the place of a frame. */
    void raw(byte[] bytes) {
        if (makeRoom(bytes.length)) {
            chunk.writeBytes(bytes);
        }
    }

    /** A text frame of a head, a body and one closing brace: a payload in its wrapper. */
    void wrapped(byte[] head, byte[] body, int offset, int length) {
        if (begin(TEXT, head.length + length + 1)) {
            chunk.writeBytes(head).writeBytes(body, offset, length).writeByte('}');
        }
    }

    /** Makes room; false if the connection is gone, which a full chunk may bring to light. */
    private boolean makeRoom(int bytes) {
        if (chunk != null && chunk.writableBytes() < bytes) {
            ship();
        }
        if (isClosed) {
            return false;
        }
        if (chunk == null) {
            chunk = channel.alloc().buffer(Math.max(CHUNK_BYTES, bytes));
        }
        return true;
    }

    private boolean begin(int opcode, int length) {
        if (!makeRoom(MAX_HEADER_BYTES + length)) {
            return false;
        }
        chunk.writeByte(FIN | opcode);
        if (length < 126) {
            chunk.writeByte(length);
        } else if (length <= 0xFFFF) {
            chunk.writeByte(126).writeShort(length);
        } else {
            chunk.writeByte(127).writeLong(length);
        }
        return true;
    }

    private void ship() {
        ByteBuf full = chunk;
        chunk = null;
        channel.writeAndFlush(full, channel.voidPromise());
    }

    /** Sends what was collected. */
    void flush() {
        if (chunk != null) {
            ship();
        }
    }

    /** Sends what was collected, and tells when all of it has gone out. */
    ChannelFuture flushLast() {
        ByteBuf last = chunk == null ? channel.alloc().buffer(0) : chunk;
        chunk = null;
        return channel.writeAndFlush(last);
    }

    /** Forgets what was collected since the last flush, and all that comes. */
    void discard() {
        isClosed = true;
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** Bytes handed to the channel which the socket did not take yet. */
    long waitingBytes() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }
}
