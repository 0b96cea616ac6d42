package io.ringfeed.transport.frame;

/**
 * Names the rules of RFC 6455 that a server may break, with the close code each one earns.
 *
 * <p><b>Threading:</b> immutable.
 */
public enum ProtocolViolation {
    /** RSV1-3 are set although no extension was negotiated. */
    RESERVED_BITS(CloseCode.PROTOCOL_ERROR, "reserved bits are set without an extension (RFC 6455 §5.2)"),
    /** An opcode of 3-7 or 11-15. */
    RESERVED_OPCODE(CloseCode.PROTOCOL_ERROR, "the opcode is reserved (RFC 6455 §5.2)"),
    /** A frame from the server is masked. */
    MASKED_SERVER_FRAME(CloseCode.PROTOCOL_ERROR, "a server must not mask its frames (RFC 6455 §5.1)"),
    /** A length that would have fitted a shorter form. */
    LENGTH_NOT_MINIMAL(CloseCode.PROTOCOL_ERROR, "the length is not in its shortest form (RFC 6455 §5.2)"),
    /** A 64-bit length with its top bit set. */
    LENGTH_NEGATIVE(CloseCode.PROTOCOL_ERROR, "the top bit of a 64-bit length is set (RFC 6455 §5.2)"),
    /** A control frame without FIN. */
    CONTROL_FRAME_FRAGMENTED(CloseCode.PROTOCOL_ERROR, "a control frame is fragmented (RFC 6455 §5.5)"),
    /** A control frame of more than 125 bytes. */
    CONTROL_FRAME_TOO_LONG(CloseCode.PROTOCOL_ERROR, "a control frame is longer than 125 bytes (RFC 6455 §5.5)"),
    /** A continuation frame although no message is open. */
    CONTINUATION_WITHOUT_START(CloseCode.PROTOCOL_ERROR, "a continuation frame continues nothing (RFC 6455 §5.4)"),
    /** A new message although the fragments of another are not complete. */
    MESSAGE_INSIDE_FRAGMENTS(
            CloseCode.PROTOCOL_ERROR, "a new message begins between the fragments of another (RFC 6455 §5.4)"),
    /** A Close frame of a single byte. */
    CLOSE_CODE_TRUNCATED(CloseCode.PROTOCOL_ERROR, "a Close frame holds half a code (RFC 6455 §5.5.1)"),
    /** A Close frame with a code that must not be on the wire. */
    CLOSE_CODE_INVALID(CloseCode.PROTOCOL_ERROR, "a Close frame holds an invalid code (RFC 6455 §7.4)"),
    /** A Close frame whose reason is not UTF-8. */
    CLOSE_REASON_NOT_UTF8(CloseCode.INVALID_PAYLOAD, "the reason of a Close frame is not UTF-8 (RFC 6455 §5.5.1)"),
    /** A text message that is not UTF-8. */
    TEXT_NOT_UTF8(CloseCode.INVALID_PAYLOAD, "a text message is not UTF-8 (RFC 6455 §5.6)"),
    /** A message longer than our maximum. */
    MESSAGE_TOO_LARGE(CloseCode.TOO_BIG, "a message is longer than the maximum");

    private final int closeCode;
    private final String rule;

    ProtocolViolation(int closeCode, String rule) {
        this.closeCode = closeCode;
        this.rule = rule;
    }

    /**
     * The code for our Close frame.
     *
     * @return 1002, 1007 or 1009.
     */
    public int closeCode() {
        return closeCode;
    }

    /**
     * The rule in words.
     *
     * @return part of a sentence.
     */
    public String rule() {
        return rule;
    }
}
