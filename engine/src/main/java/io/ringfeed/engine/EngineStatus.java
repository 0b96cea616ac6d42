package io.ringfeed.engine;

import io.ringfeed.engine.supervisor.ControlPlaneStatus;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.List;

/**
 * What an engine has done so far and how it stands. Counts are since the start; each is exact in itself, but they are read
 * one after the other while the engine runs.
 *
 * @param state of the engine.
 * @param control connections, breaker, limits and streams.
 * @param received messages that the socket brought, control replies included.
 * @param receivedBytes their payloads, in bytes.
 * @param decoded messages that were decoded.
 * @param delivered market events that every handler has had.
 * @param skipped events that a handler lost to its own exceptions.
 * @param rejected messages that could not be decoded.
 * @param gaps gap markers that handlers were shown, or will be.
 * @param lost ids that are missing by those markers.
 * @param duplicates events that came again, or older ones behind newer, and were not handed on.
 * @param dropped messages that were dropped by policy for want of room.
 * @param ringOccupancy slots that are waiting for the slowest handler.
 * @param detachedHandlers threads of the handlers that get no more events.
 * @param failure what stopped the engine, or null.
 */
public record EngineStatus(
        EngineState state,
        ControlPlaneStatus control,
        long received,
        long receivedBytes,
        long decoded,
        long delivered,
        long skipped,
        long rejected,
        long gaps,
        long lost,
        long duplicates,
        long dropped,
        long ringOccupancy,
        List<String> detachedHandlers,
        Throwable failure) {
    /** @return whether a full ring holds up a socket: the handlers are slower than the feed. */
    public boolean isReadingPaused() {
        return control.isReadingPaused();
    }

    /** @return times that reading was paused. */
    public long pauses() {
        return control.pauses();
    }

    /** @return milliseconds that reading was paused. */
    public long pausedMs() {
        return control.pausedMs();
    }

    /** @return connections established after a loss. */
    public long reconnects() {
        return control.reconnects();
    }

    /** @return why the last connection or attempt ended, or null. */
    public DisconnectCause lastDisconnect() {
        return control.lastCause();
    }
}
