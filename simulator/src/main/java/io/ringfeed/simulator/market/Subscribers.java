package io.ringfeed.simulator.market;

/** Who listens to the generated streams, by the streams' ids. */
interface Subscribers {
    boolean isWantedInMillis(int streamId);

    boolean isWantedInMicros(int streamId);

    /**
     * Hands out a frame.
     *
     * @param streamId of the frame.
     * @param millis   with times in milliseconds, filled if wanted; borrowed for the call.
     * @param micros   with times in microseconds, filled if wanted; borrowed for the call.
     */
    void deliver(int streamId, FrameBuffer millis, FrameBuffer micros);
}
