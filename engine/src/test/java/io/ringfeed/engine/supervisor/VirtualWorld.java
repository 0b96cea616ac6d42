package io.ringfeed.engine.supervisor;

import static org.junit.jupiter.api.Assertions.fail;

import io.ringfeed.codec.control.ControlMethod;
import io.ringfeed.codec.control.ControlRequest;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.ring.MarkerNote;
import io.ringfeed.engine.subscription.StreamState;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.subscription.SubscriptionBoard;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * A venue, a network and a clock for the real supervisor: hours pass in milliseconds. The world holds the supervisor to the venue's laws at
 * every step: attempts, frames, sizes and streams.
 */
final class VirtualWorld implements Wire, NanoClock, EpochClock {
    static final Venue VENUE = Venue.custom("ws://127.0.0.1:1").withFrameLimit(Venue.SPOT_FRAMES_PER_SECOND);
    static final DisconnectCause RESET = DisconnectCause.of(DisconnectCause.Kind.RESET, "reset");
    static final DisconnectCause REFUSED = DisconnectCause.of(DisconnectCause.Kind.REFUSED, "refused");

    private static final int MAX_ATTEMPTS = 300;
    private static final long ATTEMPTS_WINDOW_NS = TimeUnit.MINUTES.toNanos(5);
    private static final long BEGIN_EPOCH_MS = 1_790_000_000_000L;

    final CommandQueue commands = new CommandQueue();
    final SubscriptionBoard board;
    final Supervisor supervisor;
    final List<VirtualConnection> connections = new ArrayList<>();
    final List<Long> attemptsNs = new ArrayList<>();
    final List<MarkerNote> markers = new ArrayList<>();
    final News news = new News();
    final Set<String> mute = new HashSet<>();
    final String label;

    /** What the next attempt comes to; null for a connection. */
    Supplier<DisconnectCause> door = () -> null;

    boolean isLimited = true;
    boolean acknowledges = true;
    boolean hasRoom = true;
    boolean opensMute;
    long connectMs = 50;
    long ackMs = 150;
    long framePeriodMs = 100;

    private final Map<String, Integer> streamIds = new HashMap<>();
    private final List<String> streamNames = new ArrayList<>();
    private final List<Long> newestFrameNs = new ArrayList<>();
    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Due::atNs).thenComparingLong(Due::order));
    private long nowNs = Long.MAX_VALUE - TimeUnit.DAYS.toNanos(1); // so that the clock overflows within a day
    private final long beganNs = nowNs;
    private long order;

    private record Due(long atNs, long order, Runnable action) {}

    VirtualWorld(ControlPlaneOptions options) {
        this(options, 1);
    }

    VirtualWorld(ControlPlaneOptions options, long seed) {
        label = "seed " + seed;
        board = new SubscriptionBoard(this::streamId);
        supervisor = new Supervisor(
                VENUE,
                TimeUnit.MILLISECONDS,
                options,
                (Wire) this,
                board,
                commands,
                news,
                this,
                this,
                new Random(seed));
    }

    void start() {
        supervisor.onStart();
        supervisor.doWork();
    }

    Subscription subscribe(Collection<Stream> streams) {
        Subscription subscription = board.request(streams, orphans -> commands.drop(orphans));
        commands.want(subscription.tracked());
        return subscription;
    }

    /** Lets time pass in steps of 10 ms. */
    void pass(Duration time) {
        pass(time, Duration.ofMillis(10));
    }

    void pass(Duration time, Duration step) {
        long endNs = nowNs + time.toNanos();
        while (nowNs - endNs < 0) {
            step(Math.min(step.toNanos(), endNs - nowNs));
        }
    }

    void step(long stepNs) {
        long targetNs = nowNs + stepNs;
        while (!agenda.isEmpty() && agenda.peek().atNs() - targetNs <= 0) {
            Due due = agenda.poll();
            nowNs = due.atNs();
            due.action().run();
            supervisor.doWork();
        }
        nowNs = targetNs;
        supervisor.doWork();
    }

    void after(long ms, Runnable action) {
        agenda.add(new Due(nowNs + TimeUnit.MILLISECONDS.toNanos(ms), order++, action));
    }

    /** Milliseconds since the beginning. */
    long ms() {
        return TimeUnit.NANOSECONDS.toMillis(nowNs - beganNs);
    }

    List<Long> attemptsMs() {
        return attemptsNs.stream()
                .map(attemptNs -> TimeUnit.NANOSECONDS.toMillis(attemptNs - beganNs))
                .toList();
    }

    List<VirtualConnection> open() {
        return recent().stream().filter(connection -> connection.isOpen).toList();
    }

    /** Those before have ended long ago. */
    private List<VirtualConnection> recent() {
        return connections.subList(Math.max(0, connections.size() - 20), connections.size());
    }

    VirtualConnection last() {
        return connections.get(connections.size() - 1);
    }

    ControlPlaneStatus status() {
        return supervisor.status();
    }

    List<String> markerKinds() {
        return markers.stream().map(note -> note.kind().name()).toList();
    }

    void end(VirtualConnection connection, DisconnectCause.Kind kind) {
        end(connection, DisconnectCause.of(kind, kind.name()));
    }

    void end(VirtualConnection connection, DisconnectCause cause) {
        if (!connection.isEnded) {
            settle(connection);
            connection.isEnded = true;
            connection.isOpen = false;
            commands.disconnected(connection.id(), cause);
        }
    }

    void expect(boolean condition, String otherwise) {
        if (!condition) {
            fail(label + ", after " + ms() + " ms: " + otherwise);
        }
    }

    boolean delivers(VirtualConnection connection) {
        return connection.subscribedNs.keySet().stream().anyMatch(name -> !mute.contains(name));
    }

    void onRequest(VirtualConnection connection, ControlRequest request) {
        after(ackMs, () -> {
            if (!connection.isOpen || !acknowledges) {
                return;
            }
            connection.apply(request);
            List<String> names = request.method() == ControlMethod.LIST_SUBSCRIPTIONS
                    ? List.copyOf(connection.subscribedNs.keySet())
                    : List.of();
            commands.replied(connection.id(), request.id(), true, "", names);
        });
    }

    StreamState stateOf(Subscription subscription, Stream stream) {
        return subscription.status(stream).state();
    }

    private int streamId(Stream stream) {
        return streamIds.computeIfAbsent(stream.name(), name -> {
            streamNames.add(name);
            newestFrameNs.add(0L);
            return streamNames.size() - 1;
        });
    }

    /** What came over a connection stays known when it has gone. */
    private void settle(VirtualConnection connection) {
        if (connection.isOpen) {
            connection.subscribedNs.keySet().forEach(name -> {
                Integer streamId = streamIds.get(name);
                if (streamId != null) {
                    newestFrameNs(streamId);
                }
            });
        }
    }

    @Override
    public Connection connect(URI uri, int replacement, int replacedId) {
        attemptsNs.add(nowNs);
        int before = attemptsNs.size() - MAX_ATTEMPTS - 1;
        expect(
                before < 0 || nowNs - attemptsNs.get(before) >= ATTEMPTS_WINDOW_NS,
                "more than " + MAX_ATTEMPTS + " attempts in five minutes");
        VirtualConnection connection = new VirtualConnection(this, connections.size() + 1, uri, replacement);
        connections.add(connection);
        DisconnectCause refusal = door.get();
        after(connectMs, () -> {
            if (connection.isEnded) {
                return;
            }
            if (refusal != null) {
                end(connection, refusal);
            } else {
                connection.open();
                connection.stalledNs = opensMute ? nowNs : Long.MAX_VALUE;
                commands.connected(connection.id());
            }
        });
        return connection;
    }

    @Override
    public void mark(MarkerNote note, int connectionId) {
        markers.add(note);
    }

    @Override
    public void writePendingMarkers() {}

    @Override
    public boolean hasRoom() {
        return hasRoom;
    }

    @Override
    public long newestFrameNs(int streamId) {
        String name = streamNames.get(streamId);
        long periodNs = TimeUnit.MILLISECONDS.toNanos(framePeriodMs);
        if (!mute.contains(name)) {
            for (VirtualConnection connection : recent()) {
                Long sinceNs = connection.isOpen ? connection.subscribedNs.get(name) : null;
                if (sinceNs != null) {
                    long untilNs = nowNs - connection.stalledNs < 0 || connection.stalledNs == Long.MAX_VALUE
                            ? nowNs
                            : connection.stalledNs;
                    long frames = (untilNs - sinceNs) / periodNs;
                    long knownNs = newestFrameNs.get(streamId);
                    long newestNs = sinceNs + frames * periodNs;
                    if (frames > 0 && (knownNs == 0 || newestNs - knownNs > 0)) {
                        newestFrameNs.set(streamId, newestNs);
                    }
                }
            }
        }
        return newestFrameNs.get(streamId);
    }

    @Override
    public boolean hasJoined(int streamId, int replacement) {
        String name = streamNames.get(streamId);
        return recent().stream()
                .filter(connection -> connection.replacement == replacement && connection.isOpen)
                .anyMatch(connection -> connection.subscribedNs.containsKey(name)
                        && !mute.contains(name)
                        && (connection.stalledNs == Long.MAX_VALUE ? nowNs : connection.stalledNs)
                                        - connection.subscribedNs.get(name)
                                > TimeUnit.MILLISECONDS.toNanos(framePeriodMs));
    }

    @Override
    public long rejected(RejectReason reason) {
        return 0;
    }

    @Override
    public long nanoTime() {
        return nowNs;
    }

    @Override
    public long time() {
        return BEGIN_EPOCH_MS + ms();
    }

    /** Notes what the listener was told. */
    static final class News implements EngineListener {
        final List<FeedError> errors = new ArrayList<>();
        final List<String> silences = new ArrayList<>();
        final List<String> rotations = new ArrayList<>();
        final List<Health> health = new ArrayList<>();
        final List<Long> retriesMs = new ArrayList<>();

        @Override
        public void onError(FeedError error) {
            errors.add(error);
        }

        @Override
        public void onDisconnected(int connectionId, DisconnectCause cause, long retryInMs) {
            retriesMs.add(retryInMs);
        }

        @Override
        public void onSilent(Stream stream, io.ringfeed.engine.subscription.StreamStatus status) {
            silences.add(status.state() + " " + stream.name());
        }

        @Override
        public void onRecovered(Stream stream, long silentMs) {
            silences.add("RECOVERED " + stream.name());
        }

        @Override
        public void onRotated(int oldConnectionId, int newConnectionId, String reason) {
            rotations.add(oldConnectionId + "->" + newConnectionId + " " + reason);
        }

        @Override
        public void onHealth(Health now) {
            health.add(now);
        }
    }
}
