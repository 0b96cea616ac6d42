package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.subscription.StreamStatus;
import io.ringfeed.transport.connection.DisconnectCause;

/**
 * Hears of the connections' fate, apart from the markers that handlers see among the events.
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

    /**
     * Something went wrong, or a request has to wait. Told once for each change of state, not for each repetition.
     *
     * @param error by the guide's names, with cause and next step.
     */
    default void onError(FeedError error) {}

    /**
     * A stream does not deliver: the venue acknowledged it and no frame ever came (SILENT), or its frames stopped (STALE). It was
     * asked for once more.
     *
     * @param stream which.
     * @param status SILENT or STALE; its reason lists the likely causes.
     */
    default void onSilent(Stream stream, StreamStatus status) {}

    /**
     * A stream that was silent delivers again.
     *
     * @param stream which.
     * @param silentMs for how long it was silent, in milliseconds.
     */
    default void onRecovered(Stream stream, long silentMs) {}

    /**
     * A connection was replaced by another one that ran beside it: without a break, unless the old one was lost before its time.
     *
     * @param oldConnectionId has been given up.
     * @param newConnectionId carries the streams now.
     * @param reason why, one line.
     */
    default void onRotated(int oldConnectionId, int newConnectionId, String reason) {}

    /**
     * The engine as a whole stands differently.
     *
     * @param health from now on.
     */
    default void onHealth(Health health) {}
}
