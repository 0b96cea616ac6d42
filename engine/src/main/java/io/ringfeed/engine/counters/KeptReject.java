package io.ringfeed.engine.counters;

import io.ringfeed.codec.event.RejectReason;

/**
 * A frame that could not be decoded, kept for a look.
 *
 * @param receiveEpochMs when it came.
 * @param reason why it gave no event.
 * @param connectionId the connection it came over.
 * @param lengthBytes of the whole frame.
 * @param head its first bytes as text, 256 bytes at the most.
 */
public record KeptReject(long receiveEpochMs, RejectReason reason, int connectionId, int lengthBytes, String head) {}
