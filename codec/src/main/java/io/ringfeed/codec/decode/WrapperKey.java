package io.ringfeed.codec.decode;

/** The two keys of the wrapper of combined streams (protocol §1.2). */
final class WrapperKey {
    static final int OTHER = 0;
    static final int STREAM = 1;
    static final int DATA = 2;

    private WrapperKey() {}

    static int of(byte[] buffer, int at, int length) {
        if (length == 6
                && buffer[at] == 's'
                && buffer[at + 1] == 't'
                && buffer[at + 2] == 'r'
                && buffer[at + 3] == 'e'
                && buffer[at + 4] == 'a'
                && buffer[at + 5] == 'm') {
            return STREAM;
        }
        return length == 4
                        && buffer[at] == 'd'
                        && buffer[at + 1] == 'a'
                        && buffer[at + 2] == 't'
                        && buffer[at + 3] == 'a'
                ? DATA
                : OTHER;
    }
}
