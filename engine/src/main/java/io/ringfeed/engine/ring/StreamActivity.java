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
     * When a stream delivered last.
     *
     * @param streamId its id.
     * @return when its newest frame was received, monotonic nanoseconds; 0 for never.
     */
    public long newestFrameNs(int streamId) {
        return lastFrameNs.getOpaque(streamId);
    }
}
