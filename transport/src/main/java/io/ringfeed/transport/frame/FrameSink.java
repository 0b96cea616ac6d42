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
     * Offers one whole message.
     *
     * @param opcode {@link Opcode#TEXT} or {@link Opcode#BINARY}.
     * @param buffer holds the payload.
     * @param offset index of its first byte.
     * @param length in bytes.
     * @return {@link FrameHandler#ACCEPTED} or {@link FrameHandler#BACK_PRESSURED}.
     */
    int onMessage(int opcode, ByteBuffer buffer, int offset, int length);

    /**
     * A PING arrived: answer with the same payload.
     *
     * @param buffer holds the payload.
     * @param offset index of its first byte.
     * @param length at most 125 bytes.
     */
    void onPing(ByteBuffer buffer, int offset, int length);

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
