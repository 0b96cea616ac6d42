package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.handler.GapReason;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.ring.SlowConsumerPolicy;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Pace;
import io.ringfeed.simulator.Simulator;
import io.ringfeed.transport.connection.DisconnectCause;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Minutes of real time with handlers that are slow, or stand still, against the venue's own PING and PONG deadlines. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class SlowConsumerIT {
    private static final RingOptions SMALL_RING = new RingOptions(512, 512, 16, 1 << 20, 2 << 20, 1 << 14);

    @TempDir
    private Path folder;

    /** Longer than the PONG deadline behind the first PING: a pause that kept PONGs back would show. */
    @Test
    void losesNothingToAHandlerAtATenthOfTheOfferedRate() throws Exception {
        int offeredPerSecond = 10_000;
        int handledPerSecond = 1_000;
        int seconds = 90;
        Path recording = Recordings.trades(folder, handledPerSecond * seconds, offeredPerSecond);
        PacedHandler slow = new PacedHandler(handledPerSecond);
        try (Simulator venue = Simulator.builder()
                        .replay(recording)
                        .pace(Pace.RECORDED)
                        .pingEvery(Duration.ofSeconds(20))
                        .pongDeadline(Duration.ofMinutes(1))
                        .start();
                MarketDataEngine engine =
                        engineAt(venue).ring(SMALL_RING).handler(slow).build()) {
            engine.start();
            engine.subscribe(Streams.trade("btcusdt"));
            TestClock.await("a tenth of all", () -> slow.count > handledPerSecond * seconds / 10);
            long heapBefore = heapBytes();
            TestClock.await(Duration.ofMinutes(3), "all", () -> slow.count == handledPerSecond * seconds);
            long heapGrowth = heapBytes() - heapBefore;
            assertFalse(slow.isBroken, "an id was missing, or came twice");
            EngineStatus status = engine.status();
            assertEquals(0, status.reconnects());
            assertEquals(0, status.gaps());
            assertEquals(1, venue.connections());
            assertTrue(status.pausedMs() > 1_000L * seconds / 2, () -> "paused most of the time: " + status);
            assertTrue(heapGrowth < 4 << 20, heapGrowth + " B more on the heap than after the first tenth");
        }
    }

    @Test
    void givesUpOnceAHandlerThatStopsForNinetySecondsAndLosesWhatTheLedgerSays() throws Exception {
        Path ledger = folder.resolve("ledger.txt");
        List<Long> ids = Collections.synchronizedList(new ArrayList<>());
        List<Long> declared = new CopyOnWriteArrayList<>();
        List<String> markers = new CopyOnWriteArrayList<>();
        MarketDataHandler stopping = new MarketDataHandler() {
            private boolean hasStopped;

            @Override
            public void onTrade(TradeEvent event) {
                ids.add(event.tradeId());
                if (!hasStopped) {
                    hasStopped = true;
                    parkFor(Duration.ofSeconds(90));
                }
            }

            @Override
            public void onMarker(Marker marker) {
                if (marker.gapReason() == GapReason.MISSING_IDS) {
                    declared.add(marker.firstMissingId());
                    declared.add(marker.lastMissingId());
                    return;
                }
                DisconnectCause cause = marker.cause();
                markers.add(marker.kind() + (cause == null ? "" : " " + cause.kind())
                        + (marker.kind() == MarkerKind.GAP ? " " + marker.gapReason() : "") + " after " + ids.size());
            }
        };
        int beforeTheGap;
        try (Simulator venue = Simulator.builder()
                        .symbols(List.of("btcusdt"))
                        .rate(200)
                        .ledger(ledger)
                        .start();
                MarketDataEngine engine =
                        engineAt(venue).ring(SMALL_RING).handler(stopping).build()) {
            engine.start();
            Subscription trades = engine.subscribe(Streams.trade("btcusdt"));
            TestClock.await(
                    Duration.ofMinutes(1),
                    "the end of the pause",
                    () -> engine.status().lastDisconnect() != null);
            assertEquals(
                    DisconnectCause.Kind.SLOW_CONSUMER,
                    engine.status().lastDisconnect().kind());
            TestClock.await(Duration.ofMinutes(2), "the next connection", () -> markers.size() == 4);
            assertTrue(
                    trades.awaitLive(TestClock.PATIENCE), () -> engine.status().toString());
            beforeTheGap = Integer.parseInt(markers.get(1).replaceAll("\\D+", ""));
            TestClock.await("events behind the gap", () -> ids.size() > beforeTheGap + 100);
            assertEquals(1, engine.status().reconnects(), "exactly one disconnect");
            assertEquals(2, engine.status().gaps(), "why, and which ids");
        }
        assertEquals(
                List.of(
                        "CONNECTED after 0",
                        "DISCONNECTED SLOW_CONSUMER after " + beforeTheGap,
                        "GAP " + GapReason.SLOW_CONSUMER + " after " + beforeTheGap,
                        "CONNECTED after " + beforeTheGap),
                markers.subList(0, 4));
        // What the venue sent over the first connection and the handler never got is exactly its tail.
        List<Long> sentFirst = sentOver(1, ledger);
        assertEquals(sentFirst.subList(0, beforeTheGap), ids.subList(0, beforeTheGap));
        assertTrue(sentFirst.size() > beforeTheGap, "something was lost with the connection");
        List<Long> sentNext = sentOver(2, ledger);
        List<Long> got = ids.subList(beforeTheGap, ids.size());
        assertEquals(sentNext.subList(0, got.size()), got, "and of the second nothing is missing");
        assertEquals(List.of(ids.get(beforeTheGap - 1) + 1, got.get(0) - 1), declared);
    }

    @Test
    void accountsForEveryDropWhereTheNewestIsDropped() throws Exception {
        int offered = 100_000;
        Path recording = Recordings.trades(folder, offered);
        PacedHandler slow = new PacedHandler(5_000);
        try (Simulator venue = Simulator.builder().replay(recording).start();
                MarketDataEngine engine = engineAt(venue)
                        .slowConsumer(SlowConsumerPolicy.DROP_NEWEST)
                        .ring(SMALL_RING)
                        .handler(slow)
                        .build()) {
            engine.start();
            engine.subscribe(Streams.trade("btcusdt"));
            TestClock.await("all of them", () -> slow.count + slow.declaredLost == offered);
            EngineStatus status = engine.status();
            assertTrue(slow.declaredLost > 0);
            assertEquals(slow.declaredLost, status.dropped());
            assertFalse(slow.isBroken, "ids were missing that no marker at that place declares");
            assertEquals(0, status.pauses());
            assertEquals(0, status.reconnects());
        }
    }

    @Test
    void disconnectsAtOnceWhereThatIsThePolicyAndComesBack() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        MarketDataHandler hesitating = new MarketDataHandler() {
            private int count;

            @Override
            public void onTrade(TradeEvent event) {
                if (++count == 10) {
                    parkFor(Duration.ofSeconds(1));
                }
            }

            @Override
            public void onMarker(Marker marker) {
                seen.add(marker.kind().toString());
            }
        };
        try (Simulator venue = Simulator.builder()
                        .symbols(List.of("btcusdt"))
                        .rate(5_000)
                        .start();
                MarketDataEngine engine = engineAt(venue)
                        .slowConsumer(SlowConsumerPolicy.DISCONNECT)
                        .ring(SMALL_RING)
                        .handler(hesitating)
                        .build()) {
            engine.start();
            Subscription trades = engine.subscribe(Streams.trade("btcusdt"));
            TestClock.await("the next connection", () -> seen.size() >= 4);
            assertTrue(trades.awaitLive(TestClock.PATIENCE));
            assertEquals(List.of("CONNECTED", "DISCONNECTED", "GAP", "CONNECTED"), seen.subList(0, 4));
            assertEquals(
                    DisconnectCause.Kind.SLOW_CONSUMER,
                    engine.status().lastDisconnect().kind());
            assertEquals(0, engine.status().pauses());
        }
    }

    private EngineBuilder engineAt(Simulator venue) {
        return MarketDataEngine.builder()
                .venue(Venue.custom(venue.uri()))
                .backoff(Duration.ofMillis(20), Duration.ofMillis(100));
    }

    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<Long> sentOver(int connection, Path ledger) throws IOException {
        return Files.readAllLines(ledger).stream()
                .filter(line -> line.startsWith("F " + connection + " btcusdt@trade "))
                .map(line -> Long.parseLong(line.split(" ", -1)[3]))
                .toList();
    }

    private static void parkFor(Duration time) {
        long endNs = System.nanoTime() + time.toNanos();
        for (long leftNs = time.toNanos(); leftNs > 0; leftNs = endNs - System.nanoTime()) {
            LockSupport.parkNanos(leftNs);
        }
    }

    /** Takes so many trades a second and no more, and looks whether their ids follow one another. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private static final class PacedHandler implements MarketDataHandler {
        private final long intervalNs;
        private long dueNs;
        private long next;
        private volatile int count;
        private volatile long declaredLost;
        private volatile boolean isBroken;

        PacedHandler(int perSecond) {
            this.intervalNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
        }

        @Override
        public void onTrade(TradeEvent event) {
            isBroken |= event.tradeId() != next;
            next = event.tradeId() + 1;
            long nowNs = System.nanoTime();
            dueNs = count == 0 ? nowNs : dueNs + intervalNs;
            while (dueNs - nowNs > 0) {
                LockSupport.parkNanos(dueNs - nowNs);
                nowNs = System.nanoTime();
            }
            count = count + 1;
        }

        @Override
        public void onMarker(Marker marker) {
            if (marker.gapReason() == GapReason.DROPPED) {
                next += marker.lostCount();
                declaredLost = declaredLost + marker.lostCount();
            }
        }
    }
}
