package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;

/**
 * The message that is being gathered in a borrowed array: fragments, or one long frame that straddles socket reads. Text is
 * checked as it comes, so a wrong byte is found before the rest of its message is waited for.
 *
 * <p>Confined to the parser's thread. Allocates nothing itself.
 */
final class MessageAssembly {
    private final FrameSink sink;
    private final int maxMessageBytes;
    private final Utf8Validator utf8 = new Utf8Validator();

    private byte[] array;
    private int capacity;
    private int lengthBytes;
    private int opcode;

    MessageAssembly(FrameSink sink, int maxMessageBytes) {
        this.sink = sink;
        this.maxMessageBytes = maxMessageBytes;
    }

    boolean isOpen() {
        return array != null;
    }

    int lengthBytes() {
        return lengthBytes;
    }

    /**
     * Makes room for one more frame, whole; the first one opens the message.
     *
     * @param frameOpcode of the first frame, later ones continue it.
     * @param payloadBytes of the frame.
     * @return false when the sink has no array at the moment: nothing has changed then.
     */
    boolean reserve(int frameOpcode, int payloadBytes) {
        if (!isOpen()) {
            byte[] lent = sink.borrow(payloadBytes);
            if (lent == null) {
                return false;
            }
            opcode = frameOpcode;
            lengthBytes = 0;
            utf8.reset();
            array = lent;
            capacity = payloadBytes;
            return true;
        }
        int needed = lengthBytes + payloadBytes;
        return array == FrameHandler.UNWANTED || needed <= capacity || grow(needed);
    }

    /** Adds a part of a frame's payload; false when it makes the text invalid. */
    boolean append(ByteBuffer source, int offset, int count) {
        if (opcode == Opcode.TEXT && !utf8.accept(source, offset, count)) {
            return false;
        }
        if (array != FrameHandler.UNWANTED) {
            source.get(offset, array, lengthBytes, count);
        }
        lengthBytes += count;
        return true;
    }

    /** Tells whether the message may end here. */
    boolean isText() {
        return opcode != Opcode.TEXT || utf8.isComplete();
    }

    /** Offers the whole message; false when it was refused, and can be offered again. */
    boolean offer() {
        if (sink.onAssembled(opcode, array, lengthBytes) != FrameHandler.ACCEPTED) {
            return false;
        }
        array = null;
        return true;
    }

    /** Gives the array back, when the message will never be whole. */
    void abandon() {
        if (isOpen() && array != FrameHandler.UNWANTED) {
            sink.giveBack(array);
        }
        array = null;
    }

    private boolean grow(int needed) {
        int wanted = (int) Math.max(needed, Math.min(2L * capacity, maxMessageBytes));
        byte[] lent = sink.borrow(wanted);
        if (lent == null) {
            return false;
        }
        if (lent != FrameHandler.UNWANTED) {
            System.arraycopy(array, 0, lent, 0, lengthBytes);
        }
        sink.giveBack(array);
        array = lent;
        capacity = wanted;
        return true;
    }
}
