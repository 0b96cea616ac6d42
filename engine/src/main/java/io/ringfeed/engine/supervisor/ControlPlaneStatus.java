package io.ringfeed.engine.supervisor;

import io.ringfeed.transport.connection.DisconnectCause;

/**
 * What the supervisor publishes about itself.
 *
 * @param state where the connection is.
 * @param connectionId the present or last connection, 0 before the first.
 * @param isReadingPaused whether a full ring holds up the socket at this moment; time-outs stand still meanwhile.
 * @param reconnects connections established after the first.
 * @param pauses times that reading was paused.
 * @param pausedMs milliseconds that reading was paused, all together.
 * @param lastCause why the last connection or attempt ended, or null.
 */
public record ControlPlaneStatus(
        ConnectionMachine.State state,
        int connectionId,
        boolean isReadingPaused,
        long reconnects,
        long pauses,
        long pausedMs,
        DisconnectCause lastCause) {}
