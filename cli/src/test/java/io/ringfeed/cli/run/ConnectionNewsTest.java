package io.ringfeed.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionNewsTest {
    private static final DisconnectCause REFUSED =
            DisconnectCause.of(DisconnectCause.Kind.REFUSED, "127.0.0.1:1 refused the connection");
    private static final DisconnectCause RESET = DisconnectCause.of(DisconnectCause.Kind.RESET, "reset by the peer");

    private final List<String> said = new ArrayList<>();
    private final StopSignal stop = new StopSignal();

    @Test
    void aPermanentCauseBeforeTheFirstSuccessEndsTheRun() {
        news(false).onDisconnected(1, REFUSED, 1_000);
        assertEquals(new StopSignal.Stop(StopReason.FAILED, REFUSED.detail()), stop.stop());
        assertEquals(List.of(), said);
    }

    @Test
    void unlessItShallKeepTrying() {
        news(true).onDisconnected(1, REFUSED, 1_000);
        assertNull(stop.stop());
        assertEquals(List.of("not connected: 127.0.0.1:1 refused the connection; next attempt in 1.0 s"), said);
    }

    @Test
    void aPassingCauseBeforeTheFirstSuccessIsTriedAgain() {
        news(false).onDisconnected(1, RESET, 750);
        assertNull(stop.stop());
        assertEquals(List.of("not connected: reset by the peer; next attempt in 0.8 s"), said);
    }

    @Test
    void afterTheFirstSuccessItAlwaysReconnectsAndSaysSo() {
        ConnectionNews news = news(false);
        news.onConnected(1);
        news.onDisconnected(1, RESET, 0);
        news.onDisconnected(2, REFUSED, 1_000);
        news.onConnected(3);
        assertNull(stop.stop());
        assertEquals("disconnected: reset by the peer; next attempt in 0.0 s", said.get(0));
        assertEquals("not connected: 127.0.0.1:1 refused the connection; next attempt in 1.0 s", said.get(1));
        assertTrue(said.get(2).matches("connected again after 0\\.\\d s"), said.get(2));
        assertEquals(3, said.size());
    }

    @Test
    void namesTheOptionThatHelpsAgainstAnUnknownAuthority() {
        news(false)
                .onDisconnected(
                        1, DisconnectCause.of(DisconnectCause.Kind.TLS_UNTRUSTED, "unknown CA: trust its PEM file"), 0);
        assertEquals(
                "unknown CA: trust its PEM file (--trust <pem>)", stop.stop().line());
    }

    @Test
    void theClockStartsAnewWithTheFirstConnectionOnly() {
        RunClock clock = new RunClock(0);
        assertEquals(5, clock.elapsedMs(5_000_000));
        clock.onConnected(4_000_000);
        clock.onConnected(9_000_000);
        assertEquals(6, clock.elapsedMs(10_000_000));
    }

    private ConnectionNews news(boolean keepTrying) {
        return new ConnectionNews(said::add, stop, keepTrying, new RunClock(System.nanoTime()));
    }
}
