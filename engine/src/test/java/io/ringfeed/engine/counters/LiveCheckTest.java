package io.ringfeed.engine.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.engine.supervisor.Health;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveCheckTest {
    private static final long NOW_MS = 1_000_000;

    private final CounterValues values = new CounterValues();
    private long heartbeatMs = NOW_MS - 100;
    private boolean isClosed;
    private boolean isAlive = true;

    @BeforeEach
    void everythingIsFine() {
        values.state(CounterId.HEALTH, Health.CONNECTED);
        values.set(CounterId.CONNECTIONS, ConnectionMachine.State.CONNECTED, 2);
        values.set(CounterId.WANTED_STREAMS, 12);
        values.set(CounterId.LIVE_STREAMS, 12);
    }

    @Test
    void anEngineWhoseStreamsDeliverIsLive() {
        assertReason(true, "live: 12 of 12 streams deliver over 2 connections");
    }

    @Test
    void streamsThatNeverCameAreNamedButBlindNobody() {
        values.set(CounterId.LIVE_STREAMS, 11);
        values.set(CounterId.SILENT_STREAMS, 1);
        assertReason(true, "live: 11 of 12 streams deliver over 2 connections; 1 acknowledged and never seen");
    }

    @Test
    void slowHandlersAreNamed() {
        values.set(CounterId.PAUSED_CONNECTIONS, 1);
        assertReason(
                true, "live: 12 of 12 streams deliver over 2 connections; reading paused: the handlers are too slow");
    }

    @Test
    void oneConnectionThatIsDownMakesItBlind() {
        values.state(CounterId.HEALTH, Health.CONNECTING);
        values.set(CounterId.CONNECTIONS, ConnectionMachine.State.CONNECTED, 1);
        values.set(CounterId.CONNECTIONS, ConnectionMachine.State.WAITING, 1);
        values.set(CounterId.FAILED_ATTEMPTS, 3);
        assertReason(false, "blind: 1 of 2 connected; health is connecting; failed attempts in a row: 3");
    }

    @Test
    void aStreamThatWentStaleMakesItBlind() {
        values.set(CounterId.LIVE_STREAMS, 11);
        values.set(CounterId.STALE_STREAMS, 1);
        assertReason(false, "blind: 1 of 12 streams went stale");
    }

    @Test
    void noStreamThatDeliversMakesItBlind() {
        values.set(CounterId.LIVE_STREAMS, 0);
        values.set(CounterId.SILENT_STREAMS, 12);
        assertReason(false, "blind: none of 12 streams delivers; 12 acknowledged and never seen");
    }

    @Test
    void nothingSubscribedMakesItBlind() {
        values.set(CounterId.WANTED_STREAMS, 0);
        values.set(CounterId.LIVE_STREAMS, 0);
        assertReason(false, "blind: no stream is wanted: subscribe to one");
    }

    @Test
    void aHandlerThatWasDetachedMakesItBlind() {
        values.set(CounterId.DETACHED_HANDLERS, 1);
        assertReason(false, "blind: 1 handler failed and gets no more events");
    }

    @Test
    void aHeartbeatThatStoppedMakesItBlind() {
        heartbeatMs = NOW_MS - 4_999;
        assertReason(true, "live: 12 of 12 streams deliver over 2 connections");
        heartbeatMs = NOW_MS - 5_000;
        assertReason(false, "blind: no heartbeat for 5.0 s: process 1 is stopped, or its supervisor is stuck");
    }

    @Test
    void aProcessThatEndedMakesItBlind() {
        isAlive = false;
        heartbeatMs = NOW_MS - 1_234;
        assertReason(false, "blind: process 1 ended without closing its engine; its last heartbeat was 1.2 s ago");
    }

    @Test
    void anEngineThatWasClosedIsBlind() {
        isClosed = true;
        assertReason(false, "blind: the engine was closed");
    }

    private void assertReason(boolean isLive, String reason) {
        CountersSnapshot snapshot = new CountersSnapshot(
                new ProcessIdentity(1, 0, 0), "sim", 0, heartbeatMs, isClosed, isAlive, NOW_MS, values, List.of());
        assertEquals(new LiveCheck(isLive, reason), LiveCheck.of(snapshot));
    }
}
