package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.subscription.TrackedStream;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.List;

/** What other threads tell the supervisor. */
sealed interface Command {
    /** The user wants streams. */
    record Want(List<TrackedStream> streams) implements Command {}

    /** Nobody wants these streams any more. */
    record Drop(List<TrackedStream> streams) implements Command {}

    /** The user wants every connection replaced, without a break. */
    record Rotate() implements Command {}

    /** The user wants every connection made anew, now. */
    record Reconnect() implements Command {}

    /** From the I/O thread. */
    record Connected(int connectionId) implements Command {}

    /** From the I/O thread. */
    record Disconnected(int connectionId, DisconnectCause cause) implements Command {}

    /** From the I/O thread: our PING was answered. */
    record Ponged(long roundTripNs) implements Command {}

    /** From the decoder: the venue answered a request. */
    record Replied(int connectionId, long requestId, boolean accepted, String reason, List<String> names)
            implements Command {}

    /** From the decoder: the venue will end the connection soon. */
    record ShutdownAnnounced(int connectionId) implements Command {}
}
