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

    /** From the I/O thread. */
    record Connected(int connectionId) implements Command {}

    /** From the I/O thread. */
    record Disconnected(int connectionId, DisconnectCause cause) implements Command {}

    /** From the decoder: the venue answered a request. */
    record Replied(int connectionId, long requestId, boolean accepted, String reason) implements Command {}

    /** From the decoder: the venue will end the connection soon. */
    record ShutdownAnnounced(int connectionId) implements Command {}
}
