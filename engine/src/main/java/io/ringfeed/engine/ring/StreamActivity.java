package io.ringfeed.engine.ring;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the last frame of each stream came: the only proof that a stream delivers (protocol §2.2).
 *
 * <p><b>Threading:</b> written by the decoder, read by the supervisor.
 */
public final class StreamActivity {
    private final AtomicLongArray lastFrameNs;

    StreamActivity(int maxStreams) {
        lastFrameNs = new AtomicLongArray(maxStreams);
    }

    void onFrame(int streamId, long receiveNs) {
        if (streamId >= 0) {
            lastFrameNs.setOpaque(streamId, receiveNs);
        }
    }

    /**
     * Whether a stream has delivered since some moment.
     *
     * @param streamId its id.
     * @param sinceNs monotonic time.
     * @return whether a frame of it was received later than that.
     */
    public boolean hasFrameSince(int streamId, long sinceNs) {
        long lastNs = lastFrameNs.getOpaque(streamId);
        return lastNs != 0 && lastNs - sinceNs > 0;
    }
}
