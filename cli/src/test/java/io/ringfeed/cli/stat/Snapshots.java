package io.ringfeed.cli.stat;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.counters.CounterId;
import io.ringfeed.engine.counters.CounterType;
import io.ringfeed.engine.counters.CounterValues;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.KeptReject;
import io.ringfeed.engine.counters.ProcessIdentity;
import io.ringfeed.engine.supervisor.Health;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import java.util.List;

/** Engines that never ran. */
final class Snapshots {
    private Snapshots() {}

    /** Live, a minute after its start, with every kind and reason counted where that is asked for. */
    static CountersSnapshot live(long factor, boolean everyLabel, List<KeptReject> rejects) {
        CounterValues values = new CounterValues();
        for (CounterId id : CounterId.values()) {
            if (id.type() != CounterType.STATE && !id.isLabelled()) {
                values.set(id, 1_000 * factor);
            }
        }
        values.set(CounterId.EVENTS_DECODED, EventKind.TRADE, 1_000 * factor);
        if (everyLabel) {
            EventKind.market().forEach(kind -> values.set(CounterId.EVENTS_DECODED, kind, 1_000 * factor));
            for (RejectReason reason : RejectReason.values()) {
                if (reason != RejectReason.NONE) {
                    values.set(CounterId.FRAMES_REJECTED, reason, factor);
                }
            }
        }
        values.set(CounterId.READING_PAUSED_MS, 1_234);
        values.set(CounterId.PING_ROUND_TRIP_NS, 123_456);
        values.state(CounterId.HEALTH, Health.CONNECTED);
        values.set(CounterId.CONNECTIONS, ConnectionMachine.State.CONNECTED, 1);
        values.set(CounterId.WANTED_STREAMS, 12);
        values.set(CounterId.LIVE_STREAMS, 12);
        values.set(CounterId.STALE_STREAMS, 0);
        values.set(CounterId.DETACHED_HANDLERS, 0);
        values.set(CounterId.PAUSED_CONNECTIONS, 0);
        values.set(CounterId.SILENT_STREAMS, 0);
        return new CountersSnapshot(
                new ProcessIdentity(4_711, 0, 0),
                "spot (wss://stream.binance.com:9443)",
                1_000_000,
                1_060_000 + 1_000 * factor,
                false,
                true,
                1_060_000 + 1_000 * factor,
                values,
                rejects);
    }
}
