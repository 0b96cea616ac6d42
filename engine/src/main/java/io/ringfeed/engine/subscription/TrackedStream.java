package io.ringfeed.engine.subscription;

import io.ringfeed.codec.stream.Stream;

/**
 * One stream that the engine follows, shared by all subscriptions that asked for it.
 *
 * <p><b>Threading:</b> the status is written by the supervisor and read by anybody; the number of holders is guarded
 * by the {@link SubscriptionBoard} that made this.
 */
public final class TrackedStream {
    private final Stream stream;
    private final int streamId;
    private final long requestedNs = System.nanoTime();
    private volatile StreamStatus status = StreamStatus.REQUESTED;
    private int holders;

    TrackedStream(Stream stream, int streamId) {
        this.stream = stream;
        this.streamId = streamId;
    }

    /** @return the stream. */
    public Stream stream() {
        return stream;
    }

    /** @return the engine's id of the stream's name, stable for the engine's life. */
    public int streamId() {
        return streamId;
    }

    /** @return when it was asked for first, monotonic nanoseconds. */
    public long requestedNs() {
        return requestedNs;
    }

    /** @return the latest status. */
    public StreamStatus status() {
        return status;
    }

    void status(StreamStatus status) {
        this.status = status;
    }

    void hold() {
        holders++;
    }

    boolean release() {
        return --holders == 0;
    }
}
