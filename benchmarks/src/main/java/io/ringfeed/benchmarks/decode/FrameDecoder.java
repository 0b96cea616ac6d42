package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.decode.document.Document;
import java.io.IOException;
import java.util.Arrays;

/** One codec, set up as a careful user would for frames of one kind. Belongs to one thread. */
interface FrameDecoder {
    /**
     * Decodes a frame.
     *
     * @param frame with {@link #slackBytes()} bytes behind it.
     * @return what the codec makes of it; valid until the next call.
     */
    Object decode(byte[] frame) throws IOException;

    /** What the codec wants behind each frame, in bytes. */
    default int slackBytes() {
        return 0;
    }

    /** The frames of a kind, as the codec wants them. */
    default byte[][] framesOf(SampleKind kind) {
        return Arrays.stream(kind.frames())
                .map(frame -> Arrays.copyOf(frame, frame.length + slackBytes()))
                .toArray(byte[][]::new);
    }

    /** The numbers in what {@link #decode} returned, or null if it reads none. */
    default Document documentOf(Object decoded) {
        return (Document) decoded;
    }
}
