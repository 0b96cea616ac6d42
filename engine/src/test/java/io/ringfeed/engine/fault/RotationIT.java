package io.ringfeed.engine.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.DepthLevels;
import io.ringfeed.codec.stream.DepthSpeed;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.EngineStatus;
import io.ringfeed.engine.MarketDataEngine;
import io.ringfeed.engine.TestClock;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.supervisor.options.RotationOptions;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Make before break under load: what handlers got, held against the ledger of what the venue sent over all connections. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class RotationIT {
    private static final List<String> SYMBOLS = List.of("btcusdt", "ethusdt", "bnbusdt");
    private static final int ROTATIONS = 11;

    @TempDir
    private Path folder;

    @Test
    void losesDoublesAndReordersNothingWhileItReplacesItsConnectionEveryFiveSecondsForAMinute() throws Exception {
        Path ledger = folder.resolve("ledger.txt");
        Path ca = folder.resolve("ca.pem");
        IdJournal journal = new IdJournal();
        EngineStatus status;
        try (Simulator venue = Simulator.builder()
                .tls(true)
                .symbols(SYMBOLS)
                .rate(10_000)
                .ledger(ledger)
                .start()) {
            venue.writeCa(ca);
            MarketDataEngine engine = MarketDataEngine.builder()
                    .venue(Venue.custom(venue.uri()).withFrameLimit(Venue.SPOT_FRAMES_PER_SECOND))
                    .trustCertificates(ca)
                    .controlPlane(RotationIT::rotatesEveryFiveSeconds)
                    .handler(journal)
                    .build();
            try (engine) {
                Subscription subscription = engine.subscribe(streams());
                engine.start();
                assertTrue(subscription.awaitLive(TestClock.PATIENCE), () -> subscription + " " + engine.status());
                TestClock.await(
                        Duration.ofMinutes(3),
                        ROTATIONS + " rotations",
                        () -> engine.status().control().rotations() >= ROTATIONS);
                status = engine.status();
            }
        }
        assertEquals(0, status.reconnects(), status.toString());
        assertEquals(0, status.lost(), status.toString());
        assertEquals(List.of(), journal.gaps);
        assertTrue(journal.rotated >= ROTATIONS, journal.rotated + " ROTATED markers");
        Map<String, NavigableSet<Long>> sent = sent(ledger);
        for (Stream stream : streams()) {
            long[] got = journal.ids.get(stream.name()).build().toArray();
            NavigableSet<Long> known = sent.get(stream.name());
            switch (stream.kind()) {
                case TICKER, PARTIAL_DEPTH -> assertNeverStepsBack(stream, got, known);
                default ->
                    assertArrayEquals(
                            known.subSet(got[0], true, got[got.length - 1], true).stream()
                                    .mapToLong(Long::longValue)
                                    .toArray(),
                            got,
                            stream.name());
            }
        }
    }

    private static ControlPlaneOptions rotatesEveryFiveSeconds(ControlPlaneOptions defaults) {
        return defaults.with(RotationOptions.DEFAULTS.withMaxAge(Duration.ofSeconds(5), Duration.ZERO));
    }

    private static List<Stream> streams() {
        List<Stream> streams = new ArrayList<>();
        for (String symbol : SYMBOLS) {
            streams.add(Streams.trade(symbol));
            streams.add(Streams.aggTrade(symbol));
            streams.add(Streams.bookTicker(symbol));
            streams.add(Streams.depth(symbol));
            streams.add(Streams.kline(symbol, Interval.ONE_SECOND));
            streams.add(Streams.ticker(symbol));
            streams.add(Streams.partialDepth(symbol, DepthLevels.FIVE, DepthSpeed.EVERY_100_MS));
        }
        return streams;
    }

    private static void assertNeverStepsBack(Stream stream, long[] got, Set<Long> known) {
        for (int i = 0; i < got.length; i++) {
            assertTrue(known.contains(got[i]), stream + ": nobody sent " + got[i]);
            assertTrue(i == 0 || got[i] >= got[i - 1], stream + ": " + got[i] + " after " + got[Math.max(0, i - 1)]);
        }
    }

    /** The last ids of all frames that were handed to any connection. */
    private static Map<String, NavigableSet<Long>> sent(Path ledger) throws IOException {
        Map<String, NavigableSet<Long>> sent = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(ledger)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(" ", -1);
                if (fields[0].equals("F")) {
                    sent.computeIfAbsent(fields[2], name -> new TreeSet<>()).add(Long.parseLong(fields[4]));
                }
            }
        }
        return sent;
    }
}
