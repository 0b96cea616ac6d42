package io.ringfeed.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire as the protocol page states it, seen by a client that shares nothing with the simulator. */
@Timeout(90)
class SimulatorIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void answersTheFiveMethodsInTheWiresOwnWords() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/ws")) {
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\",\"btcusdt@depth\"],\"id\":1}");
            client.expect("{\"result\":null,\"id\":1}");
            client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
            client.expect("{\"result\":[\"btcusdt@aggTrade\",\"btcusdt@depth\"],\"id\":3}");
            client.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@depth\"],\"id\":312}");
            client.expect("{\"result\":null,\"id\":312}");
            client.send("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":2}");
            client.expect("{\"result\":false,\"id\":2}");
            client.send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":5}");
            client.expect("{\"result\":null,\"id\":5}");
            client.send("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":\"six\"}");
            client.expect("{\"result\":true,\"id\":\"six\"}");
            assertEquals(Set.of("btcusdt@aggTrade"), simulator.subscriptions());
        }
    }

    @Test
    void nestsItsErrorsAsTheWireDoes() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/stream")) {
            client.send("{\"method\":\"FOO\",\"id\":20}");
            client.expect(
                    "{\"error\":{\"code\":2,\"msg\":\"Invalid request: unknown variant `FOO`, expected one of `SUBSCRIBE`, "
                            + "`UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`\"},\"id\":20}");
            client.send("{\"method\":\"GET_PROPERTY\",\"params\":[\"colour\"],\"id\":1}");
            client.expect("{\"error\":{\"code\":0,\"msg\":\"Unknown property\"},\"id\":1}");
            client.send("this is no JSON");
            assertEquals(3, JSON.readTree(client.next()).at("/error/code").asInt());
            client.expect("closed 1008 Invalid request");
        }
    }

    @Test
    void acknowledgesWhatDoesNotExistAndStaysSilent() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/stream?streams=BTCUSDT@trade")) {
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@depth30\",\"nosuch@trade\"],\"id\":9}");
            client.expect("{\"result\":null,\"id\":9}");
            client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":10}");
            client.expect("{\"result\":[\"BTCUSDT@trade\",\"btcusdt@depth30\",\"nosuch@trade\"],\"id\":10}");
            assertTrue(client.isSilent());
        }
    }

    @Test
    void closesAClientThatSendsASixthFrameWithinASecond() throws Exception {
        try (Simulator simulator = Simulator.builder().rate(0).start();
                WireClient client = WireClient.open(simulator, "/ws")) {
            for (int id = 1; id <= 6; id++) {
                client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + id + "}");
            }
            for (int id = 1; id <= 5; id++) {
                client.expect("{\"result\":[],\"id\":" + id + "}");
            }
            client.expect("closed 1008 Too many requests");
        }
    }

    @Test
    void refusesThe1025thStreamAndWithItAllOthers() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/ws")) {
            client.send(subscribe(0, 1_024, 1));
            client.expect("{\"result\":null,\"id\":1}");
            client.send(subscribe(1_024, 1_025, 2));
            client.expect("{\"error\":{\"code\":4,\"msg\":\"Too many subscriptions\"}}");
            client.expect("closed 1008 Invalid request");
            assertTrue(simulator.subscriptions().isEmpty());
        }
    }

    @Test
    void pingsWithItsTimeAndClosesAClientThatDoesNotAnswer() throws Exception {
        try (Simulator simulator = still().pingEvery(Duration.ofMillis(50))
                        .pongDeadline(Duration.ofMillis(300))
                        .start();
                Socket raw = upgraded(simulator, "/ws");
                WireClient polite = WireClient.open(simulator, "/ws")) {
            String heard = new String(raw.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertTrue(heard.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), heard);
            assertTrue(heard.matches("(?s).*\u0089\r1\\d{12}.*"), "a PING of thirteen digits: " + heard);
            assertTrue(heard.contains("\u0003\u00f0Pong timeout"), heard);
            assertEquals(1, simulator.connections(), "the one that answers its PINGs stays");
            assertTrue(polite.isSilent());
        }
    }

    @Test
    void endsAConnectionAtItsAgeLimit() throws Exception {
        try (Simulator simulator = still().life(Duration.ofMillis(200)).start();
                WireClient client = WireClient.open(simulator, "/ws")) {
            client.expect("closed 1001 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/stream/ws/btcusdt@trade, 404, Invalid request path",
        "/nothing, 404, Invalid request path",
        "/stream?timeUnit=HOUR, 400, -1194",
        "/ws, 400, Not a WebSocket upgrade"
    })
    void refusesWrongUrlsWithTheVenuesStatus(String target, int status, String body) throws Exception {
        try (Simulator simulator = still().start()) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + target))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(status, response.statusCode());
            assertTrue(response.body().contains(body), response.body());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void replaysARecordingByteForByteInItsOrder(boolean tls) throws Exception {
        List<String> frames = IntStream.range(0, 5_000)
                .mapToObj(i -> i % 2 == 0
                        ? "{\"stream\":\"btcusdt@trade\",\"data\":{ \"e\":\"trade\",\"E\":" + i
                                + ",\"s\":\"BTCUSDT\",\"t\":" + i + "}}"
                        : "{\"stream\":\"ethusdt@bookTicker\",\"data\":{\"u\":" + i + ",\"s\":\"ETHUSDT\"}}")
                .toList();
        Path file = Files.write(folder.resolve("some.jsonl"), frames);
        Path ledger = folder.resolve("ledger.txt");
        Simulator simulator =
                still().tls(tls).replay(file).pace(Pace.MAX).ledger(ledger).start();
        try (simulator;
                WireClient combined = WireClient.open(simulator, "/stream");
                WireClient raw = WireClient.open(simulator, "/ws")) {
            // Both are connected before either subscribes, so that the set stands still only when it is whole.
            combined.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\",\"ethusdt@bookTicker\"],\"id\":1}");
            raw.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}");
            combined.expect("{\"result\":null,\"id\":1}");
            raw.expect("{\"result\":null,\"id\":1}");
            for (String frame : frames) {
                combined.expect(frame);
            }
            for (int i = 0; i < frames.size(); i += 2) {
                raw.expect("{ \"e\":\"trade\",\"E\":" + i + ",\"s\":\"BTCUSDT\",\"t\":" + i + "}");
            }
            assertEquals(new ReplayProgress(5_000, 0, 0, true), simulator.replayProgress());
            assertEquals(7_500, simulator.framesSent());
            assertEquals(5_000, simulator.framesSent("btcusdt@trade"));
            assertEquals(Set.of("btcusdt@trade", "ethusdt@bookTicker"), simulator.replayedStreams());
        }
        List<String> lines = Files.readAllLines(ledger);
        assertEquals("# ringfeed ledger 1", lines.get(0));
        assertEquals(7_500, lines.stream().filter(line -> line.startsWith("F ")).count());
        assertTrue(lines.contains("F 1 btcusdt@trade 42 42") && lines.contains("F 2 btcusdt@trade 42 42"));
        assertTrue(lines.contains("T 2 btcusdt@trade 2500") && lines.contains("T 1 ethusdt@bookTicker 2500"));
    }

    @Test
    void sendsAGeneratedMarketInTheTimeUnitAskedFor() throws Exception {
        try (Simulator simulator = Simulator.builder().rate(500).start();
                WireClient client = WireClient.open(simulator, "/stream?streams=btcusdt@trade&timeUnit=MICROSECOND");
                WireClient millis = WireClient.open(simulator, "/ws/btcusdt@trade")) {
            JsonNode wrapped = JSON.readTree(client.next());
            assertEquals("btcusdt@trade", wrapped.get("stream").asText());
            assertEquals(16, wrapped.at("/data/E").asText().length());
            JsonNode raw = JSON.readTree(millis.next());
            assertEquals("trade", raw.get("e").asText());
            assertEquals(13, raw.get("E").asText().length());
        }
    }

    @Test
    void closesAClientOfTheGeneratorThatDoesNotRead() throws Exception {
        try (Simulator simulator = Simulator.builder()
                        .rate(50_000)
                        .outboundLimitBytes(1 << 20)
                        .start();
                Socket lazy = upgraded(simulator, "/stream?streams=btcusdt@trade/btcusdt@bookTicker")) {
            assertTrue(lazy.isConnected());
            assertTrue(simulator.awaitSubscribed("btcusdt@trade", WireClient.PATIENCE));
            long deadlineNs = System.nanoTime() + WireClient.PATIENCE.toNanos();
            while (!simulator.subscriptions().isEmpty()) {
                assertTrue(System.nanoTime() - deadlineNs < 0, "still being fed");
            }
        }
    }

    @Test
    void changesTheShapeOfAConnectionInMidStream() throws Exception {
        try (Simulator simulator = still().start();
                WireClient client = WireClient.open(simulator, "/ws/some@thing")) {
            assertTrue(simulator.awaitSubscribed("some@thing", WireClient.PATIENCE));
            assertEquals(1, simulator.send("some@thing", "{\"a\":1}"));
            client.expect("{\"a\":1}");
            client.send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":1}");
            client.expect("{\"result\":null,\"id\":1}");
            assertEquals(1, simulator.send("some@thing", "{\"a\":2}"));
            client.expect("{\"stream\":\"some@thing\",\"data\":{\"a\":2}}");
            assertEquals(0, simulator.send("other@thing", "{\"a\":3}"));
        }
    }

    @Test
    void tellsTheTimeOfItsShutdownInTheUnitAskedFor() throws Exception {
        try (Simulator simulator = still().start();
                WireClient micros = WireClient.open(simulator, "/ws/a@b?timeUnit=microsecond")) {
            assertTrue(simulator.awaitSubscribed("a@b", WireClient.PATIENCE));
            simulator.announceShutdown();
            String notice = micros.next();
            assertTrue(notice.matches("\\{\"e\":\"serverShutdown\",\"E\":\\d{16}}"), notice);
        }
    }

    @Test
    void announcesItsShutdownInBothShapesAndKillsWithoutAWord() throws Exception {
        try (Simulator simulator = still().start();
                WireClient combined = WireClient.open(simulator, "/stream");
                WireClient raw = WireClient.open(simulator, "/ws")) {
            raw.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            raw.next();
            combined.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}");
            combined.next();
            simulator.announceShutdown();
            assertEquals("serverShutdown", JSON.readTree(raw.next()).get("e").asText());
            assertEquals(
                    "!serverShutdown",
                    JSON.readTree(combined.next()).get("stream").asText());
            simulator.killConnections();
            raw.expect("failed");
            assertEquals(0, simulator.connections());
        }
    }

    @Test
    void saysInOneLineWhyItCannotStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertSays(still().port(taken.getLocalPort()), "port " + taken.getLocalPort(), "already in use");
        }
        assertSays(still().replay(folder.resolve("missing.jsonl")), "missing.jsonl", "does not exist");
        Path damaged = Files.writeString(folder.resolve("damaged.jsonl"), "{\"e\":\"trade\"}\n{\"e\":\"tra");
        assertSays(still().replay(damaged), "line 2", "breaks off");
        Path fake = Files.writeString(folder.resolve("fake.jsonl.gz"), "not packed");
        assertSays(still().replay(fake), "fake.jsonl.gz", "no gzip file");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n\n");
        assertSays(still().replay(empty), "holds no frame");
        assertSays(still().ledger(folder.resolve("no/such/folder")), "ledger", "cannot be written");
        String problems = assertThrows(
                        IllegalArgumentException.class,
                        () -> still().port(-1).frameLimit(-1).start())
                .getMessage();
        assertTrue(problems.contains("port -1") && problems.contains("frame limit -1"), problems);
    }

    @Test
    void answersQuestionsAfterItsEndAndLeavesItsPort() {
        Simulator ended = Simulator.builder().tls(true).start();
        int port = ended.port();
        ended.close();
        ended.close();
        assertEquals(0, ended.connections());
        assertFalse(ended.awaitSubscribed("btcusdt@trade", Duration.ofMillis(1)));
        try (Simulator again = still().port(port).start()) {
            assertEquals(port, again.port());
        }
    }

    private static SimulatorBuilder still() {
        return Simulator.builder().rate(0).frameLimit(0);
    }

    /** A connection whose client neither reads nor answers by itself. */
    private static Socket upgraded(Simulator simulator, String target) throws IOException {
        Socket socket = new Socket();
        RawClient.upgrade(socket, simulator, target);
        return socket;
    }

    private static void assertSays(SimulatorBuilder builder, String... words) {
        String message = assertThrows(SimulatorException.class, builder::start).getMessage();
        assertEquals(1, message.lines().count(), message);
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }

    private static String subscribe(int from, int to, int id) {
        return IntStream.range(from, to)
                .mapToObj(i -> "\"s" + i + "@trade\"")
                .collect(Collectors.joining(",", "{\"method\":\"SUBSCRIBE\",\"params\":[", "],\"id\":" + id + "}"));
    }
}
