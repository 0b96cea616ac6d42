package io.ringfeed.engine.ring;

import io.ringfeed.codec.control.ControlReply;

/**
 * Hears what the decoder finds for the supervisor: answers to requests, and the venue's announcements.
 *
 * <p><b>Threading:</b> called on the decoder's thread; must not block.
 */
public interface ControlListener {
    /**
     * The venue answered a request.
     *
     * @param connectionId over which connection.
     * @param reply valid until the method returns.
     */
    void onReply(int connectionId, ControlReply reply);

    /**
     * The venue will close this connection soon (protocol §3.1).
     *
     * @param connectionId which.
     */
    void onServerShutdown(int connectionId);
}
