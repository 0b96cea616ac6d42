package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;

/**
 * Decodes the header of one server frame (RFC 6455 §5.2) and checks what can be checked without its payload. A broken rule is
 * found with the bytes that break it, also when the rest of the header is still on its way.
 */
final class FrameHeader {
    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    /** Longest header of an unmasked frame: two bytes and a 64-bit length. */
    static final int MAX_BYTES = 10;

    private final int maxMessageBytes;

    private boolean fin;
    private int opcode;
    private int headerBytes;
    private int payloadBytes;
    private ProtocolViolation violation;

    FrameHeader(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    boolean isFinal() {
        return fin;
    }

    int opcode() {
        return opcode;
    }

    /** Length of the header; valid once two bytes of it were there, even when {@link #decode} still answered false. */
    int headerBytes() {
        return headerBytes;
    }

    int payloadBytes() {
        return payloadBytes;
    }

    /** The rule that the header breaks, or null. */
    ProtocolViolation violation() {
        return violation;
    }

    /**
     * Decodes the header at {@code at}.
     *
     * @param openBytes length of the open message's fragments so far, or -1 when none is open.
     * @return true when the whole header is there and keeps the rules.
     */
    boolean decode(ByteBuffer buffer, int at, int limit, int openBytes) {
        int available = limit - at;
        if (available < 2) {
            headerBytes = 2;
            return false;
        }
        int first = buffer.get(at);
        int second = buffer.get(at + 1);
        fin = (first & FIN) != 0;
        opcode = first & OPCODE;
        int shortLength = second & ~MASKED & 0xFF;
        headerBytes = shortLength < LENGTH_16 ? 2 : shortLength == LENGTH_16 ? 4 : MAX_BYTES;

        if ((first & RESERVED) != 0) {
            return violate(ProtocolViolation.RESERVED_BITS);
        }
        if ((second & MASKED) != 0) {
            return violate(ProtocolViolation.MASKED_SERVER_FRAME);
        }
        if (Opcode.isControl(opcode)) {
            return decodeControl(shortLength);
        }
        if (opcode > Opcode.BINARY) {
            return violate(ProtocolViolation.RESERVED_OPCODE);
        }
        if ((opcode == Opcode.CONTINUATION) != (openBytes >= 0)) {
            return violate(
                    openBytes >= 0
                            ? ProtocolViolation.MESSAGE_INSIDE_FRAGMENTS
                            : ProtocolViolation.CONTINUATION_WITHOUT_START);
        }
        if (available < headerBytes) {
            return false;
        }
        return decodeLength(buffer, at, shortLength, Math.max(openBytes, 0));
    }

    private boolean decodeControl(int shortLength) {
        if (opcode > Opcode.PONG) {
            return violate(ProtocolViolation.RESERVED_OPCODE);
        }
        if (!fin) {
            return violate(ProtocolViolation.CONTROL_FRAME_FRAGMENTED);
        }
        if (shortLength > Opcode.MAX_CONTROL_PAYLOAD_BYTES) {
            return violate(ProtocolViolation.CONTROL_FRAME_TOO_LONG);
        }
        payloadBytes = shortLength;
        return true;
    }

    private boolean decodeLength(ByteBuffer buffer, int at, int shortLength, int openBytes) {
        long length = shortLength;
        if (shortLength == LENGTH_16) {
            length = bigEndian(buffer, at + 2, 2);
            if (length < LENGTH_16) {
                return violate(ProtocolViolation.LENGTH_NOT_MINIMAL);
            }
        } else if (shortLength == LENGTH_64) {
            length = bigEndian(buffer, at + 2, 8);
            if (length < 0) {
                return violate(ProtocolViolation.LENGTH_NEGATIVE);
            }
            if (length < 1 << 16) {
                return violate(ProtocolViolation.LENGTH_NOT_MINIMAL);
            }
        }
        if (length > maxMessageBytes - openBytes) {
            return violate(ProtocolViolation.MESSAGE_TOO_LARGE);
        }
        payloadBytes = (int) length;
        return true;
    }

    /** Byte by byte, since the order of a borrowed buffer is its owner's. */
    private static long bigEndian(ByteBuffer buffer, int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (buffer.get(at + i) & 0xFF);
        }
        return value;
    }

    private boolean violate(ProtocolViolation rule) {
        violation = rule;
        return false;
    }
}
