package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Finds the messages of a server's byte stream (RFC 6455, client side, no extensions) in place.
 *
 * <p>A frame that lies whole in the input is offered where it lies. Only one that straddles two inputs is copied, into a buffer
 * of at most the maximum message length and a header; fragments are gathered in another of at most the maximum. Both grow as
 * bytes arrive, never by what a header announces, and keep their size for the life of the parser.
 *
 * <p>A refused message stops the parser there. It either stays unconsumed in the input, or, where it had to be copied, in here;
 * {@link #resume()} and then {@link #parse} offer the very same message first.
 *
 * <p><b>Threading:</b> confined to one thread, one instance per connection.
 * <br><b>Ownership:</b> input is borrowed for the call.
 * <br><b>Allocation:</b> none per message, frame or call once the buffers have grown; a Close frame allocates its reason.
 * <br><b>Errors:</b> bad input ends the parser with {@link FrameSink#onViolation}; it never throws for data.
 */
public final class FrameParser {
    /** What waits in our own buffers to be taken. */
    private enum Held {
        NOTHING,
        FRAME,
        MESSAGE
    }

    private final FrameSink sink;
    private final FrameHeader header;
    private final Accumulator partial;
    private final Accumulator message;

    private boolean inFragments;
    private int messageOpcode;
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
        this.partial =
                new Accumulator(Math.max(maxMessageBytes, Opcode.MAX_CONTROL_PAYLOAD_BYTES) + FrameHeader.MAX_BYTES);
        this.message = new Accumulator(maxMessageBytes);
    }

    /**
     * Tells whether a message was refused and not taken since.
     *
     * @return true until {@link #resume()}, or the {@link #parse} behind it, got the message taken.
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
     * Says how much memory the parser holds for straddling frames and fragments.
     *
     * @return bytes.
     */
    public int heldCapacityBytes() {
        return partial.capacity() + message.capacity();
    }

    /**
     * Goes on after a refusal: offers the message again if it is held in here. One that stayed in the input is offered by the
     * next {@link #parse}.
     *
     * @return true when {@link #parse} may be called.
     */
    public boolean resume() {
        paused = false;
        return held == Held.NOTHING || offerHeld();
    }

    /**
     * Consumes input until it runs out, a message is refused or the stream ends.
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
        if (partial.length() > 0 && !ended) {
            at = completePartial(input, at, limit);
        }
        while (at < limit && !paused && !ended) {
            if (header.decode(input, at, limit, openBytes())) {
                int payloadAt = at + header.headerBytes();
                if (limit - payloadAt >= header.payloadBytes()) {
                    if (!take(input, payloadAt)) {
                        return at;
                    }
                    at = payloadAt + header.payloadBytes();
                    continue;
                }
            } else if (header.violation() != null) {
                violate(header.violation());
                break;
            }
            partial.append(input, at, limit - at);
            return limit;
        }
        return ended ? limit : at;
    }

    /** Adds input to a frame whose beginning came before, and takes it once it is whole. */
    private int completePartial(ByteBuffer input, int offset, int limit) {
        int at = offset;
        while (true) {
            boolean known = header.decode(partial.buffer(), 0, partial.length(), openBytes());
            if (!known && header.violation() != null) {
                violate(header.violation());
                return limit;
            }
            int wanted = known ? header.headerBytes() + header.payloadBytes() : header.headerBytes();
            int missing = wanted - partial.length();
            if (known && missing == 0) {
                if (take(partial.buffer(), header.headerBytes())) {
                    partial.clear();
                } else {
                    held = Held.FRAME;
                }
                return at;
            }
            int count = Math.min(missing, limit - at);
            if (count == 0) {
                return at;
            }
            partial.append(input, at, count);
            at += count;
        }
    }

    /** Takes the whole frame that {@link #header} describes; false when it is a message that was refused. */
    private boolean take(ByteBuffer buffer, int payloadAt) {
        int length = header.payloadBytes();
        int opcode = header.opcode();
        if (opcode <= Opcode.BINARY) {
            if (opcode == Opcode.CONTINUATION || !header.isFinal()) {
                gather(buffer, payloadAt, length);
            } else if (sink.onMessage(opcode, buffer, payloadAt, length) != FrameHandler.ACCEPTED) {
                paused = true;
                return false;
            }
        } else if (opcode == Opcode.PING) {
            sink.onPing(buffer, payloadAt, length);
        } else if (opcode == Opcode.CLOSE) {
            takeClose(buffer, payloadAt, length);
        }
        frameCount++;
        return true;
    }

    private void gather(ByteBuffer buffer, int payloadAt, int length) {
        if (!inFragments) {
            inFragments = true;
            messageOpcode = header.opcode();
        }
        message.append(buffer, payloadAt, length);
        if (header.isFinal()) {
            held = Held.MESSAGE;
            offerHeld();
        }
    }

    private boolean offerHeld() {
        if (held == Held.MESSAGE) {
            if (sink.onMessage(messageOpcode, message.buffer(), 0, message.length()) != FrameHandler.ACCEPTED) {
                paused = true;
                return false;
            }
            message.clear();
            inFragments = false;
        } else {
            if (!take(partial.buffer(), header.headerBytes())) {
                return false;
            }
            partial.clear();
        }
        held = Held.NOTHING;
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
        byte[] reason = new byte[length - 2];
        buffer.get(payloadAt + 2, reason);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(reason))
                    .toString();
        } catch (CharacterCodingException e) {
            violate(ProtocolViolation.CLOSE_REASON_NOT_UTF8);
            return;
        }
        ended = true;
        sink.onClose(code, text);
    }

    private int openBytes() {
        return inFragments ? message.length() : -1;
    }

    private void violate(ProtocolViolation violation) {
        ended = true;
        sink.onViolation(violation);
    }
}
