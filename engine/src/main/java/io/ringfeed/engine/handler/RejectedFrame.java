package io.ringfeed.engine.handler;

import io.ringfeed.codec.event.RejectReason;

/**
 * A frame that could not be decoded.
 *
 * <p><b>Ownership:</b> a flyweight of the calling adapter, valid until the handler returns.
 */
public interface RejectedFrame {
    /** @return why. */
    RejectReason reason();

    /** @return the payload's length in bytes. */
    int lengthBytes();

    /** @return the connection it came over. */
    int connectionId();

    /** @return the first bytes of the payload as text, 256 at the most. Allocates. */
    String headText();
}
