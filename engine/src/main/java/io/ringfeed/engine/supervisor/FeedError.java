package io.ringfeed.engine.supervisor;

import io.ringfeed.transport.connection.DisconnectCause;

/**
 * Something went wrong that the engine deals with by itself, named as the guide names it.
 *
 * @param kind the guide's name.
 * @param connectionId which connection, 0 where it concerns none in particular.
 * @param message one line for people: what happened.
 * @param cause of a connection's end or a failed attempt, else null.
 * @param nextStep one line for people: what the engine does next, and when; or what you must do.
 * @param retryInMs when it does so, in milliseconds from now; 0 for at once or where nothing is waited for.
 */
public record FeedError(
        Kind kind, int connectionId, String message, DisconnectCause cause, String nextStep, long retryInMs) {
    /** The guide's names. */
    public enum Kind {
        /** {@code ConnectionError}: no connection came about, or the venue refused it. */
        CONNECTION,
        /** {@code TimeoutError}: connecting took too long, or no frame came for too long, or a stream is silent. */
        TIMEOUT,
        /** {@code NetworkError}: a connection that stood was lost. */
        NETWORK,
        /** {@code ParseError}: a frame could not be decoded; it is counted and skipped. */
        PARSE,
        /** {@code RateLimitExceeded}: requests wait, so that the venue's limit is never met; or the venue says it was. */
        RATE_LIMIT,
        /** The circuit breaker is open: nothing is attempted until its time is over. */
        BREAKER_OPEN
    }

    /** What happened and what comes next, in one line. */
    @Override
    public String toString() {
        return message + "; " + nextStep;
    }
}
