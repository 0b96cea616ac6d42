package io.ringfeed.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.simulator.client.ClientFrame;
import io.ringfeed.simulator.client.ClientLog;
import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.simulator.fault.FaultKind;
import io.ringfeed.simulator.fault.FaultPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of answers and of market frames, what the ledger says of them, plans, and what the simulator knows of clients. */
@Timeout(90)
class AnswersAndFramesIT {
    @TempDir
    private Path folder;

    @Test
    void servesASubscriptionLateAndWhatCameBehindItBehindIt() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/ws")) {
            simulator.inject(Fault.ackLate(Duration.ofMillis(200), 1));
            client.send(request("SUBSCRIBE", "a@b", 1));
            client.send(request("SUBSCRIBE", "c@d", 2));
            client.send(request("UNSUBSCRIBE", "a@b", 3));
            client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":4}");
            client.expect("{\"result\":null,\"id\":1}");
            client.expect("{\"result\":null,\"id\":2}");
            client.expect("{\"result\":null,\"id\":3}");
            client.expect("{\"result\":[\"c@d\"],\"id\":4}");
            assertEquals(1, simulator.faultsInjected().get(FaultKind.ACK_LATE));
        }
    }

    @Test
    void sendsDataBeforeTheAcknowledgement() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/ws")) {
            simulator.inject(Fault.ackBefore(2));
            client.send(request("SUBSCRIBE", "a@b", 1));
            assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
            // All in the second within which data may come first.
            for (int i = 1; i <= 4; i++) {
                simulator.send("a@b", "{\"i\":" + i + "}");
            }
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                heard.add(client.next());
            }
            assertTrue(heard.indexOf("{\"result\":null,\"id\":1}") <= 3, heard::toString);
            // In a quiet market the acknowledgement comes by itself.
            client.send(request("SUBSCRIBE", "quiet@one", 2));
            client.expect("{\"result\":null,\"id\":2}");
        }
    }

    @Test
    void servesASubscriptionAndNeverSaysSo() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/ws")) {
            simulator.inject(Fault.ackNever(1));
            client.send(request("SUBSCRIBE", "a@b", 1));
            assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
            simulator.send("a@b", "{}");
            client.expect("{}");
            client.send(request("SUBSCRIBE", "c@d", 2));
            client.expect("{\"result\":null,\"id\":2}");
        }
    }

    @Test
    void losesASubscription() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/ws")) {
            simulator.inject(Fault.ackLost(1));
            client.send(request("SUBSCRIBE", "a@b", 1));
            client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}");
            client.expect("{\"result\":[],\"id\":2}");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesFramesOutAndSendsOthersTwiceAndTheLedgerTellsWhich(boolean tls) throws Exception {
        Path ledger = folder.resolve("ledger.txt");
        try (Simulator simulator = still().tls(tls).ledger(ledger).start();
                WireClient client = WireClient.open(simulator, "/ws/a@b/c@d")) {
            assertTrue(simulator.awaitSubscribed("c@d", WireClient.PATIENCE));
            simulator.inject(Fault.gap(2));
            assertEquals(0, simulator.send("a@b", "1"));
            assertEquals(0, simulator.send("c@d", "2"));
            assertEquals(1, simulator.send("a@b", "3"));
            simulator.inject(Fault.duplicate(1, "c@d"));
            assertEquals(1, simulator.send("a@b", "4"));
            assertEquals(2, simulator.send("c@d", "5"));
            for (String expected : List.of("3", "4", "5", "5")) {
                client.expect(expected);
            }
            assertEquals(4, simulator.framesSent());
            assertEquals(2, simulator.framesSent("c@d"));
            assertEquals(1, simulator.faultsInjected().get(FaultKind.GAP));
            simulator.inject(Fault.rst());
            client.expect("failed");
        }
        List<String> lines = Files.readAllLines(ledger).stream()
                .map(line -> line.replaceFirst("^([OC] 1|X) \\d+", "$1"))
                .toList();
        assertEquals(
                List.of(
                        "# ringfeed ledger 1",
                        "O 1",
                        "X gap 1",
                        "G 1 a@b -1 -1",
                        "G 1 c@d -1 -1",
                        "F 1 a@b -1 -1",
                        "F 1 a@b -1 -1",
                        "X duplicate 1",
                        "F 1 c@d -1 -1",
                        "D 1 c@d -1 -1",
                        "X rst 1",
                        "C 1",
                        "T 1 a@b 2",
                        "T 1 c@d 2"),
                lines);
    }

    @Test
    void theLedgerAccountsForEveryIdOfAStreamWhateverHappens() throws Exception {
        Path ledger = folder.resolve("ledger.txt");
        List<String> streams =
                List.of("btcusdt@trade", "btcusdt@aggTrade", "btcusdt@blockTrade", "btcusdt@depth@100ms");
        try (Simulator simulator = Simulator.builder()
                        .rate(5_000)
                        .symbols(List.of("btcusdt"))
                        .ledger(ledger)
                        .faults(FaultPlan.parse("every 20ms gap x3; every 30ms duplicate; at 500ms blackhole 1s"))
                        .start();
                WireClient client = WireClient.open(simulator, "/stream?streams=" + String.join("/", streams))) {
            String next = client.next();
            while (!next.equals("failed")) {
                next = client.next();
            }
        }
        Map<String, Long> lastIds = new HashMap<>();
        Map<Character, Integer> counts = new HashMap<>();
        for (String line : Files.readAllLines(ledger)) {
            String[] fields = line.split(" ", -1);
            counts.merge(line.charAt(0), 1, Integer::sum);
            if (line.startsWith("F ") || line.startsWith("G ")) {
                Long last = lastIds.put(fields[2], Long.parseLong(fields[4]));
                assertTrue(last == null || last + 1 == Long.parseLong(fields[3]), line);
            } else if (line.startsWith("D ")) {
                assertEquals(lastIds.get(fields[2]), Long.parseLong(fields[4]), line);
            }
        }
        assertEquals(streams.size(), lastIds.size());
        assertTrue(counts.get('G') > 100 && counts.get('D') > 3, counts::toString);
    }

    @Test
    void aPlanStartsWithItsImmediateFaultsAndCountsItsTimesFromTheFirstSubscription() throws Exception {
        try (Simulator simulator = still().faults(
                        FaultPlan.parse("handshake 429 x1; at 0s gap x1; after 50ms pong-timeout"))
                .start()) {
            boolean isRefused = false;
            try (WireClient client = WireClient.open(simulator, "/ws/a@b")) {
                assertFalse(client.isSilent(), "it should have been refused");
            } catch (CompletionException refused) {
                isRefused = true;
            }
            assertTrue(isRefused);
            try (WireClient idle = WireClient.open(simulator, "/ws")) {
                idle.send(request("SUBSCRIBE", "a@b", 1));
                idle.expect("{\"result\":null,\"id\":1}");
                idle.expect("closed 1008 Pong timeout");
            }
        }
    }

    @Test
    void everyKindStrikesUnderARandomPlanAndTheSimulatorComesThrough() throws Exception {
        Path ledger = folder.resolve("ledger.txt");
        Simulator simulator = Simulator.builder()
                .rate(2_000)
                .tls(true)
                .frameLimit(0)
                .ledger(ledger)
                // The port is closed less often than by lot, or there would be few connections to strike.
                .faults(FaultPlan.parse("every 3s refuse 300ms; every 5s connect-timeout 300ms;"
                        + "random seed=11 per-minute=400 without=refuse,connect-timeout"))
                .start();
        Map<FaultKind, Long> counts;
        try (simulator) {
            long deadlineNs = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            do {
                connectAndListen(simulator);
                counts = simulator.faultsInjected();
                assertTrue(System.nanoTime() - deadlineNs < 0, counts::toString);
            } while (counts.containsValue(0L));
        }
        assertTrue(simulator.connectionsEver() > 3);
        List<String> struck = Files.readAllLines(ledger).stream()
                .filter(line -> line.startsWith("X "))
                .map(line -> line.split(" ", -1)[2])
                .distinct()
                .toList();
        assertEquals(FaultKind.values().length, struck.size(), struck::toString);
    }

    @Test
    void remembersWhatItsClientsSentAndWhen() throws Exception {
        try (Simulator simulator = still().pingEvery(Duration.ofMillis(20)).start()) {
            long beforeNs = System.nanoTime();
            try (WireClient client = WireClient.open(simulator, "/stream?streams=a@b/c@d")) {
                client.send(request("SUBSCRIBE", "e@f", 1));
                client.expect("{\"result\":null,\"id\":1}");
                client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":2}");
                client.next();
                await(simulator, ClientFrame.Kind.PONG);
            }
            try (WireClient other = WireClient.open(simulator, "/ws")) {
                other.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
                other.next();
            }
            List<ClientLog> clients = simulator.clients();
            assertEquals(2, clients.size());
            assertEquals(2, simulator.connectionsEver());
            ClientLog first = clients.get(0);
            assertEquals(1, first.connection());
            assertEquals(2, first.urlStreams());
            assertTrue(first.isCombined());
            List<ClientFrame> texts = first.frames(ClientFrame.Kind.TEXT);
            assertEquals(request("SUBSCRIBE", "e@f", 1), texts.get(0).text());
            assertEquals(texts.get(0).text().length(), texts.get(0).lengthBytes());
            assertTrue(texts.get(0).receivedNs() >= beforeNs);
            assertTrue(texts.get(1).receivedNs() >= texts.get(0).receivedNs());
            assertTrue(first.frames(ClientFrame.Kind.PONG).get(0).text().matches("\\d{13}"));
            assertFalse(clients.get(1).isCombined());
        }
    }

    @Test
    void remembersTheLast64ConnectionsAndOfEachTheLast256Frames() throws Exception {
        try (Simulator simulator = still().start()) {
            for (int i = 1; i <= 70; i++) {
                try (WireSocket client = WireSocket.upgraded(simulator, "/ws")) {
                    assertTrue(client.isOpen());
                }
            }
            try (WireClient last = WireClient.open(simulator, "/ws")) {
                for (int i = 0; i < 300; i++) {
                    last.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + i + "}");
                    last.next();
                }
            }
            List<ClientLog> clients = simulator.clients();
            assertEquals(71, simulator.connectionsEver());
            assertEquals(64, clients.size());
            ClientLog last = clients.get(63);
            assertEquals(71, last.connection());
            assertTrue(last.frameCount() >= 300);
            assertEquals(256, last.frames().size());
        }
    }

    /** A client that comes back whenever it may, subscribes, and listens until it is cut off. */
    private static void connectAndListen(Simulator simulator) throws Exception {
        WireClient client;
        try {
            client = WireClient.open(simulator, "/stream", Duration.ofSeconds(1));
        } catch (CompletionException refused) {
            LockSupport.parkNanos(1_000_000);
            return;
        }
        try (client) {
            client.send(request("SUBSCRIBE", "btcusdt@trade", 1));
            long untilNs = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            String next = client.nextOrNull(Duration.ofMillis(200));
            while (next != null
                    && !next.equals("failed")
                    && !next.startsWith("closed")
                    && System.nanoTime() < untilNs) {
                next = client.nextOrNull(Duration.ofMillis(200));
            }
        } catch (CompletionException failed) {
            // Cut off while it sent.
            assertTrue(failed.getCause() instanceof IOException, failed::toString);
        }
    }

    private static void await(Simulator simulator, ClientFrame.Kind kind) {
        long deadlineNs = System.nanoTime() + WireClient.PATIENCE.toNanos();
        while (simulator.clients().get(0).frames(kind).isEmpty()) {
            assertTrue(System.nanoTime() - deadlineNs < 0, "waited in vain");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static String request(String method, String stream, int id) {
        return "{\"method\":\"" + method + "\",\"params\":[\"" + stream + "\"],\"id\":" + id + "}";
    }

    private static SimulatorBuilder still() {
        return Simulator.builder().rate(0).frameLimit(0);
    }
}
