package io.ringfeed.engine;

import io.ringfeed.engine.supervisor.ConnectionMachine;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.List;

/**
 * What an engine has done so far and how it stands. Counts are since the start; each is exact in itself, but they are read
 * one after the other while the engine runs.
 *
 * @param state of the engine.
 * @param connection where the connection is.
 * @param connectionId the present or last connection, 0 before the first.
 * @param isReadingPaused whether a full ring holds up the socket: the handlers are slower than the feed.
 * @param received messages that the socket brought, control replies included.
 * @param decoded messages that were decoded.
 * @param delivered market events that every handler has had.
 * @param skipped events that a handler lost to its own exceptions.
 * @param rejected messages that could not be decoded.
 * @param gaps gap markers that handlers were shown, or will be.
 * @param dropped messages that were dropped by policy for want of room.
 * @param pauses times that reading was paused.
 * @param pausedMs milliseconds that reading was paused.
 * @param reconnects connections after the first.
 * @param ringOccupancy slots that are waiting for the slowest handler.
 * @param lastDisconnect why the last connection or attempt ended, or null.
 * @param detachedHandlers threads of the handlers that get no more events.
 * @param failure what stopped the engine, or null.
 */
public record EngineStatus(
        EngineState state,
        ConnectionMachine.State connection,
        int connectionId,
        boolean isReadingPaused,
        long received,
        long decoded,
        long delivered,
        long skipped,
        long rejected,
        long gaps,
        long dropped,
        long pauses,
        long pausedMs,
        long reconnects,
        long ringOccupancy,
        DisconnectCause lastDisconnect,
        List<String> detachedHandlers,
        Throwable failure) {}
