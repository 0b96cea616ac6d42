package io.ringfeed.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings on real sockets: nothing lost, nothing changed, nothing piled up. */
@Timeout(120)
class ReplayIT {
    private static final String CAPTURE = "hftbacktest-spot_ethusdt_20240808.frames.jsonl.gz";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void repeatsAWholeCaptureOfTheVenueByteForByte(boolean tls) throws Exception {
        Path capture = sharedData(CAPTURE);
        assumeTrue(capture != null, "skipped: no folder shared/data with " + CAPTURE + " above the working directory");
        try (Simulator simulator = Simulator.builder()
                        .tls(tls)
                        .replay(capture)
                        .pace(Pace.MAX)
                        .start();
                WireClient client = WireClient.open(simulator, "/stream");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(capture)), StandardCharsets.UTF_8))) {
            // In three frames: none of the three streams may miss its beginning.
            int id = 0;
            for (String stream : List.of("ethusdt@trade", "ethusdt@bookTicker", "ethusdt@depth@100ms")) {
                client.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"" + stream + "\"],\"id\":" + ++id + "}");
                client.expect("{\"result\":null,\"id\":" + id + "}");
            }
            int count = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                client.expect(line);
                count++;
            }
            assertEquals(33_617, count);
            assertEquals(new ReplayProgress(33_617, 0, 0, true), simulator.replayProgress());
            assertTrue(client.isSilent());
            assertEquals(1, simulator.connections(), "the connection stays after the end");
        }
    }

    @Test
    void waitsForAClientThatDoesNotReadAndLosesNothing() throws Exception {
        int frames = 40_000;
        Path file = record(frames, " ".repeat(900));
        try (Simulator simulator = Simulator.builder()
                        .replay(file)
                        .pace(Pace.MAX)
                        .quietBeforeReplay(Duration.ofMillis(50))
                        .outboundLimitBytes(64 << 10)
                        .start();
                Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(64 << 10);
            RawClient.upgrade(lazy, simulator, "/ws/btcusdt@trade");
            long sent = standstill(simulator);
            assertTrue(sent > 0 && sent < frames / 2, "queued for a client that does not read: " + sent);
            assertFalse(simulator.replayProgress().finished());
            InputStream in = lazy.getInputStream();
            RawClient.skipHandshake(in);
            for (int i = 0; i < frames; i++) {
                String text = RawClient.readText(in);
                assertTrue(text.endsWith("\"t\":" + i + "}"), text);
            }
            assertTrue(simulator.replayProgress().finished());
        }
    }

    @Test
    void goesOnWithoutAClientThatWentAway() throws Exception {
        Path file = record(1_000, "");
        try (Simulator simulator = Simulator.builder()
                .replay(file)
                // A millisecond a frame, as recorded.
                .pace(Pace.RECORDED)
                .quietBeforeReplay(Duration.ofMillis(20))
                .start()) {
            try (WireClient first = WireClient.open(simulator, "/ws/btcusdt@trade")) {
                assertTrue(first.next().endsWith("\"t\":0}"));
                simulator.killConnections();
            }
            try (WireClient second = WireClient.open(simulator, "/ws/btcusdt@trade")) {
                long previous = id(second.next());
                assertTrue(previous > 0, "the beginning does not come again");
                while (previous < 999) {
                    long next = id(second.next());
                    assertEquals(previous + 1, next);
                    previous = next;
                }
            }
            ReplayProgress end = simulator.replayProgress();
            assertTrue(end.finished() && end.passedOver() > 0, end.toString());
            assertEquals(1_000, end.delivered() + end.passedOver());
        }
    }

    @Test
    void keepsTheRecordedPaceAndItsMultiples() throws Exception {
        Path file = record(301, "");
        try (Simulator simulator = Simulator.builder()
                        .replay(file)
                        .pace(Pace.parse("x2"))
                        .quietBeforeReplay(Duration.ZERO)
                        .start();
                WireClient client = WireClient.open(simulator, "/ws/btcusdt@trade")) {
            client.next();
            long startNs = System.nanoTime();
            for (int i = 1; i <= 300; i++) {
                client.next();
            }
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
            assertTrue(tookMs >= 100, "300 ms at twice the pace took " + tookMs + " ms");
        }
    }

    @Test
    void countsWhatNobodyCanGetAndWrapsWhatWasRecordedRaw() throws Exception {
        Path file = Files.write(
                folder.resolve("raw.jsonl"),
                List.of(
                        "{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}",
                        " {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":7}",
                        "{\"result\":null,\"id\":1}",
                        "{\"e\":\"trade\",\"s\":\"ETHUSDT\",\"t\":8}"));
        try (Simulator simulator =
                        Simulator.builder().replay(file).pace(Pace.MAX).start();
                WireClient raw = WireClient.open(simulator, "/ws");
                WireClient combined = WireClient.open(simulator, "/stream?streams=btcusdt@trade")) {
            raw.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}");
            raw.expect("{\"result\":null,\"id\":1}");
            combined.expect("{\"stream\":\"btcusdt@trade\",\"data\": {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":7}}");
            raw.expect(" {\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":7}");
            awaitEnd(simulator);
            assertEquals(new ReplayProgress(1, 1, 2, true), simulator.replayProgress());
        }
    }

    private Path record(int frames, String padding) throws IOException {
        return Files.write(
                folder.resolve("trades.jsonl"),
                IntStream.range(0, frames)
                        .mapToObj(i -> "{\"e\":\"trade\"," + padding + "\"s\":\"BTCUSDT\",\"E\":"
                                + (1_700_000_000_000L + i) + ",\"t\":" + i + "}")
                        .toList());
    }

    private static long id(String frame) {
        return Long.parseLong(frame.replaceAll(".*\"t\":(\\d+)}", "$1"));
    }

    private static void awaitEnd(Simulator simulator) {
        long deadlineNs = System.nanoTime() + WireClient.PATIENCE.toNanos();
        while (!simulator.replayProgress().finished()) {
            assertTrue(System.nanoTime() - deadlineNs < 0, "the replay does not end");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Frames sent when none has been sent for a while. */
    private static long standstill(Simulator simulator) {
        long deadlineNs = System.nanoTime() + WireClient.PATIENCE.toNanos();
        long last = 0;
        for (int unchanged = 0; unchanged < 60 || last == 0; unchanged++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            long now = simulator.framesSent();
            unchanged = now == last ? unchanged : 0;
            last = now;
            assertTrue(System.nanoTime() - deadlineNs < 0, "sending never stands still: " + last);
        }
        return last;
    }

    private static Path sharedData(String name) {
        for (Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data").resolve(name);
            if (Files.isRegularFile(found)) {
                return found;
            }
        }
        return null;
    }
}
