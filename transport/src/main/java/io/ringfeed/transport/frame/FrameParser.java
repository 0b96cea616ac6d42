package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds the messages of a server's byte stream (RFC 6455, client side, no extensions).
 *
 * <p>A frame that lies whole in the input is offered where it lies. One that straddles two inputs is copied: a short one (up to
 * {@value #KEPT_PAYLOAD_BYTES} B) into a buffer of the parser's own, of fixed size; a long one, and every fragment of a message,
 * straight into an array that the sink lends and that goes back to it with the whole message. So the parser itself holds next to
 * nothing, and what a header announces costs nothing before the sink has agreed to it.
 *
 * <p>A refused message stops the parser there, and so does an array that cannot be lent. The frame either stays unconsumed in the
 * input or is kept in here; {@link #resume()} and then {@link #parse} go on with the very same one.
 *
 * <p><b>Threading:</b> confined to one thread, one instance per connection.
 * <br><b>Ownership:</b> input is borrowed for the call. {@link #release()} gives back what the sink has lent.
 * <br><b>Allocation:</b> none per message, frame or call; a Close frame allocates its reason.
 * <br><b>Errors:</b> bad input ends the parser with {@link FrameSink#onViolation}; it never throws for data.
 */
public final class FrameParser {
    /** Longest payload of a straddling frame that is kept in here until it is whole. */
    public static final int KEPT_PAYLOAD_BYTES = 2048;

    /** What waits in here to go on after a pause. */
    private enum Held {
        NOTHING,
        /** The header in {@link #kept} announces what no array could be lent for. */
        HEADER,
        /** The whole frame in {@link #kept} was refused. */
        FRAME,
        /** The gathered message was refused. */
        MESSAGE
    }

    private final FrameSink sink;
    private final FrameHeader header;
    private final MessageAssembly message;
    private final Utf8Validator utf8 = new Utf8Validator();

    /** The beginning of a straddling frame: its header, and its payload where that is short. */
    private final ByteBuffer kept = ByteBuffer.allocate(FrameHeader.MAX_BYTES + KEPT_PAYLOAD_BYTES);

    private int keptBytes;
    /** Payload still to come of the frame that is being gathered; -1 when none is. */
    private int missingBytes = -1;

    private boolean inFragments;
    private Held held = Held.NOTHING;
    private boolean paused;
    private boolean ended;
    private long frameCount;

    /**
     * Builds a parser at the beginning of a stream.
     *
     * @param sink takes what is found.
     * @param maxMessageBytes longest message, fragments summed up.
     */
    public FrameParser(FrameSink sink, int maxMessageBytes) {
        this.sink = sink;
        this.header = new FrameHeader(maxMessageBytes);
        this.message = new MessageAssembly(sink, maxMessageBytes);
    }

    /**
     * Tells whether a message was refused, or an array could not be lent, and that was not made good since.
     *
     * @return true until {@link #resume()}, or the {@link #parse} behind it, gets further.
     */
    public boolean isPaused() {
        return paused;
    }

    /**
     * Tells whether a Close frame or a violation was found: the rest of the stream is not looked at.
     *
     * @return true at the end.
     */
    public boolean isEnded() {
        return ended;
    }

    /**
     * Counts the frames that were consumed, of every kind.
     *
     * @return number of frames.
     */
    public long frameCount() {
        return frameCount;
    }

    /**
     * Goes on after a pause with what is held in here. What stayed in the input is gone on with by the next {@link #parse}.
     *
     * @return true when {@link #parse} may be called.
     */
    public boolean resume() {
        paused = false;
        Held before = held;
        held = Held.NOTHING;
        boolean isDone =
                switch (before) {
                    case NOTHING -> true;
                    case HEADER -> gather();
                    case FRAME -> take(kept, header.headerBytes());
                    case MESSAGE -> offerMessage();
                };
        if (!isDone) {
            held = before;
        } else if (before == Held.HEADER || before == Held.FRAME) {
            keptBytes = 0;
        }
        return !paused;
    }

    /**
     * Consumes input until it runs out, something is refused or the stream ends.
     *
     * @param input holds the bytes; only absolute gets are used.
     * @param offset index of the first byte.
     * @param limit index behind the last byte.
     * @return index of the first byte that was not consumed; it lies before {@code limit} only when paused, and then belongs
     *     in front of the next input.
     */
    public int parse(ByteBuffer input, int offset, int limit) {
        assert !paused : "resume() comes first";
        int at = offset;
        while (at < limit && !paused && !ended) {
            if (missingBytes >= 0) {
                at = gatherMore(input, at, limit);
            } else if (keptBytes > 0) {
                at = completeKept(input, at, limit);
            } else {
                at = parseInPlace(input, at, limit);
            }
        }
        return ended ? limit : at;
    }

    /** Gives back what the sink has lent, at the end of the connection. */
    public void release() {
        ended = true;
        message.abandon();
    }

    /** Takes whole frames where they lie, then begins with one that is not whole; stops where something is refused. */
    private int parseInPlace(ByteBuffer input, int offset, int limit) {
        int at = offset;
        while (at < limit && !paused && !ended) {
            if (!header.decode(input, at, limit, openBytes())) {
                if (header.violation() != null) {
                    violate(header.violation());
                    return limit;
                }
                return keep(input, at, limit);
            }
            int payloadAt = at + header.headerBytes();
            if (limit - payloadAt < header.payloadBytes()) {
                if (isKept()) {
                    return keep(input, at, limit);
                }
                return gather() ? payloadAt : at;
            }
            if (!take(input, payloadAt)) {
                return at;
            }
            at = payloadAt + header.payloadBytes();
        }
        return at;
    }

    /** True for the frames that are kept in here until they are whole. */
    private boolean isKept() {
        return !isFragment() && header.payloadBytes() <= KEPT_PAYLOAD_BYTES;
    }

    private boolean isFragment() {
        return header.opcode() == Opcode.CONTINUATION || (!header.isFinal() && header.opcode() <= Opcode.BINARY);
    }

    private int keep(ByteBuffer input, int offset, int limit) {
        kept.put(0, input, offset, limit - offset);
        keptBytes = limit - offset;
        return limit;
    }

    /** Adds input to a frame whose beginning is kept, first its header, then, if it is a short one, its payload. */
    private int completeKept(ByteBuffer input, int offset, int limit) {
        int at = offset;
        while (true) {
            boolean known = header.decode(kept, 0, keptBytes, openBytes());
            if (!known && header.violation() != null) {
                violate(header.violation());
                return limit;
            }
            if (known && !isKept()) {
                if (gather()) {
                    keptBytes = 0;
                } else {
                    held = Held.HEADER;
                }
                return at;
            }
            int wanted = known ? header.headerBytes() + header.payloadBytes() : header.headerBytes();
            int missing = wanted - keptBytes;
            if (known && missing == 0) {
                if (take(kept, header.headerBytes())) {
                    keptBytes = 0;
                } else {
                    held = Held.FRAME;
                }
                return at;
            }
            int count = Math.min(missing, limit - at);
            if (count == 0) {
                return at;
            }
            kept.put(keptBytes, input, at, count);
            keptBytes += count;
            at += count;
        }
    }

    /** Takes the whole frame that {@link #header} describes; false when it was refused. */
    private boolean take(ByteBuffer buffer, int payloadAt) {
        int length = header.payloadBytes();
        int opcode = header.opcode();
        if (opcode <= Opcode.BINARY) {
            if (isFragment()) {
                if (!gather()) {
                    return false;
                }
                if (length > 0) {
                    gatherMore(buffer, payloadAt, payloadAt + length);
                }
                return true;
            }
            if (opcode == Opcode.TEXT && !isUtf8(buffer, payloadAt, length)) {
                violate(ProtocolViolation.TEXT_NOT_UTF8);
                return true;
            }
            if (sink.onMessage(opcode, buffer, payloadAt, length) != FrameHandler.ACCEPTED) {
                paused = true;
                return false;
            }
        } else if (opcode == Opcode.PING) {
            sink.onPing(buffer, payloadAt, length);
        } else if (opcode == Opcode.PONG) {
            sink.onPong(buffer, payloadAt, length);
        } else {
            takeClose(buffer, payloadAt, length);
        }
        frameCount++;
        return true;
    }

    private boolean isUtf8(ByteBuffer buffer, int offset, int length) {
        utf8.reset();
        return utf8.accept(buffer, offset, length) && utf8.isComplete();
    }

    /** Makes room for the frame that {@link #header} describes in the message being gathered; false when there is none. */
    private boolean gather() {
        if (!message.reserve(header.opcode(), header.payloadBytes())) {
            paused = true;
            return false;
        }
        inFragments = true;
        missingBytes = header.payloadBytes();
        if (missingBytes == 0) {
            completeFrame();
        }
        return true;
    }

    private int gatherMore(ByteBuffer input, int offset, int limit) {
        int count = Math.min(missingBytes, limit - offset);
        if (!message.append(input, offset, count)) {
            violate(ProtocolViolation.TEXT_NOT_UTF8);
            return limit;
        }
        missingBytes -= count;
        if (missingBytes == 0) {
            completeFrame();
        }
        return offset + count;
    }

    private void completeFrame() {
        missingBytes = -1;
        frameCount++;
        if (!header.isFinal()) {
            return;
        }
        if (!message.isText()) {
            violate(ProtocolViolation.TEXT_NOT_UTF8);
        } else if (!offerMessage()) {
            held = Held.MESSAGE;
        }
    }

    private boolean offerMessage() {
        if (!message.offer()) {
            paused = true;
            return false;
        }
        inFragments = false;
        return true;
    }

    private void takeClose(ByteBuffer buffer, int payloadAt, int length) {
        if (length == 0) {
            ended = true;
            sink.onClose(CloseCode.NO_STATUS, "");
            return;
        }
        if (length == 1) {
            violate(ProtocolViolation.CLOSE_CODE_TRUNCATED);
            return;
        }
        int code = ((buffer.get(payloadAt) & 0xFF) << 8) | (buffer.get(payloadAt + 1) & 0xFF);
        if (!CloseCode.isValidOnWire(code)) {
            violate(ProtocolViolation.CLOSE_CODE_INVALID);
            return;
        }
        if (!isUtf8(buffer, payloadAt + 2, length - 2)) {
            violate(ProtocolViolation.CLOSE_REASON_NOT_UTF8);
            return;
        }
        byte[] reason = new byte[length - 2];
        buffer.get(payloadAt + 2, reason);
        ended = true;
        sink.onClose(code, new String(reason, StandardCharsets.UTF_8));
    }

    private int openBytes() {
        return inFragments ? message.lengthBytes() : -1;
    }

    private void violate(ProtocolViolation violation) {
        ended = true;
        sink.onViolation(violation);
    }
}
