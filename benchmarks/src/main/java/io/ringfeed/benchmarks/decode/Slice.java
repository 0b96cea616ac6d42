package io.ringfeed.benchmarks.decode;

import java.io.IOException;

/**
 * The loop of one codec over its frames, for a few milliseconds. See {@link SliceLoop} for why this is an interface.
 */
interface Slice {
    /**
     * Decodes frames, from the first again after the last.
     *
     * @param decoder to call, always the same one.
     * @param frames  to decode.
     * @param first   index of the first.
     * @param count   how many.
     * @return index of the next frame.
     */
    int run(FrameDecoder decoder, byte[][] frames, int first, int count) throws IOException;
}
