package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.connection.DisconnectCause;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UpgradeRefusalTest {
    private static final Address VENUE = Address.of(URI.create("wss://stream.example:9443/stream?key=secret"));

    @Test
    void readsRetryAfterAsSecondsOrDate() {
        long nowMs = Instant.parse("2026-11-24T00:00:00Z").toEpochMilli();
        assertEquals(120, UpgradeRefusal.seconds(" 120 ", nowMs));
        assertEquals(0, UpgradeRefusal.seconds("0", nowMs));
        assertEquals(90, UpgradeRefusal.seconds("Tue, 24 Nov 2026 00:01:30 GMT", nowMs));
        assertEquals(0, UpgradeRefusal.seconds("Mon, 23 Nov 2026 00:01:30 GMT", nowMs));
        assertEquals(DisconnectCause.NONE, UpgradeRefusal.seconds(null, nowMs));
        assertEquals(DisconnectCause.NONE, UpgradeRefusal.seconds("", nowMs));
        assertEquals(DisconnectCause.NONE, UpgradeRefusal.seconds("soon", nowMs));
        assertEquals(DisconnectCause.NONE, UpgradeRefusal.seconds("-5", nowMs));
        assertEquals(Integer.MAX_VALUE, UpgradeRefusal.seconds("99999999999999999999", nowMs));
    }

    @Test
    void saysWhatToDoAndNothingOfPathOrQuery() {
        DisconnectCause banned = UpgradeRefusal.byStatus(VENUE, 418, "300");
        assertEquals(
                "stream.example:9443 refused the WebSocket upgrade with HTTP 418 (it asks to wait 300 s):"
                        + " this IP address is banned for a while: stop connecting until the ban is over",
                banned.detail());
        assertEquals(300, banned.retryAfterSeconds());
        assertTrue(UpgradeRefusal.byStatus(VENUE, 451, null).detail().contains("does not serve this location"));
        assertTrue(UpgradeRefusal.byStatus(VENUE, 404, null).detail().contains("check the path"));
    }

    @Test
    void printsNoControlCharactersOfTheServer() {
        String line = UpgradeRefusal.invalid(VENUE, "evil\u001b[2J\r\nline\u2028two\u202e")
                .detail();
        assertTrue(line.chars().noneMatch(Character::isISOControl), line);
        assertEquals(1, line.lines().count());
        assertTrue(line.contains("evil [2J  line two"), line);
    }
}
