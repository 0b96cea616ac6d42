package io.ringfeed.transport.fuzz;

/**
 * The last frame of a stream.
 *
 * @param payloadBytes as its header says; 0 where that is not whole, or beyond the maximum.
 * @param missingBytes what of these the stream does not hold.
 */
record Tail(int payloadBytes, int missingBytes) {
    static Tail of(byte[] stream) {
        int at = 0;
        int length = 0;
        while (stream.length - at >= 2) {
            int form = stream[at + 1] & 0x7F;
            int header = form < 126 ? 2 : form == 126 ? 4 : 10;
            long announced = stream.length - at < header ? -1 : length(stream, at + 2, header - 2, form);
            if (announced < 0 || announced > Drive.MAX_MESSAGE_BYTES) {
                return new Tail(0, 0);
            }
            length = (int) announced;
            at += header + length;
        }
        return new Tail(length, Math.max(0, at - stream.length));
    }

    private static long length(byte[] stream, int at, int count, int form) {
        long length = count == 0 ? form : 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (stream[at + i] & 0xFF);
        }
        return length;
    }
}
