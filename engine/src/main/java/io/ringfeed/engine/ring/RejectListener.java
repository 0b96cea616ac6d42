package io.ringfeed.engine.ring;

import io.ringfeed.codec.event.EventRecord;

/**
 * Hears of every frame that could not be decoded.
 *
 * <p><b>Threading:</b> called on the decoder's thread; must neither block nor allocate, since a venue may send nothing else.
 */
public interface RejectListener {
    /**
     * A frame gave no event.
     *
     * @param record says why, over which connection it came and when; valid until the method returns.
     * @param payload the frame's bytes, likewise.
     * @param lengthBytes how many of them.
     */
    void onRejected(EventRecord record, byte[] payload, int lengthBytes);
}
