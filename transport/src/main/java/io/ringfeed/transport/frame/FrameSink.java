package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;

/**
 * Takes what a {@link FrameParser} finds.
 *
 * <p><b>Threading:</b> called by whoever drives the parser, from within {@code parse} or {@code resume}; must not call back
 * into the parser.
 * <br><b>Ownership:</b> buffers are borrowed for the call; absolute gets only.
 */
public interface FrameSink {
    /**
     * Offers one whole message where it lies.
     *
     * @param opcode {@link Opcode#TEXT} or {@link Opcode#BINARY}.
     * @param buffer holds the payload.
     * @param offset index of its first byte.
     * @param length in bytes.
     * @return {@link FrameHandler#ACCEPTED} or {@link FrameHandler#BACK_PRESSURED}.
     */
    int onMessage(int opcode, ByteBuffer buffer, int offset, int length);

    /**
     * Lends an array to gather a message in, see {@link FrameHandler#borrow}.
     *
     * @param lengthBytes most that will be written.
     * @return an array, null, or {@link FrameHandler#UNWANTED}.
     */
    byte[] borrow(int lengthBytes);

    /**
     * Takes back an array that holds no message.
     *
     * @param borrowed from {@link #borrow}.
     */
    void giveBack(byte[] borrowed);

    /**
     * Offers one whole message in a borrowed array, which passes to the sink once accepted.
     *
     * @param opcode {@link Opcode#TEXT} or {@link Opcode#BINARY}.
     * @param borrowed from {@link #borrow}.
     * @param length of the payload, which begins at index 0.
     * @return {@link FrameHandler#ACCEPTED} or {@link FrameHandler#BACK_PRESSURED}.
     */
    int onAssembled(int opcode, byte[] borrowed, int length);

    /**
     * A PING arrived: answer with the same payload.
     *
     * @param buffer holds the payload.
     * @param offset index of its first byte.
     * @param length at most 125 bytes.
     */
    void onPing(ByteBuffer buffer, int offset, int length);

    /**
     * A PONG arrived, asked for or not.
     *
     * @param buffer holds the payload.
     * @param offset index of its first byte.
     * @param length at most 125 bytes.
     */
    void onPong(ByteBuffer buffer, int offset, int length);

    /**
     * A Close frame arrived; the parser has ended.
     *
     * @param code valid on the wire, or {@link CloseCode#NO_STATUS}.
     * @param reason empty when there was none.
     */
    void onClose(int code, String reason);

    /**
     * The peer broke a rule; the parser has ended.
     *
     * @param violation names the rule.
     */
    void onViolation(ProtocolViolation violation);
}
