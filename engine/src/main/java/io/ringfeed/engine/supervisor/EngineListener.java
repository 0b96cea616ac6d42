package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.transport.connection.DisconnectCause;

/**
 * Hears of the connection's fate, apart from the markers that handlers see among the events.
 *
 * <p><b>Threading:</b> called on the supervisor's thread; a method that blocks delays reconnects.
 *
 * <p><b>Errors:</b> what a method throws is logged and dropped.
 */
public interface EngineListener {
    /**
     * A connection was established.
     *
     * @param connectionId which; ids grow with each attempt.
     */
    default void onConnected(int connectionId) {}

    /**
     * A connection was lost, or an attempt failed.
     *
     * @param connectionId which.
     * @param cause why, and what to do about it.
     * @param retryInMs when the next attempt begins, in milliseconds from now.
     */
    default void onDisconnected(int connectionId, DisconnectCause cause, long retryInMs) {}

    /**
     * The venue refused a stream.
     *
     * @param stream which.
     * @param reason the venue's words.
     */
    default void onRefused(Stream stream, String reason) {}
}
