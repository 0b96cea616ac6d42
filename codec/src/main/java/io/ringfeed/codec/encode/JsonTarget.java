package io.ringfeed.codec.encode;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.decimal.MutableDecimal;

/** Writes JSON into an array, and notes when it is full instead of throwing; what follows is then dropped. */
final class JsonTarget {
    private static final int MAX_QUOTED_DECIMAL = Decimal.MAX_TEXT_LENGTH + 2;

    private final MutableDecimal scratch = new MutableDecimal();
    private byte[] target;
    private int at;
    private boolean isFull;

    void start(byte[] buffer, int offset) {
        target = buffer;
        at = offset;
        isFull = false;
    }

    /** Offset behind the last byte, or {@link MessageEncoder#TARGET_TOO_SMALL}. */
    int end() {
        target = null;
        return isFull ? MessageEncoder.TARGET_TOO_SMALL : at;
    }

    void write(char c) {
        if (hasRoom(1)) {
            target[at++] = (byte) c;
        }
    }

    void write(byte[] text) {
        if (hasRoom(text.length)) {
            System.arraycopy(text, 0, target, at, text.length);
            at += text.length;
        }
    }

    void writeLong(long value) {
        if (hasRoom(Decimal.MAX_TEXT_LENGTH)) {
            at = scratch.set(value, 0).appendTo(target, at);
        }
    }

    void writeQuoted(long mantissa, int scale) {
        writeQuoted(scratch.set(mantissa, scale));
    }

    void writeQuoted(Decimal value) {
        if (hasRoom(MAX_QUOTED_DECIMAL)) {
            target[at++] = '"';
            at = value.appendTo(target, at);
            target[at++] = '"';
        }
    }

    private boolean hasRoom(int bytes) {
        isFull |= target.length - at < bytes;
        return !isFull;
    }
}
