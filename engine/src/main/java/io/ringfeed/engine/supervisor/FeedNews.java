package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.subscription.StreamStatus;
import io.ringfeed.engine.supervisor.attempt.CircuitBreaker;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import io.ringfeed.engine.supervisor.request.SubscriptionRequests;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.connection.DisconnectCause;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/**
 * Tells people and the listener what happened: one line for each change of state, with connection, cause, next step and when. What
 * repeats itself is counted, and the count is told with the next change.
 *
 * <p><b>Threading:</b> confined to the supervisor. What a listener throws is logged and dropped.
 */
final class FeedNews {
    private static final System.Logger LOG = System.getLogger("io.ringfeed.supervisor");

    private final Venue venue;
    private final EngineListener listener;
    private DisconnectCause.Kind lastFailure;
    private long repeatedFailures;
    private DisconnectCause lastCause;
    private long limiterWaits;
    private long rotations;
    private long silences;

    FeedNews(Venue venue, EngineListener listener) {
        this.venue = venue;
        this.listener = listener;
    }

    DisconnectCause lastCause() {
        return lastCause;
    }

    long limiterWaits() {
        return limiterWaits;
    }

    long rotations() {
        return rotations;
    }

    long silences() {
        return silences;
    }

    void connected(int connectionId, int failures) {
        LOG.log(
                Level.INFO,
                "connection {0}: connected to {1}{2}",
                number(connectionId),
                venue,
                failures == 0 ? "" : " after " + failures + " failed attempts");
        lastFailure = null;
        repeatedFailures = 0;
        tell(() -> listener.onConnected(connectionId));
    }

    void disconnected(
            int connectionId, boolean wasConnected, DisconnectCause cause, ConnectionMachine machine, long nowNs) {
        lastCause = cause;
        long retryInMs = TimeUnit.NANOSECONDS.toMillis(machine.retryInNs(nowNs));
        FeedError error = errorOf(connectionId, wasConnected, cause, nextStep(cause, machine, retryInMs), retryInMs);
        boolean isRepeated = !wasConnected && lastFailure == cause.kind() && !machine.hasBreakerOpened();
        lastFailure = cause.kind();
        repeatedFailures += isRepeated ? 1 : 0;
        LOG.log(isRepeated ? Level.DEBUG : Level.WARNING, "connection {0}: {1}", number(connectionId), error);
        if (!isRepeated && cause.kind() != DisconnectCause.Kind.CLOSED_BY_US) {
            tell(() -> listener.onError(error));
        }
        tell(() -> listener.onDisconnected(connectionId, cause, retryInMs));
        if (machine.hasBreakerOpened()) {
            breakerOpened(connectionId, machine.failures(), retryInMs);
        }
    }

    void breakerChanged(CircuitBreaker.State state) {
        if (state != CircuitBreaker.State.OPEN) {
            LOG.log(
                    Level.INFO,
                    "circuit breaker {0}",
                    state == CircuitBreaker.State.CLOSED
                            ? "closed: connecting as usual"
                            : "half-open: one attempt probes the venue");
        }
    }

    void health(Health health, int failures) {
        if (health == Health.DEGRADED || health == Health.GAVE_UP) {
            LOG.log(
                    Level.WARNING,
                    "{0} after {1} failed attempts ({2} of them not told one by one){3}",
                    health,
                    number(failures),
                    number(repeatedFailures),
                    health == Health.GAVE_UP ? ": reconnect() starts afresh" : ": it keeps trying");
        }
        tell(() -> listener.onHealth(health));
    }

    void replacing(int oldId, int newId, String reason) {
        LOG.log(
                Level.INFO,
                "connection {0}: opened to replace connection {1} for {2}",
                number(newId),
                number(oldId),
                reason);
    }

    void replacementLost(int connectionId, DisconnectCause cause, long retryInNs) {
        LOG.log(
                Level.WARNING,
                "connection {0}, a replacement: {1}; the old connection stands, next try in {2} ms",
                number(connectionId),
                cause.detail(),
                number(TimeUnit.NANOSECONDS.toMillis(retryInNs)));
    }

    void rotated(int oldId, int newId, String reason) {
        rotations++;
        LOG.log(
                Level.INFO,
                "connection {0}: has taken over from connection {1}: {2}",
                number(newId),
                number(oldId),
                reason);
        tell(() -> listener.onRotated(oldId, newId, reason));
    }

    void refused(Stream stream, String reason) {
        LOG.log(Level.WARNING, "stream {0} was refused by the venue: {1}", stream.name(), reason);
        tell(() -> listener.onRefused(stream, reason));
    }

    void refusedRequest(int connectionId, String reason) {
        LOG.log(Level.WARNING, "connection {0}: the venue says {1}", number(connectionId), reason);
    }

    void unanswered(int connectionId, SubscriptionRequests.Request request) {
        LOG.log(
                Level.WARNING,
                "connection {0}: the venue did not answer request {1} ({2}, {3} streams); only frames count",
                number(connectionId),
                number(request.id()),
                request.kind(),
                number(request.names().size()));
    }

    void audited(int connectionId, String difference) {
        if (!difference.isEmpty()) {
            LOG.log(Level.WARNING, "connection {0}: {1}", number(connectionId), difference);
        }
    }

    /** A backlog of requests begins to wait for the venue's limit. */
    void limited(int connectionId, long waitNs) {
        limiterWaits++;
        long waitMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(waitNs));
        FeedError error = new FeedError(
                FeedError.Kind.RATE_LIMIT,
                connectionId,
                "Rate limit reached, waiting " + waitMs + " ms",
                null,
                "the requests go out by themselves, many streams in each",
                waitMs);
        LOG.log(Level.INFO, "connection {0}: {1}", number(connectionId), error);
        tell(() -> listener.onError(error));
    }

    void rejected(RejectReason reason, long count) {
        FeedError error = new FeedError(
                FeedError.Kind.PARSE,
                0,
                "Failed to parse message: " + reason + (count == 1 ? "" : ", " + count + " times"),
                null,
                "skipped; the handler's onRejected and the counters show its first bytes",
                0);
        LOG.log(Level.WARNING, error.toString());
        tell(() -> listener.onError(error));
    }

    void silent(Stream stream, StreamStatus status) {
        silences++;
        LOG.log(Level.WARNING, "{0}: {1}", status.state(), status.reason());
        FeedError error = new FeedError(
                FeedError.Kind.TIMEOUT, 0, status.state() + ": " + stream.name(), null, status.reason(), 0);
        tell(() -> listener.onError(error));
        tell(() -> listener.onSilent(stream, status));
    }

    void recovered(Stream stream, long silentMs) {
        LOG.log(Level.INFO, "{0} delivers again after {1} ms", stream.name(), number(silentMs));
        tell(() -> listener.onRecovered(stream, silentMs));
    }

    private void breakerOpened(int connectionId, int failures, long retryInMs) {
        long retryInSeconds = TimeUnit.MILLISECONDS.toSeconds(retryInMs + 999);
        FeedError error = new FeedError(
                FeedError.Kind.BREAKER_OPEN,
                connectionId,
                "Circuit breaker open, retry in " + retryInSeconds + " s",
                lastCause,
                failures + " failures in a row: nothing is attempted until then, and then one attempt probes the venue",
                retryInMs);
        LOG.log(Level.WARNING, error.toString());
        tell(() -> listener.onError(error));
    }

    private static FeedError errorOf(
            int connectionId, boolean wasConnected, DisconnectCause cause, String nextStep, long retryInMs) {
        FeedError.Kind kind = kindOf(cause, wasConnected);
        String name =
                switch (kind) {
                    case CONNECTION -> "Connection error: ";
                    case TIMEOUT -> "Timeout: ";
                    case NETWORK -> "Network error: ";
                    case RATE_LIMIT -> "Rate limit exceeded: ";
                    case PARSE, BREAKER_OPEN -> "";
                };
        return new FeedError(kind, connectionId, name + cause.detail(), cause, nextStep, retryInMs);
    }

    /** By the guide's table: what never came about, what took too long, what broke, and what was too much. */
    static FeedError.Kind kindOf(DisconnectCause cause, boolean wasConnected) {
        return switch (cause.kind()) {
            case CONNECT_TIMEOUT, MESSAGE_TIMEOUT -> FeedError.Kind.TIMEOUT;
            case HANDSHAKE_STATUS ->
                cause.httpStatus() == 429 || cause.httpStatus() == 418
                        ? FeedError.Kind.RATE_LIMIT
                        : FeedError.Kind.CONNECTION;
            case CLOSED_BY_PEER ->
                switch (cause.closeReason()) {
                    case "Too many requests" -> FeedError.Kind.RATE_LIMIT;
                    case "Pong timeout" -> FeedError.Kind.TIMEOUT;
                    default -> FeedError.Kind.NETWORK;
                };
            default -> wasConnected ? FeedError.Kind.NETWORK : FeedError.Kind.CONNECTION;
        };
    }

    private static String nextStep(DisconnectCause cause, ConnectionMachine machine, long retryInMs) {
        if (machine.state() == ConnectionMachine.State.GAVE_UP) {
            return "gave up after " + machine.failures() + " attempts: reconnect() starts afresh";
        }
        if (cause.kind() == DisconnectCause.Kind.SLOW_CONSUMER) {
            return "next attempt when the ring has room again";
        }
        return "next attempt in " + retryInMs + " ms";
    }

    /** Without the grouping that message formats give to numbers. */
    private static String number(long value) {
        return Long.toString(value);
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException thrown) {
            LOG.log(Level.ERROR, "a listener threw; it was told of nothing less for it", thrown);
        }
    }
}
