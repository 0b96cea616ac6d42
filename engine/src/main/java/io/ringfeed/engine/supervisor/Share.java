package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.ring.MarkerNote;
import io.ringfeed.engine.subscription.StreamState;
import io.ringfeed.engine.subscription.TrackedStream;
import io.ringfeed.engine.supervisor.attempt.AttemptGate;
import io.ringfeed.engine.supervisor.attempt.Backoff;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.supervisor.request.RequestPace;
import io.ringfeed.engine.supervisor.request.SubscriptionRequests;
import io.ringfeed.engine.supervisor.rotation.RotationMachine;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A share of the wanted streams, and the connection that carries them; two while one replaces the other. It carries out what its state
 * machines decide.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
final class Share {
    private static final int MAX_URL_BYTES = 4_000;

    private final int index;
    private final SupervisorContext context;
    private final ControlPlaneOptions options;
    private final ConnectionMachine machine;
    private final RotationMachine rotation;
    private final StreamWatch streams;
    private final Set<TrackedStream> leaving = new LinkedHashSet<>();
    private final List<Link> retiring = new ArrayList<>();
    private final PauseTally pauses = new PauseTally();
    private Link current;
    private Link successor;
    private boolean asksInHandshake;
    private boolean isStopped;
    private boolean isReplacementAsked;
    private long connects;
    private long auditNs;
    private long askedNs;
    private int lastConnectionId;

    Share(int index, SupervisorContext context, AttemptGate gate) {
        this.index = index;
        this.context = context;
        this.options = context.options();
        this.machine = new ConnectionMachine(
                new Backoff(options.backoff(), context.random()), gate, options.timeouts(), options.attempts());
        this.rotation = new RotationMachine(
                options.rotation(), new Backoff(options.backoff(), context.random()), gate, context.random());
        this.streams = new StreamWatch(context);
        this.asksInHandshake = options.subscriptions().inHandshake();
    }

    int size() {
        return streams.size();
    }

    ConnectionMachine machine() {
        return machine;
    }

    long reconnects() {
        return Math.max(0, connects - 1);
    }

    /** The pauses of connections that have ended. */
    PauseTally pauses() {
        return pauses;
    }

    long pauseCount() {
        return pauses.count()
                + links().stream()
                        .mapToLong(link -> link.connection().pauseCount())
                        .sum();
    }

    long pausedNs() {
        return pauses.pausedNs()
                + links().stream()
                        .mapToLong(link -> link.connection().pausedNs())
                        .sum();
    }

    boolean isStopped() {
        return isStopped;
    }

    StreamWatch streams() {
        return streams;
    }

    /** Whether nothing is left of it. */
    boolean isGone() {
        return isStopped && current == null && successor == null && retiring.isEmpty() && leaving.isEmpty();
    }

    ConnectionStatus status() {
        return new ConnectionStatus(
                index,
                lastConnectionId,
                machine.state(),
                rotation.state() != RotationMachine.State.STEADY,
                isPaused(),
                streams.size(),
                current == null ? 0 : current.connectedAtEpochMs());
    }

    void want(TrackedStream stream) {
        if (streams.add(stream)) {
            leaving.removeIf(gone -> gone.stream().equals(stream.stream()));
        }
        for (Link link : links()) {
            link.requests().want(stream);
        }
    }

    void drop(TrackedStream stream) {
        if (!streams.remove(stream)) {
            return;
        }
        leaving.add(stream);
        for (Link link : links()) {
            link.requests().drop(stream);
        }
    }

    void rotate(String why) {
        rotation.onRequested(why, context.nowNs());
    }

    void reconnect() {
        if (machine.onReconnect(context.nowNs()) == ConnectionMachine.Action.CLOSE_FOR_RECONNECT) {
            abandonSuccessor();
            current.connection().close(DisconnectCause.Kind.CLOSED_BY_US);
        }
    }

    /** Nothing is wanted of it any more, or everything ends. */
    void stop() {
        isStopped = true;
        machine.onStop();
        abandonSuccessor();
        if (current != null) {
            current.connection().close(DisconnectCause.Kind.CLOSED_BY_US);
        }
    }

    int tick(long nowNs) {
        int work = perform(machine.onTick(
                nowNs,
                current == null ? 0 : current.connection().lastFrameNs(),
                isPaused(),
                context.wire().hasRoom()));
        if (retiring.isEmpty()) { // two lines can be merged, and not a third that is on its way out
            work += perform(rotation.onTick(nowNs));
        }
        if (machine.state() == ConnectionMachine.State.CONNECTED) {
            work += send(current, nowNs) + followReplacement(nowNs) + watchStreams(nowNs);
        }
        return work + declareGone();
    }

    void onConnected(Link link, long nowNs) {
        link.onConnected(nowNs, context.epochMs());
        if (link == successor) {
            rotation.onReplacementConnected();
            isReplacementAsked = false;
            context.news().replacing(current.id(), link.id(), rotation.reason());
        } else if (link == current && machine.state() == ConnectionMachine.State.CONNECTING) {
            int failures = machine.failures();
            machine.onConnected(nowNs);
            rotation.onConnected(nowNs, context.epochMs());
            connects++;
            auditNs = nowNs;
            for (TrackedStream stream : link.inHandshake()) {
                streams.onAsked(stream, nowNs);
                streams.acknowledge(stream);
            }
            context.news().connected(link.id(), failures);
        }
    }

    void onDisconnected(Link link, DisconnectCause cause, long nowNs) {
        pauses.ended(link.connection());
        if (retiring.remove(link)) {
            return;
        }
        if (link == successor) {
            successor = null;
            rotation.onReplacementLost(cause, nowNs);
            context.news().replacementLost(link.id(), cause, rotation.dueInNs(nowNs));
        } else if (link == current) {
            onCurrentLost(link, cause, nowNs);
        }
    }

    void onReplied(Link link, Command.Replied reply) {
        SubscriptionRequests.Settled settled = link.requests().onReply(reply.requestId(), reply.accepted());
        if (settled.kind() == SubscriptionRequests.Kind.LIST && reply.accepted()) {
            context.news().audited(link.id(), link.requests().onList(reply.names()));
        }
        for (TrackedStream stream : settled.streams()) {
            if (reply.accepted()) {
                streams.acknowledge(stream);
            } else {
                streams.refuse(stream, reply.reason());
            }
        }
        if (!reply.accepted() && settled.kind() == null) {
            context.news().refusedRequest(link.id(), reply.reason());
        }
    }

    void onShutdownAnnounced(Link link) {
        if (link == current) {
            rotate("the venue announced its end");
        }
    }

    private void onCurrentLost(Link link, DisconnectCause cause, long nowNs) {
        if (cause.httpStatus() == 400 && !link.inHandshake().isEmpty()) {
            asksInHandshake = false; // one of its names may be what the venue does not like: frames will tell which
        }
        boolean wasConnected = link.isConnected();
        machine.onDisconnected(cause, nowNs);
        current = null;
        if (successor != null) {
            adoptSuccessor(link, cause, nowNs);
            return;
        }
        rotation.onOldLost();
        streams.onLost();
        if (isStopped) {
            return;
        }
        context.news().disconnected(link.id(), wasConnected, cause, machine, nowNs);
        if (machine.state() == ConnectionMachine.State.GAVE_UP) {
            context.wire()
                    .mark(
                            MarkerNote.of(
                                    MarkerKind.GAVE_UP,
                                    machine.failures() + " attempts failed, the last one for " + cause
                                            + "; reconnect() starts afresh"),
                            link.id());
        }
    }

    /** The connection went while its replacement was on its way, or stood. */
    private void adoptSuccessor(Link lost, DisconnectCause cause, long nowNs) {
        current = successor;
        lastConnectionId = current.id();
        successor = null;
        if (current.isConnected()) {
            machine.onReplaced(rotation.attempt(), current.connectedAtNs());
            rotation.onOldLost();
            rotation.onConnected(nowNs, context.epochMs());
            announceRotation(lost.id(), "it was lost (" + cause.detail() + ") while it was being replaced");
        } else {
            machine.onReplacementAdopted(rotation.attempt());
            rotation.onOldLost();
            streams.onLost();
            context.news().disconnected(lost.id(), true, cause, machine, nowNs);
        }
    }

    private int perform(ConnectionMachine.Action action) {
        switch (action) {
            case CONNECT -> {
                current = open(Wire.NO_REPLACEMENT, 0);
                lastConnectionId = current.id();
            }
            case CLOSE_SILENT -> current.connection().close(DisconnectCause.Kind.MESSAGE_TIMEOUT);
            case CLOSE_SLOW_CONSUMER -> current.connection().close(DisconnectCause.Kind.SLOW_CONSUMER);
            case CLOSE_FOR_RECONNECT -> current.connection().close(DisconnectCause.Kind.CLOSED_BY_US);
            case NONE -> {
                return 0;
            }
        }
        return 1;
    }

    private int perform(RotationMachine.Action action) {
        switch (action) {
            case OPEN -> successor = open(context.nextReplacement(), current.id());
            case RETIRE_OLD -> retireOld();
            case ABANDON_NEW -> {
                DisconnectCause cause = DisconnectCause.of(
                        DisconnectCause.Kind.MESSAGE_TIMEOUT, "it brought none of the streams that the old one brings");
                Link useless = successor;
                successor = null;
                retiring.add(useless);
                useless.connection().close(DisconnectCause.Kind.CLOSED_BY_US);
                context.news().replacementLost(useless.id(), cause, rotation.dueInNs(context.nowNs()));
            }
            case NONE -> {
                return 0;
            }
        }
        return 1;
    }

    private Link open(int replacement, int replacedId) {
        SubscriptionRequests requests = new SubscriptionRequests();
        List<TrackedStream> inHandshake = new ArrayList<>();
        List<Stream> names = new ArrayList<>();
        int urlBytes = MAX_URL_BYTES
                - context.venue()
                        .streamUri(names, context.timeUnit())
                        .toString()
                        .length();
        for (TrackedStream stream : streams.all()) {
            if (stream.status().state() == StreamState.REFUSED) {
                continue;
            }
            int nameBytes = context.urlBytes(stream.stream());
            if (asksInHandshake && nameBytes <= urlBytes) {
                urlBytes -= nameBytes;
                requests.wantWithHandshake(stream);
                inHandshake.add(stream);
                names.add(stream.stream());
            } else {
                requests.want(stream);
            }
        }
        Link link = new Link(
                context.wire().connect(context.venue().streamUri(names, context.timeUnit()), replacement, replacedId),
                replacement,
                inHandshake,
                requests,
                new RequestPace(context.venue().frameLimitPerSecond()));
        context.register(link, this);
        return link;
    }

    private void retireOld() {
        Link old = current;
        current = successor;
        lastConnectionId = current.id();
        successor = null;
        retiring.add(old);
        long nowNs = context.nowNs();
        machine.onReplaced(rotation.attempt(), current.connectedAtNs());
        String why = rotation.reason();
        rotation.onConnected(nowNs, context.epochMs());
        announceRotation(old.id(), why);
        old.connection().close(DisconnectCause.Kind.CLOSED_BY_US);
    }

    private void announceRotation(int oldId, String why) {
        auditNs = context.nowNs();
        context.wire()
                .mark(
                        MarkerNote.of(
                                MarkerKind.ROTATED,
                                "connection " + current.id() + " has taken over from connection " + oldId + ": " + why),
                        current.id());
        context.news().rotated(oldId, current.id(), why);
    }

    private void abandonSuccessor() {
        if (successor != null) {
            rotation.onReplacementAbandoned();
            retiring.add(successor);
            successor.connection().close(DisconnectCause.Kind.CLOSED_BY_US);
            successor = null;
        }
    }

    private int send(Link link, long nowNs) {
        if (link.connection().isReadingPaused()) {
            link.requests().onPaused(nowNs);
        }
        for (SubscriptionRequests.Request late : link.requests()
                .onTick(nowNs, options.subscriptions().ackTimeout().toNanos())) {
            context.news().unanswered(link.id(), late);
        }
        long auditEveryNs = options.subscriptions().auditEvery().toNanos();
        if (link == current && auditEveryNs > 0 && nowNs - auditNs >= auditEveryNs) {
            auditNs = nowNs;
            link.requests().audit();
        }
        Link.Sent sent = link.send(nowNs);
        if (link.beginsToWait(sent)) {
            context.news().limited(link.id(), link.waitNs(nowNs));
        }
        return sent == Link.Sent.REQUEST ? 1 : 0;
    }

    private int followReplacement(long nowNs) {
        if (rotation.state() != RotationMachine.State.OVERLAPPING || successor == null) {
            return 0;
        }
        int work = send(successor, nowNs);
        if (!isReplacementAsked && successor.requests().isSettled()) {
            isReplacementAsked = true;
            askedNs = nowNs;
            rotation.onReplacementAsked(nowNs);
        }
        if (isReplacementAsked && streams.hasEverythingJoined(successor.replacement(), askedNs, nowNs)) {
            rotation.onReplacementJoined();
        } else if (streams.hasAnythingJoined(successor.replacement())) {
            rotation.onReplacementDelivers();
        }
        return work;
    }

    private int watchStreams(long nowNs) {
        if (isPaused()) {
            streams.onPaused(nowNs);
            return 0;
        }
        int work = streams.tick(nowNs, current);
        if (streams.hasFallenSilent()) {
            rotate("none of its streams delivers"); // it answers PINGs and brings nothing: another one may do better
        }
        return work;
    }

    /** Streams that nobody wants any more, and of which nothing can come any more. */
    private int declareGone() {
        if (leaving.isEmpty()) {
            return 0;
        }
        int before = leaving.size();
        leaving.removeIf(stream -> {
            String name = stream.stream().name();
            boolean mayStillCome = links().stream()
                            .anyMatch(link -> link.requests().holds(name))
                    || retiring.stream().anyMatch(link -> link.requests().holds(name));
            if (!mayStillCome) {
                context.wire()
                        .mark(
                                MarkerNote.ofStream(
                                        MarkerKind.UNSUBSCRIBED,
                                        name + " is not subscribed to any more",
                                        name,
                                        stream.streamId()),
                                current == null ? 0 : current.id());
            }
            return !mayStillCome;
        });
        return before - leaving.size();
    }

    private boolean isPaused() {
        return current != null && current.connection().isReadingPaused();
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>(2);
        if (current != null) {
            links.add(current);
        }
        if (successor != null) {
            links.add(successor);
        }
        return links;
    }
}
