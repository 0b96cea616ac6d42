package io.ringfeed.codec.decode;

/**
 * What is written behind a payload before it is read, so that no reader runs on into the bytes of an earlier frame: a zero,
 * which no token of JSON contains; a quote, which ends any search for the end of a string; and zeros again.
 */
final class Terminator {
    static final int BYTES = 4;

    private Terminator() {}

    static void write(byte[] frame, int length) {
        frame[length] = 0;
        frame[length + 1] = '"';
        frame[length + 2] = 0;
        frame[length + 3] = 0;
    }
}
