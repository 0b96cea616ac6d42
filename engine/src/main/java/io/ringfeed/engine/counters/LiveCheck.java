package io.ringfeed.engine.counters;

import io.ringfeed.engine.supervisor.Health;
import java.util.concurrent.TimeUnit;

/**
 * Whether an engine sees the market, and if not, why.
 *
 * <p>It is live when its process runs, its heartbeat is younger than 5 s, every connection that is needed stands, no handler was
 * detached, at least one stream delivers, and none has gone stale. A stream that is silent, acknowledged and never seen, does not
 * make it blind: thin pairs and misspelt names look alike; the reason names their number.
 *
 * @param isLive whether.
 * @param reason one line, beginning with {@code live} or {@code blind}.
 */
public record LiveCheck(boolean isLive, String reason) {
    private static final long FRESH_MS = TimeUnit.SECONDS.toMillis(5);

    /**
     * Judge a snapshot.
     *
     * @param now the snapshot.
     * @return the judgement.
     */
    public static LiveCheck of(CountersSnapshot now) {
        CounterValues values = now.values();
        long connected = values.get(CounterId.CONNECTIONS, "connected");
        long connections = values.get(CounterId.CONNECTIONS);
        long wanted = values.get(CounterId.WANTED_STREAMS);
        long live = values.get(CounterId.LIVE_STREAMS);
        long stale = values.get(CounterId.STALE_STREAMS);
        String health = values.state(CounterId.HEALTH);
        if (now.isClosed()) {
            return blind("the engine was closed");
        }
        if (!now.isProcessAlive()) {
            return blind("process " + now.process().pid() + " ended without closing its engine; its last heartbeat was "
                    + seconds(now.heartbeatAgeMs()) + " ago");
        }
        if (Math.abs(now.heartbeatAgeMs()) >= FRESH_MS) {
            return blind("no heartbeat for " + seconds(now.heartbeatAgeMs()) + ": process "
                    + now.process().pid() + " is stopped, or its supervisor is stuck");
        }
        if (!health.equals(CounterLabel.text(Health.CONNECTED))) {
            return blind(connected + " of " + connections + " connected; health is " + health
                    + "; failed attempts in a row: " + values.get(CounterId.FAILED_ATTEMPTS));
        }
        long detached = values.get(CounterId.DETACHED_HANDLERS);
        if (detached > 0) {
            return blind(detached + (detached == 1 ? " handler failed and gets" : " handlers failed and get")
                    + " no more events");
        }
        if (wanted == 0) {
            return blind("no stream is wanted: subscribe to one");
        }
        if (live == 0) {
            return blind((wanted == 1 ? "the one stream does not deliver" : "none of " + wanted + " streams delivers")
                    + silent(values));
        }
        if (stale > 0) {
            return blind(stale + " of " + wanted + (wanted == 1 ? " stream" : " streams") + " went stale");
        }
        String paused =
                values.get(CounterId.PAUSED_CONNECTIONS) > 0 ? "; reading paused: the handlers are too slow" : "";
        return new LiveCheck(
                true,
                "live: " + live + " of " + wanted + (wanted == 1 ? " stream delivers" : " streams deliver") + " over "
                        + connected + (connected == 1 ? " connection" : " connections") + silent(values) + paused);
    }

    private static String silent(CounterValues values) {
        long silent = values.get(CounterId.SILENT_STREAMS);
        return silent == 0 ? "" : "; " + silent + " acknowledged and never seen";
    }

    private static LiveCheck blind(String why) {
        return new LiveCheck(false, "blind: " + why);
    }

    private static String seconds(long ms) {
        return ms / 1_000 + "." + Math.abs(ms) % 1_000 / 100 + " s";
    }
}
