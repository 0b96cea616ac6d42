package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.supervisor.attempt.CircuitBreaker;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.List;

/**
 * What the supervisor publishes about itself, at least every few milliseconds.
 *
 * @param health as a whole.
 * @param connections one for each share of the streams.
 * @param reconnects connections established after a loss; rotations are none.
 * @param rotations connections that were replaced while they stood.
 * @param failedAttempts attempts in a row that came to nothing, the worst of the connections.
 * @param pauses times that reading was paused.
 * @param pausedMs milliseconds that reading was paused, all together.
 * @param breaker the circuit breaker's state.
 * @param breakerTrips times that it opened.
 * @param limiterWaits times that a request had to wait for the limit on client frames.
 * @param wantedStreams streams that somebody wants.
 * @param liveStreams of these, how many deliver.
 * @param silentStreams of these, how many were acknowledged and never delivered.
 * @param staleStreams of these, how many delivered once and went silent.
 * @param staleEver times that a stream was found silent or stale.
 * @param pingRoundTripNs the latest PING of ours and its answer, nanoseconds; 0 before the first.
 * @param lastCause why the last connection or attempt ended, or null.
 */
public record ControlPlaneStatus(
        Health health,
        List<ConnectionStatus> connections,
        long reconnects,
        long rotations,
        int failedAttempts,
        long pauses,
        long pausedMs,
        CircuitBreaker.State breaker,
        long breakerTrips,
        long limiterWaits,
        int wantedStreams,
        int liveStreams,
        int silentStreams,
        int staleStreams,
        long staleEver,
        long pingRoundTripNs,
        DisconnectCause lastCause) {
    static final ControlPlaneStatus IDLE = new ControlPlaneStatus(
            Health.IDLE, List.of(), 0, 0, 0, 0, 0, CircuitBreaker.State.CLOSED, 0, 0, 0, 0, 0, 0, 0, 0, null);

    /** @return whether a full ring holds up a socket at this moment; time-outs stand still meanwhile. */
    public boolean isReadingPaused() {
        return connections.stream().anyMatch(ConnectionStatus::isReadingPaused);
    }
}
