package io.ringfeed.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.simulator.fault.FaultKind;
import io.ringfeed.simulator.fault.FaultPlan;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sees of each fault of ports, networks and connections. */
@Timeout(90)
class FaultsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void refusesWhoConnectsAndListensAgainOnTheSamePort() throws Exception {
        try (Simulator simulator = still(false);
                WireClient before = subscribed(simulator)) {
            int port = simulator.port();
            Duration lasting = Duration.ofSeconds(2);
            long startNs = System.nanoTime();
            simulator.inject(Fault.refuse(lasting));
            boolean isRefused = isRefused(simulator);
            assertTrue(isRefused || System.nanoTime() - startNs >= lasting.toNanos());
            simulator.send("a@b", "{\"open connections\":\"stay\"}");
            before.expect("{\"open connections\":\"stay\"}");
            await(() -> !isRefused(simulator));
            assertEquals(port, simulator.port());
            try (WireClient after = WireClient.open(simulator, "/ws/c@d")) {
                assertTrue(simulator.awaitSubscribed("c@d", WireClient.PATIENCE));
                simulator.send("c@d", "{}");
                after.expect("{}");
            }
            assertEquals(1, simulator.faultsInjected().get(FaultKind.REFUSE));
        }
    }

    @Test
    void canBeClosedAndItsPortTakenWhileItRefuses() {
        Simulator refusing = still(false);
        int port = refusing.port();
        refusing.inject(Fault.refuse(HOUR));
        refusing.close();
        try (Simulator next = Simulator.builder().port(port).start()) {
            assertEquals(port, next.port());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void acceptsAndNeverAnswersAndInTheEndResets(boolean tls) throws Exception {
        try (Simulator simulator = still(tls)) {
            simulator.inject(Fault.connectTimeout(Duration.ofSeconds(2)));
            try (Socket waiting = WireSocket.connect(simulator)) {
                waiting.setSoTimeout((int) WireClient.PATIENCE.toMillis());
                assertThrows(
                        SocketException.class, () -> waiting.getInputStream().read(), "no byte before the reset");
            }
            try (WireSocket after = WireSocket.open(simulator, "/ws")) {
                assertTrue(after.readHead().startsWith("HTTP/1.1 101 "));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, 400, 0, -1100",
        "true, 403, 0, <html>",
        "false, 404, 0, Invalid request path",
        "false, 418, 90500, banned",
        "true, 429, 5000, -1003",
        "false, 451, 0, restricted",
        "false, 503, 0, Service Unavailable"
    })
    void answersTheNextUpgradesWithAStatus(boolean tls, int status, int retryAfterMs, String body) throws Exception {
        try (Simulator simulator = still(tls)) {
            simulator.inject(Fault.handshakeStatus(status, 2, Duration.ofMillis(retryAfterMs)));
            for (int i = 0; i < 2; i++) {
                try (WireSocket client = WireSocket.open(simulator, "/ws")) {
                    String head = client.readHead();
                    assertTrue(head.startsWith("HTTP/1.1 " + status + ' '), head);
                    String seconds = retryAfterMs == 0 ? null : String.valueOf((retryAfterMs + 999) / 1_000);
                    assertEquals(seconds, header(head, "retry-after"));
                    StringBuilder text = new StringBuilder();
                    for (int next = client.read(); next >= 0; next = client.read()) {
                        text.append((char) next);
                    }
                    assertTrue(text.indexOf(body) >= 0, text::toString);
                }
            }
            try (WireSocket client = WireSocket.open(simulator, "/ws")) {
                assertTrue(client.readHead().startsWith("HTTP/1.1 101 "));
            }
            assertEquals(1, simulator.faultsInjected().get(FaultKind.HANDSHAKE_STATUS));
            // It is counted when the answer has gone out, which the client may have read before.
            await(() -> simulator.connectionsEver() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsTcpBehindWhatWasQueuedWithoutAWord(boolean tls) throws Exception {
        try (Simulator simulator = still(tls);
                WireSocket client = WireSocket.upgraded(simulator, "/ws/a@b")) {
            assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
            simulator.send("a@b", "{\"last\":1}");
            simulator.inject(Fault.fin());
            assertEquals("{\"last\":1}", client.readFrame().payload());
            assertNull(client.readFrame());
            assertEquals(0, simulator.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resetsTcp(boolean tls) throws Exception {
        try (Simulator simulator = still(tls);
                WireSocket client = WireSocket.upgraded(simulator, "/ws/a@b")) {
            assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
            simulator.inject(Fault.rst());
            assertThrows(IOException.class, client::readFrame);
            assertEquals(0, simulator.connections());
            assertTrue(simulator.subscriptions().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stallsAndThenSendsAllThatWaited(boolean tls) throws Exception {
        try (Simulator simulator = still(tls);
                WireClient client = subscribed(simulator)) {
            Duration lasting = Duration.ofSeconds(1);
            long startNs = System.nanoTime();
            simulator.inject(Fault.stall(lasting));
            for (int i = 0; i < 100; i++) {
                simulator.send("a@b", "{\"i\":" + i + "}");
            }
            boolean isSilent = client.isSilent();
            assertTrue(isSilent || System.nanoTime() - startNs >= lasting.toNanos());
            for (int i = 0; i < 100; i++) {
                client.expect("{\"i\":" + i + "}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void boundsWhatAStallMayQueue(boolean tls) throws Exception {
        try (Simulator simulator = Simulator.builder()
                        .tls(tls)
                        .rate(20_000)
                        .outboundLimitBytes(200_000)
                        .start();
                WireClient client = WireClient.open(simulator, "/stream?streams=btcusdt@trade/btcusdt@bookTicker")) {
            client.next();
            simulator.inject(Fault.stall(HOUR));
            await(() -> simulator.connections() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesDarkWithoutASignAndInTheEndResets(boolean tls) throws Exception {
        try (Simulator simulator = Simulator.builder()
                        .tls(tls)
                        .rate(0)
                        .pingEvery(Duration.ofMillis(20))
                        .pongDeadline(Duration.ofSeconds(1))
                        .life(Duration.ofSeconds(2))
                        .start();
                WireClient client = subscribed(simulator)) {
            simulator.inject(Fault.blackhole(Duration.ofSeconds(3)));
            simulator.send("a@b", "{\"lost\":1}");
            assertEquals(0, simulator.framesSent());
            assertEquals(1, simulator.connections(), "neither age nor silence end it");
            client.expect("failed");
            await(() -> simulator.connections() == 0);
            // An end by its age limit would have come with a closing frame.
            assertTrue(client.isSilent());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBlackHoleLetsGoOfAClientThatGivesUp(boolean tls) throws Exception {
        try (Simulator simulator = still(tls)) {
            try (WireSocket client = WireSocket.upgraded(simulator, "/ws/a@b")) {
                assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
                simulator.send("a@b", "{\"before\":1}");
                simulator.inject(Fault.blackhole(HOUR));
                assertEquals("{\"before\":1}", client.readFrame().payload());
            }
            await(() -> simulator.connections() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsOrderThroughEveryKindOfWeather(boolean tls) throws Exception {
        try (Simulator simulator = still(tls);
                WireClient before = subscribed(simulator)) {
            simulator.inject(Fault.delay(Duration.ofMillis(40), Duration.ofMillis(300)));
            simulator.inject(Fault.split(Duration.ofSeconds(1)));
            simulator.inject(Fault.coalesce(Duration.ofMillis(60)));
            // Made in the middle of it: TLS and the upgrade come in pieces.
            try (WireClient meanwhile = subscribed(simulator)) {
                for (int i = 0; i < 400; i++) {
                    assertEquals(2, simulator.send("a@b", "{\"i\":" + i + ",\"x\":\"" + "y".repeat(i) + "\"}"));
                    LockSupport.parkNanos(1_000_000);
                }
                for (int i = 0; i < 400; i++) {
                    String expected = "{\"i\":" + i + ",\"x\":\"" + "y".repeat(i) + "\"}";
                    before.expect(expected);
                    meanwhile.expect(expected);
                }
            }
            for (FaultKind kind : List.of(FaultKind.DELAY, FaultKind.SPLIT, FaultKind.COALESCE)) {
                assertEquals(1, simulator.faultsInjected().get(kind), kind::specName);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/a@b", "/stream?streams=a@b"})
    void sendsGarbageAndGoesOn(String target) throws Exception {
        try (Simulator simulator = still(false);
                WireClient client = WireClient.open(simulator, target)) {
            assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
            for (int i = 0; i < 20; i++) {
                simulator.inject(Fault.garbage());
                String garbage = client.next();
                assertFalse(garbage.startsWith("closed"), garbage);
            }
            simulator.send("a@b", "{\"fine\":true}");
            assertTrue(client.next().contains("{\"fine\":true}"));
            assertEquals(1, simulator.framesSent(), "garbage is no market frame");
            assertEquals(20, simulator.faultsInjected().get(FaultKind.GARBAGE));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsBytesThatAreNoFrame(boolean tls) throws Exception {
        for (int i = 0; i < 6; i++) {
            try (Simulator simulator =
                            Simulator.builder().tls(tls).rate(0).seed(i).start();
                    WireClient client = subscribed(simulator)) {
                simulator.inject(Fault.garbageFrame());
                // The JDK's client is one of those that look.
                client.expect("failed");
            }
        }
    }

    @Test
    void sendsATextLongerThanClientsTake() throws Exception {
        try (Simulator simulator = still(false);
                WireSocket client = WireSocket.upgraded(simulator, "/stream?streams=a@b")) {
            assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
            simulator.inject(Fault.of(FaultKind.OVERSIZED));
            WireSocket.Frame frame = client.readFrame();
            assertEquals(0x81, frame.firstByte());
            assertEquals(Fault.OVERSIZED_BYTES, frame.payload().length());
            assertEquals("a@b", JSON.readTree(frame.payload()).get("stream").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "too-many-requests, closed 1008 Too many requests",
        "pong-timeout, closed 1008 Pong timeout",
        "end-of-life 1001, 'closed 1001 '",
        "end-of-life 1000, 'closed 1000 '"
    })
    void closesAsTheVenueDoes(String spec, String expected) throws Exception {
        try (Simulator simulator = still(true);
                WireClient client = subscribed(simulator)) {
            simulator.inject(fault(spec));
            client.expect(expected);
            assertEquals(0, simulator.connections());
        }
    }

    @Test
    void saysThatThereAreTooManySubscriptionsAndCloses() throws Exception {
        try (Simulator simulator = still(false);
                WireClient client = subscribed(simulator)) {
            simulator.inject(Fault.tooManySubscriptions());
            client.expect("{\"error\":{\"code\":4,\"msg\":\"Too many subscriptions\"}}");
            client.expect("closed 1008 Invalid request");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void announcesItsShutdownAndComesToIt(boolean tls) throws Exception {
        try (Simulator simulator = still(tls);
                WireClient raw = subscribed(simulator);
                WireClient combined = WireClient.open(simulator, "/stream?streams=c@d")) {
            assertTrue(simulator.awaitSubscribed("c@d", WireClient.PATIENCE));
            simulator.inject(Fault.serverShutdown(Duration.ofMillis(50)));
            assertEquals("serverShutdown", JSON.readTree(raw.next()).get("e").asText());
            assertEquals(
                    "serverShutdown",
                    JSON.readTree(combined.next()).at("/data/e").asText());
            raw.expect("closed 1001 ");
            combined.expect("closed 1001 ");
        }
    }

    @Test
    void aLifeEndsInEachOfTheWaysThatWereSeen() throws Exception {
        try (Simulator simulator = still(false)) {
            boolean[] seen = new boolean[3];
            for (int i = 0; i < 100 && !(seen[0] && seen[1] && seen[2]); i++) {
                try (WireSocket client = WireSocket.upgraded(simulator, "/ws/a@b")) {
                    assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
                    simulator.inject(Fault.endOfLife());
                    WireSocket.Frame last = client.readFrame();
                    seen[last == null ? 2 : last.closeCode() - 1_000] = true;
                }
            }
            assertTrue(seen[0] && seen[1] && seen[2], "1000, 1001, and no word");
        }
    }

    private static Simulator still(boolean tls) {
        return Simulator.builder().tls(tls).rate(0).frameLimit(0).start();
    }

    private static WireClient subscribed(Simulator simulator) throws Exception {
        int before = simulator.connectionsEver();
        WireClient client = WireClient.open(simulator, "/ws/a@b");
        await(() -> simulator.connectionsEver() > before && simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
        return client;
    }

    private static Fault fault(String spec) {
        return FaultPlan.parse(spec).immediate().get(0);
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst()
                .orElse(null);
    }

    private static boolean isRefused(Simulator simulator) {
        try (Socket socket = WireSocket.connect(simulator)) {
            return !socket.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + WireClient.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - deadlineNs < 0, "waited in vain");
            LockSupport.parkNanos(1_000_000);
        }
    }
}
