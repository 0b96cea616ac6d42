package io.ringfeed.simulator.venue;

/**
 * One market data frame on its way to its receivers: bytes that already exist, and where both shapes lie in them.
 *
 * <p>A frame that was made or recorded wrapped holds its payload inside the wrapper, so both shapes share the bytes. A
 * frame recorded raw has only the payload; sessions in combined mode put the wrapper around it.
 *
 * <p><b>Ownership:</b> a flyweight, refilled for each frame; receivers copy within the call.
 */
public final class OutFrame {
    byte[] bytes = new byte[0];
    int wrappedOffset;
    int wrappedLength;
    int rawOffset;
    int rawLength;
    long firstId;
    long lastId;

    /** Makes an empty frame. */
    public OutFrame() {}

    /**
     * Points this at a payload.
     *
     * @param source borrowed until the frame was delivered.
     * @param offset of the payload.
     * @param length of the payload, in bytes.
     * @return this, without a wrapper.
     */
    public OutFrame payload(byte[] source, int offset, int length) {
        bytes = source;
        rawOffset = offset;
        rawLength = length;
        wrappedLength = 0;
        firstId = -1;
        lastId = -1;
        return this;
    }

    /**
     * Tells where the wrapper around the payload lies, in the same array.
     *
     * @param offset of the wrapper's first brace.
     * @param length from there to its last brace, in bytes.
     * @return this.
     */
    public OutFrame wrapper(int offset, int length) {
        wrappedOffset = offset;
        wrappedLength = length;
        return this;
    }

    /**
     * Sets the ids that the ledger tells the frame by.
     *
     * @param first the first id within the frame, -1 for none.
     * @param last  the last id within the frame, -1 for none.
     * @return this.
     */
    public OutFrame ids(long first, long last) {
        firstId = first;
        lastId = last;
        return this;
    }
}
