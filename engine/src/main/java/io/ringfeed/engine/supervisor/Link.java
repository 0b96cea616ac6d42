package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.control.ControlRequest;
import io.ringfeed.codec.control.ControlRequestEncoder;
import io.ringfeed.engine.subscription.TrackedStream;
import io.ringfeed.engine.supervisor.request.RequestPace;
import io.ringfeed.engine.supervisor.request.SubscriptionRequests;
import io.ringfeed.transport.connection.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One connection, on its way or standing, with what the venue was asked for over it.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
final class Link {
    private static final long PING_EVERY_NS = TimeUnit.SECONDS.toNanos(30);

    /** What sending came to. */
    enum Sent {
        /** There was nothing to send. */
        NOTHING,
        /** A request went out. */
        REQUEST,
        /** A request waits for the venue's limit. */
        WAITS
    }

    private final Connection connection;
    private final int replacement;
    private final List<TrackedStream> inHandshake;
    private final SubscriptionRequests requests;
    private final RequestPace pace;
    private boolean isConnected;
    private long connectedAtNs;
    private long connectedAtEpochMs;
    private long nextPingNs;
    private boolean isWaiting;

    Link(
            Connection connection,
            int replacement,
            List<TrackedStream> inHandshake,
            SubscriptionRequests requests,
            RequestPace pace) {
        this.connection = connection;
        this.replacement = replacement;
        this.inHandshake = inHandshake;
        this.requests = requests;
        this.pace = pace;
    }

    int id() {
        return connection.id();
    }

    Connection connection() {
        return connection;
    }

    /** The number of the replacement that it is, or {@link Wire#NO_REPLACEMENT}. */
    int replacement() {
        return replacement;
    }

    /** The streams that its handshake asks for. */
    List<TrackedStream> inHandshake() {
        return inHandshake;
    }

    SubscriptionRequests requests() {
        return requests;
    }

    boolean isConnected() {
        return isConnected;
    }

    long connectedAtNs() {
        return connectedAtNs;
    }

    long connectedAtEpochMs() {
        return connectedAtEpochMs;
    }

    void onConnected(long nowNs, long epochMs) {
        isConnected = true;
        connectedAtNs = nowNs;
        connectedAtEpochMs = epochMs;
        nextPingNs = nowNs + PING_EVERY_NS;
    }

    /** How long the next request must wait; 0 when it may go out now. */
    long waitNs(long nowNs) {
        return pace.waitNs(nowNs);
    }

    /** Sends the next request, or a PING where none is due. */
    Sent send(long nowNs) {
        boolean isDue = requests.hasDue();
        if (!isConnected || (!isDue && nowNs - nextPingNs < 0)) {
            return Sent.NOTHING;
        }
        if (pace.waitNs(nowNs) > 0) {
            return isDue ? Sent.WAITS : Sent.NOTHING;
        }
        SubscriptionRequests.Request request = requests.next(nowNs);
        if (request == null) {
            nextPingNs = nowNs + PING_EVERY_NS;
            connection.sendPing(nowNs);
            pace.onSent(nowNs);
            return Sent.NOTHING;
        }
        connection.sendText(ControlRequestEncoder.encode(messageOf(request)));
        pace.onSent(nowNs);
        return Sent.REQUEST;
    }

    /** Whether requests have just begun to wait: many that go out in turn are one wait. */
    boolean beginsToWait(Sent sent) {
        boolean wasWaiting = isWaiting;
        isWaiting = sent == Sent.WAITS || (isWaiting && requests.hasDue());
        return isWaiting && !wasWaiting;
    }

    private static ControlRequest messageOf(SubscriptionRequests.Request request) {
        return switch (request.kind()) {
            case SUBSCRIBE -> ControlRequest.subscribe(request.names(), request.id());
            case UNSUBSCRIBE -> ControlRequest.unsubscribe(request.names(), request.id());
            case LIST -> ControlRequest.listSubscriptions(request.id());
        };
    }
}
