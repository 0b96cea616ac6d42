package io.ringfeed.engine;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.counters.CounterId;
import io.ringfeed.engine.counters.CounterValues;
import io.ringfeed.engine.counters.CountersFile;
import io.ringfeed.engine.counters.CountersOptions;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.ring.EventRing;
import io.ringfeed.engine.ring.RejectListener;
import io.ringfeed.engine.supervisor.ConnectionStatus;
import io.ringfeed.engine.supervisor.ControlPlaneStatus;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Publishes what the engine counts, ten times a second, and keeps the first bytes of rejected frames.
 *
 * <p><b>Threading:</b> {@link #onTick} on the supervisor's thread, {@link #onRejected} on the decoder's; both begin after
 * {@link #start}. {@link #close} when the supervisor has ended. The rest from anywhere.
 */
final class CounterFeed implements RejectListener, AutoCloseable {
    private static final long PUBLISH_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final CountersOptions options;
    private final String venue;
    private EventRing ring;
    private Supplier<EngineStatus> status;
    private long publishedNs;
    private volatile CountersFile file;

    CounterFeed(CountersOptions options, String venue) {
        this.options = options;
        this.venue = venue;
    }

    void start(EventRing source, Supplier<EngineStatus> statusSource) {
        ring = source;
        status = statusSource;
        file = CountersFile.create(options, venue, System.currentTimeMillis());
        publish();
    }

    void onTick(long nowNs) {
        if (nowNs - publishedNs >= PUBLISH_EVERY_NS) {
            publishedNs = nowNs;
            publish();
        }
    }

    @Override
    public void onRejected(EventRecord record, byte[] payload, int lengthBytes) {
        file.keep(record, payload, lengthBytes);
    }

    CountersSnapshot snapshot() {
        CountersFile current = file;
        long nowEpochMs = System.currentTimeMillis();
        if (current != null) {
            return current.snapshot(nowEpochMs);
        }
        try (CountersFile none = CountersFile.create(CountersOptions.IN_MEMORY, venue, nowEpochMs)) {
            return none.snapshot(nowEpochMs);
        }
    }

    Optional<Path> path() {
        CountersFile current = file;
        return current == null ? Optional.empty() : current.path();
    }

    /** Publishes the end's counts, and takes the file away. Does nothing where {@link #start} was never called. */
    @Override
    public void close() {
        if (file != null) {
            publish();
            file.close();
        }
    }

    private void publish() {
        EngineStatus now = status.get();
        CounterValues values = new CounterValues();
        values.set(CounterId.FRAMES_RECEIVED, now.received());
        values.set(CounterId.RECEIVED_BYTES, now.receivedBytes());
        values.set(CounterId.EVENTS_DELIVERED, now.delivered());
        values.set(CounterId.EVENTS_SKIPPED, now.skipped());
        values.set(CounterId.FRAMES_DROPPED, now.dropped());
        values.set(CounterId.GAPS, now.gaps());
        values.set(CounterId.LOST_IDS, now.lost());
        values.set(CounterId.DUPLICATES, now.duplicates());
        values.set(CounterId.RING_OCCUPIED, now.ringOccupancy());
        values.set(CounterId.DETACHED_HANDLERS, now.detachedHandlers().size());
        addRing(values);
        addControl(values, now.control());
        addConnections(values, now.control());
        file.publish(values, System.currentTimeMillis());
    }

    private void addRing(CounterValues values) {
        values.set(CounterId.RING_SLOTS, ring.slotCount());
        for (EventKind kind : EventKind.market()) {
            values.set(CounterId.EVENTS_DECODED, kind, ring.decodedCount(kind));
        }
        for (EventKind kind : new EventKind[] {EventKind.CONTROL_REPLY, EventKind.SERVER_SHUTDOWN}) {
            values.set(CounterId.EVENTS_DECODED, kind, ring.decodedCount(kind));
        }
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE) {
                values.set(CounterId.FRAMES_REJECTED, reason, ring.rejectedCount(reason));
            }
        }
    }

    private static void addControl(CounterValues values, ControlPlaneStatus control) {
        values.state(CounterId.HEALTH, control.health());
        values.set(CounterId.RECONNECTS, control.reconnects());
        values.set(CounterId.ROTATIONS, control.rotations());
        values.set(CounterId.FAILED_ATTEMPTS, control.failedAttempts());
        values.set(CounterId.READING_PAUSES, control.pauses());
        values.set(CounterId.READING_PAUSED_MS, control.pausedMs());
        values.state(CounterId.BREAKER, control.breaker());
        values.set(CounterId.BREAKER_TRIPS, control.breakerTrips());
        values.set(CounterId.LIMITER_WAITS, control.limiterWaits());
        values.set(CounterId.WANTED_STREAMS, control.wantedStreams());
        values.set(CounterId.LIVE_STREAMS, control.liveStreams());
        values.set(CounterId.SILENT_STREAMS, control.silentStreams());
        values.set(CounterId.STALE_STREAMS, control.staleStreams());
        values.set(CounterId.STALE_EVER, control.staleEver());
        values.set(CounterId.PING_ROUND_TRIP_NS, control.pingRoundTripNs());
    }

    private static void addConnections(CounterValues values, ControlPlaneStatus control) {
        Map<ConnectionMachine.State, Long> byState = new EnumMap<>(ConnectionMachine.State.class);
        long paused = 0;
        for (ConnectionStatus connection : control.connections()) {
            byState.merge(connection.state(), 1L, Long::sum);
            paused += connection.isReadingPaused() ? 1 : 0;
        }
        byState.forEach((state, count) -> values.set(CounterId.CONNECTIONS, state, count));
        values.set(CounterId.PAUSED_CONNECTIONS, paused);
    }
}
