package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.counters.CounterId;
import io.ringfeed.engine.counters.CounterValues;
import io.ringfeed.engine.counters.CountersOptions;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.EngineCounters;
import io.ringfeed.engine.counters.KeptReject;
import io.ringfeed.engine.counters.LiveCheck;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The counters of whole engines, over real sockets. */
@Timeout(120)
class CountersIT {
    private static final List<Stream> STREAMS = List.of(Streams.trade("btcusdt"), Streams.bookTicker("btcusdt"));

    @TempDir
    private Path folder;

    @Test
    void othersSeeExactlyWhatTheStatusSays() throws Exception {
        MarketDataEngine engine;
        CountersSnapshot seen;
        try (Simulator venue = venue();
                MarketDataEngine open = engineAt(venue).build()) {
            engine = open;
            assertEquals(0, engine.counters().values().get(CounterId.FRAMES_RECEIVED), "before the start");
            engine.start();
            assertTrue(engine.subscribe(STREAMS).awaitLive(TestClock.PATIENCE));
            assertTrue(engine.subscribe(Streams.depth("btcusdt")).awaitLive(TestClock.PATIENCE));
            venue.killConnections();
            TestClock.await("the reconnect", () -> engine.status().reconnects() == 1);
            try (EngineCounters reader =
                    EngineCounters.open(engine.countersFile().orElseThrow())) {
                TestClock.await("life", () -> LiveCheck.of(reader.snapshot()).isLive());
                engine.close();
                seen = reader.snapshot();
            }
        }
        assertTrue(seen.isClosed());
        EngineStatus status = engine.status();
        CounterValues values = seen.values();
        assertTrue(status.received() > 0);
        assertEquals(status.received(), values.get(CounterId.FRAMES_RECEIVED));
        assertEquals(status.receivedBytes(), values.get(CounterId.RECEIVED_BYTES));
        assertEquals(status.decoded(), values.get(CounterId.EVENTS_DECODED));
        assertEquals(status.delivered(), values.get(CounterId.EVENTS_DELIVERED));
        assertEquals(status.skipped(), values.get(CounterId.EVENTS_SKIPPED));
        assertEquals(status.rejected(), values.get(CounterId.FRAMES_REJECTED));
        assertEquals(status.dropped(), values.get(CounterId.FRAMES_DROPPED));
        assertEquals(status.gaps(), values.get(CounterId.GAPS));
        assertEquals(status.lost(), values.get(CounterId.LOST_IDS));
        assertEquals(status.duplicates(), values.get(CounterId.DUPLICATES));
        assertEquals(status.pauses(), values.get(CounterId.READING_PAUSES));
        assertEquals(status.pausedMs(), values.get(CounterId.READING_PAUSED_MS));
        assertEquals(status.ringOccupancy(), values.get(CounterId.RING_OCCUPIED));
        assertEquals(1, values.get(CounterId.RECONNECTS));
        assertEquals(status.control().rotations(), values.get(CounterId.ROTATIONS));
        assertEquals(status.control().breakerTrips(), values.get(CounterId.BREAKER_TRIPS));
        assertEquals(status.control().limiterWaits(), values.get(CounterId.LIMITER_WAITS));
        assertEquals(status.control().wantedStreams(), values.get(CounterId.WANTED_STREAMS));
        assertEquals(status.control().liveStreams(), values.get(CounterId.LIVE_STREAMS));
        assertEquals(status.control().silentStreams(), values.get(CounterId.SILENT_STREAMS));
        assertEquals(status.control().staleStreams(), values.get(CounterId.STALE_STREAMS));
        assertEquals(status.control().staleEver(), values.get(CounterId.STALE_EVER));
        assertEquals(status.control().pingRoundTripNs(), values.get(CounterId.PING_ROUND_TRIP_NS));
        assertEquals("stopped", values.state(CounterId.HEALTH));
        assertEquals("closed", values.state(CounterId.BREAKER));
        assertEquals(
                status.delivered() + status.duplicates(),
                values.get(CounterId.EVENTS_DECODED, "trade")
                        + values.get(CounterId.EVENTS_DECODED, "book_ticker")
                        + values.get(CounterId.EVENTS_DECODED, "depth"));
        assertTrue(values.get(CounterId.EVENTS_DECODED, "control_reply") > 0);
        assertEquals(
                values.get(CounterId.EVENTS_DELIVERED),
                engine.counters().values().get(CounterId.EVENTS_DELIVERED));
    }

    @Test
    void framesThatCouldNotBeDecodedAreCountedByReasonAndKeptForALook() throws Exception {
        try (Simulator venue = venue();
                MarketDataEngine engine = engineAt(venue).build()) {
            engine.start();
            assertTrue(engine.subscribe(STREAMS).awaitLive(TestClock.PATIENCE));
            assertEquals(1, venue.send("btcusdt@trade", "{\"e\":\"trade\",\"E\":1}"));
            assertEquals(1, venue.send("btcusdt@trade", "{\"e\":\"" + "x".repeat(5_000) + "\"}"));
            try (EngineCounters reader =
                    EngineCounters.open(engine.countersFile().orElseThrow())) {
                TestClock.await("both", () -> reader.snapshot().values().get(CounterId.FRAMES_REJECTED) == 2);
                CountersSnapshot seen = reader.snapshot();
                assertEquals(1, seen.values().get(CounterId.FRAMES_REJECTED, "missing_key"));
                List<KeptReject> kept = seen.rejects();
                assertEquals(2, kept.size(), kept::toString);
                assertEquals(RejectReason.MISSING_KEY, kept.get(0).reason());
                assertEquals(
                        "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1}}",
                        kept.get(0).head());
                assertEquals(kept.get(0).head().length(), kept.get(0).lengthBytes());
                assertEquals(256, kept.get(1).head().length());
                assertTrue(kept.get(1).lengthBytes() > 5_000);
                assertEquals(
                        engine.status().control().connections().get(0).connectionId(),
                        kept.get(1).connectionId());
            }
        }
    }

    @Test
    void anEngineWhoseVenueDiedIsBlind() throws Exception {
        Simulator venue = venue();
        try (MarketDataEngine engine = engineAt(venue).build()) {
            engine.start();
            assertTrue(engine.subscribe(STREAMS).awaitLive(TestClock.PATIENCE));
            try (EngineCounters reader =
                    EngineCounters.open(engine.countersFile().orElseThrow())) {
                try (venue) {
                    TestClock.await(
                            "life", () -> LiveCheck.of(reader.snapshot()).isLive());
                }
                TestClock.await(
                        "blindness", () -> !LiveCheck.of(reader.snapshot()).isLive());
                String reason = LiveCheck.of(reader.snapshot()).reason();
                assertTrue(reason.matches("blind: 0 of 1 connected; health is (connecting|degraded); .*"), reason);
            }
        }
    }

    @Test
    void whereNoFileCanBeMadeTheEngineRunsAndSaysSoInOneLine() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "a file, and no folder");
        Lines lines = new Lines();
        Logger logger = Logger.getLogger("io.ringfeed.counters");
        logger.addHandler(lines);
        try (Simulator venue = venue();
                MarketDataEngine engine =
                        engineAt(venue).counters(CountersOptions.in(taken)).build()) {
            engine.start();
            assertTrue(engine.subscribe(STREAMS).awaitLive(TestClock.PATIENCE));
            assertTrue(engine.countersFile().isEmpty());
            TestClock.await("the counts", () -> engine.counters().values().get(CounterId.EVENTS_DELIVERED) > 0);
        } finally {
            logger.removeHandler(lines);
        }
        assertEquals(1, lines.said.size(), lines.said::toString);
        assertTrue(lines.said.get(0).contains("counters are kept in memory"), lines.said::toString);
    }

    @Test
    void aHundredEnginesLeaveNoFileAndNoMapping() throws Exception {
        Path files = folder.resolve("counters");
        for (int i = 0; i < 50; i++) {
            try (MarketDataEngine first = nowhere();
                    MarketDataEngine second = nowhere()) {
                first.start();
                second.start();
                assertEquals(2, EngineCounters.list(files).size());
            }
        }
        assertEquals(List.of(), EngineCounters.list(files));
        Path maps = Path.of("/proc/self/maps");
        assertFalse(Files.exists(maps) && Files.readString(maps).contains(files.toString()), "still mapped");
    }

    private MarketDataEngine nowhere() {
        return at(Venue.custom("ws://127.0.0.1:1")).build();
    }

    private EngineBuilder engineAt(Simulator venue) {
        return at(Venue.custom(venue.uri()));
    }

    private EngineBuilder at(Venue venue) {
        return MarketDataEngine.builder()
                .venue(venue)
                .handler(new MarketDataHandler() {})
                .counters(CountersOptions.in(folder.resolve("counters")))
                .backoff(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    private static Simulator venue() {
        return Simulator.builder().symbols(List.of("btcusdt")).start();
    }

    private static final class Lines extends Handler {
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
