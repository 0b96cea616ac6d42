package io.ringfeed.transport.frame;

/**
 * Names the opcodes of RFC 6455 §5.2.
 *
 * <p><b>Threading:</b> constants.
 */
public final class Opcode {
    /** A further fragment of a message. */
    public static final int CONTINUATION = 0x0;

    /** UTF-8 text. */
    public static final int TEXT = 0x1;

    /** Bytes. */
    public static final int BINARY = 0x2;

    /** Closes the connection. */
    public static final int CLOSE = 0x8;

    /** Asks for a PONG with the same payload. */
    public static final int PING = 0x9;

    /** Answers a PING. */
    public static final int PONG = 0xA;

    /** Longest payload of a control frame in bytes (RFC 6455 §5.5). */
    public static final int MAX_CONTROL_PAYLOAD_BYTES = 125;

    private Opcode() {}

    static boolean isControl(int opcode) {
        return opcode >= CLOSE;
    }
}
