package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.handler.GapReason;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.subscription.StreamState;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.supervisor.EngineListener;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.engine.supervisor.options.ConnectionTimeouts;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import io.ringfeed.transport.connection.DisconnectCause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The whole engine against the simulator, over real sockets. */
@Isolated("it looks at all threads of the JVM")
@Timeout(120)
class EngineIT {
    private static final List<Stream> STREAMS =
            List.of(Streams.trade("btcusdt"), Streams.bookTicker("ethusdt"), Streams.depth("btcusdt"));

    private final Tape tape = new Tape();

    @TempDir
    private Path folder;

    @Test
    void deliversEveryStreamOverTlsAndLeavesNoThreadBehind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Simulator venue = Simulator.builder()
                        .tls(true)
                        .symbols(List.of("btcusdt", "ethusdt"))
                        .start();
                MarketDataEngine engine = engineAt(venue).handler(tape).build()) {
            Subscription early = engine.subscribe(STREAMS);
            engine.start();
            assertTrue(early.awaitLive(TestClock.PATIENCE), () -> early + " " + engine.status());
            Subscription late = engine.subscribe(Streams.trade("ethusdt"));
            assertTrue(late.awaitLive(TestClock.PATIENCE), () -> late + " " + engine.status());
            assertEquals(EngineState.RUNNING, engine.status().state());
            TestClock.await("the handler", () -> engine.status().delivered() > 0);
            assertEquals(0, engine.status().rejected());
            tape.awaitMarkers("CONNECTED");
        }
        TestClock.await("the engine's threads to end", () -> Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .noneMatch(thread -> thread.getName().startsWith("rf-")));
    }

    @Test
    void resubscribesEverythingAfterTheServerKillsTheSocketWithMarkersBetween() throws Exception {
        try (Simulator venue = Simulator.builder()
                        .symbols(List.of("btcusdt", "ethusdt"))
                        .start();
                MarketDataEngine engine = engineAt(venue).handler(tape).build()) {
            engine.start();
            Subscription subscription = engine.subscribe(STREAMS);
            assertTrue(subscription.awaitLive(TestClock.PATIENCE));
            for (int kill = 1; kill <= 3; kill++) {
                venue.killConnections();
                int reconnects = kill;
                TestClock.await("reconnect " + kill, () -> engine.status().reconnects() == reconnects);
                assertTrue(subscription.awaitLive(TestClock.PATIENCE), "live again after kill " + kill);
            }
            assertEquals(Set.of("btcusdt@trade", "ethusdt@bookTicker", "btcusdt@depth@100ms"), venue.subscriptions());
            tape.awaitMarkers(
                    "CONNECTED", "DISCONNECTED", "CONNECTED", "DISCONNECTED", "CONNECTED", "DISCONNECTED", "CONNECTED");
            tape.assertNoEventWhileDisconnected();
        }
    }

    @Test
    void tellsTheVenuesTimesInTheUnitAskedForAlsoAfterAReconnect() throws Exception {
        for (TimeUnit unit : List.of(TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS)) {
            int digits = unit == TimeUnit.MICROSECONDS ? 16 : 13;
            List<Integer> connections = new CopyOnWriteArrayList<>();
            List<String> wrong = new CopyOnWriteArrayList<>();
            MarketDataHandler reader = new MarketDataHandler() {
                @Override
                public void onTrade(TradeEvent event) {
                    String times = event.timeUnit() + " " + event.eventTime() + " " + event.tradeTime();
                    if (!times.matches(unit + "( \\d{" + digits + "}){2}")) {
                        wrong.add(times);
                    }
                    if (!connections.contains(event.connectionId())) {
                        connections.add(event.connectionId());
                    }
                }
            };
            try (Simulator venue =
                            Simulator.builder().symbols(List.of("btcusdt")).start();
                    MarketDataEngine engine =
                            engineAt(venue).timeUnit(unit).handler(reader).build()) {
                engine.start();
                engine.subscribe(Streams.trade("btcusdt"));
                TestClock.await("a trade", () -> connections.size() == 1);
                venue.killConnections();
                TestClock.await("a trade of the next connection", () -> connections.size() == 2);
                assertEquals(List.of(), wrong);
            }
        }
    }

    @Test
    void comesBackByItselfWhenTheVenueWasAwayForAWhile() throws Exception {
        int port;
        try (Simulator venue = Simulator.builder().start()) {
            port = venue.port();
        }
        List<DisconnectCause> causes = new CopyOnWriteArrayList<>();
        EngineListener listener = new EngineListener() {
            @Override
            public void onDisconnected(int connectionId, DisconnectCause cause, long retryInMs) {
                causes.add(cause);
            }
        };
        try (MarketDataEngine engine = MarketDataEngine.builder()
                .venue(Venue.custom("ws://127.0.0.1:" + port))
                .backoff(Duration.ofMillis(20), Duration.ofMillis(50))
                .controlPlane(EngineIT::withoutBreaker)
                .listener(listener)
                .handler(tape)
                .build()) {
            engine.start();
            Subscription subscription = engine.subscribe(Streams.trade("btcusdt"));
            TestClock.await("three refused attempts", () -> causes.size() >= 3);
            assertEquals(DisconnectCause.Kind.REFUSED, causes.get(0).kind());
            assertTrue(causes.get(0).isPermanent());
            assertFalse(subscription.isLive());
            try (Simulator venue =
                    Simulator.builder().port(port).symbols(List.of("btcusdt")).start()) {
                assertTrue(subscription.awaitLive(TestClock.PATIENCE), () -> engine.status()
                        .toString());
                tape.awaitMarkers("CONNECTED"); // and none for the attempts that failed
                assertEquals(1, venue.connections());
            }
        }
    }

    @Test
    void trustsTheNewAuthorityOfAVenueThatWasStartedAgain() throws Exception {
        Path ca = folder.resolve("ca.pem");
        int port;
        MarketDataEngine engine;
        Subscription subscription;
        try (Simulator first =
                Simulator.builder().tls(true).symbols(List.of("btcusdt")).start()) {
            port = first.port();
            first.writeCa(ca);
            engine = MarketDataEngine.builder()
                    .venue(Venue.custom(first.uri()))
                    .trustCertificates(ca)
                    .backoff(Duration.ofMillis(20), Duration.ofMillis(50))
                    .controlPlane(EngineIT::withoutBreaker)
                    .handler(tape)
                    .build();
            engine.start();
            subscription = engine.subscribe(Streams.trade("btcusdt"));
            assertTrue(subscription.awaitLive(TestClock.PATIENCE), () -> engine.status()
                    .toString());
        }
        try (engine;
                Simulator second = Simulator.builder()
                        .port(port)
                        .tls(true)
                        .symbols(List.of("btcusdt"))
                        .start()) {
            TestClock.await(
                    "the distrust",
                    () -> engine.status().lastDisconnect().kind() == DisconnectCause.Kind.TLS_UNTRUSTED);
            second.writeCa(ca);
            assertTrue(subscription.awaitLive(TestClock.PATIENCE), () -> engine.status()
                    .toString());
            tape.awaitMarkers("CONNECTED", "DISCONNECTED", "CONNECTED");
        }
    }

    @Test
    void pausesReadingForASlowHandlerAndLosesNothing() throws Exception {
        int frames = 20_000;
        Path recording = Recordings.trades(folder, frames);
        AtomicInteger handled = new AtomicInteger();
        List<Long> ids = Collections.synchronizedList(new ArrayList<>());
        MarketDataHandler slow = new MarketDataHandler() {
            @Override
            public void onTrade(TradeEvent event) {
                ids.add(event.tradeId());
                if (handled.incrementAndGet() % 1_000 == 0) {
                    TestClock.spinFor(Duration.ofMillis(20));
                }
            }
        };
        RingOptions smallRing = new RingOptions(64, 512, 16, 1 << 20, 2 << 20, 1 << 14);
        for (boolean tls : new boolean[] {false, true}) {
            ids.clear();
            try (Simulator venue =
                            Simulator.builder().tls(tls).replay(recording).start();
                    MarketDataEngine engine =
                            engineAt(venue).ring(smallRing).handler(slow).build()) {
                engine.start();
                engine.subscribe(Streams.trade("btcusdt"));
                TestClock.await("all frames, tls " + tls, () -> ids.size() == frames);
                assertTrue(engine.status().pauses() > 0, "the ring was never full");
                for (int i = 0; i < frames; i++) {
                    assertEquals(i, ids.get(i));
                }
                assertEquals(0, engine.status().reconnects());
            }
        }
    }

    @Test
    void givesUpAConnectionWhoseHandlerStandsStillOnceAndComesBackWhenItMoves() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        MarketDataHandler stuck = new MarketDataHandler() {
            @Override
            public void onTrade(TradeEvent event) {
                try {
                    gate.await();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
            }

            @Override
            public void onMarker(Marker marker) {
                tape.onMarker(marker);
            }
        };
        ConnectionTimeouts hasty = new ConnectionTimeouts(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                Duration.ofMillis(1),
                Duration.ofSeconds(60));
        RingOptions smallRing = new RingOptions(64, 512, 16, 1 << 20, 2 << 20, 1 << 14);
        try (Simulator venue = Simulator.builder()
                        .rate(20_000)
                        .symbols(List.of("btcusdt"))
                        .start();
                MarketDataEngine engine = engineAt(venue)
                        .timeouts(hasty)
                        .ring(smallRing)
                        .handler(stuck)
                        .build()) {
            engine.start();
            Subscription subscription = engine.subscribe(Streams.trade("btcusdt"));
            TestClock.await("the pause limit", () -> engine.status().lastDisconnect() != null);
            assertEquals(
                    DisconnectCause.Kind.SLOW_CONSUMER,
                    engine.status().lastDisconnect().kind());
            TestClock.await("the venue to see it gone", () -> venue.connections() == 0);
            assertEquals(
                    1,
                    engine.status().control().connections().get(0).connectionId(),
                    "no second connection before the handler moves");
            gate.countDown();
            assertTrue(subscription.awaitLive(TestClock.PATIENCE), () -> engine.status()
                    .toString());
            tape.awaitMarkers("CONNECTED", "DISCONNECTED", "GAP", "CONNECTED");
        }
    }

    @Test
    void neverTakesAnAcknowledgementForData() throws Exception {
        try (Simulator venue = Simulator.builder().symbols(List.of("btcusdt")).start();
                MarketDataEngine engine = engineAt(venue).handler(tape).build()) {
            engine.start();
            Stream misspelt = Streams.trade("btcusdtt");
            Subscription both = engine.subscribe(Streams.trade("btcusdt"), misspelt);
            TestClock.await("the acknowledgement", () -> both.status(misspelt).state() == StreamState.ACKNOWLEDGED);
            TestClock.await(
                    "the good stream",
                    () -> both.status(Streams.trade("btcusdt")).state() == StreamState.LIVE);
            assertFalse(both.awaitLive(Duration.ofMillis(100)));
            assertEquals(StreamState.ACKNOWLEDGED, both.status(misspelt).state());
            both.cancel();
            TestClock.await("the unsubscribe", () -> venue.subscriptions().isEmpty());
            assertEquals(StreamState.CANCELLED, both.status(misspelt).state());
        }
    }

    @Test
    void subscribesAndClosesFromInsideAHandler() throws Exception {
        AtomicReference<MarketDataEngine> self = new AtomicReference<>();
        CountDownLatch closing = new CountDownLatch(1);
        MarketDataHandler handler = new MarketDataHandler() {
            @Override
            public void onTrade(TradeEvent event) {
                self.get().subscribe(Streams.bookTicker("btcusdt"));
            }

            @Override
            public void onBookTicker(BookTickerEvent event) {
                self.get().close();
                closing.countDown();
            }
        };
        try (Simulator venue = Simulator.builder().symbols(List.of("btcusdt")).start()) {
            MarketDataEngine engine = engineAt(venue).handler(handler).build();
            self.set(engine);
            engine.start();
            engine.subscribe(Streams.trade("btcusdt"));
            closing.await();
            engine.close();
            assertEquals(EngineState.CLOSED, engine.status().state());
            assertThrows(IllegalStateException.class, () -> engine.subscribe(Streams.trade("btcusdt")));
            TestClock.await("the connection to end", () -> venue.connections() == 0);
        }
    }

    @Test
    void stopsByNameWhenAHandlersPolicySaysSo() throws Exception {
        MarketDataHandler failing = new MarketDataHandler() {
            @Override
            public void onTrade(TradeEvent event) {
                throw new IllegalStateException("planted");
            }
        };
        try (Simulator venue = Simulator.builder().symbols(List.of("btcusdt")).start();
                MarketDataEngine engine = engineAt(venue)
                        .failurePolicy(FailurePolicy.STOP_ENGINE)
                        .handler(failing)
                        .build()) {
            engine.start();
            engine.subscribe(Streams.trade("btcusdt"));
            TestClock.await("the engine to stop", () -> engine.status().state() == EngineState.CLOSED);
            assertEquals("planted", engine.status().failure().getMessage());
        }
    }

    @Test
    @SuppressWarnings("try") // the first engine's end is what the second must not feel
    void runsTwoEnginesInOneJvmThatShareNothing() throws Exception {
        Tape other = new Tape();
        try (Simulator venue = Simulator.builder().symbols(List.of("btcusdt")).start();
                MarketDataEngine first = engineAt(venue).handler(tape).build();
                MarketDataEngine second = engineAt(venue).handler(other).build()) {
            first.start();
            second.start();
            assertTrue(first.subscribe(Streams.trade("btcusdt")).awaitLive(TestClock.PATIENCE));
            assertTrue(second.subscribe(Streams.bookTicker("btcusdt")).awaitLive(TestClock.PATIENCE));
            first.close();
            long delivered = second.status().delivered();
            TestClock.await("the second goes on", () -> second.status().delivered() > delivered + 10);
        }
    }

    @Test
    void saysEverythingThatIsWrongWithItsConfigurationAtOnce() {
        RingOptions odd = new RingOptions(1_000, 512, 16, 1 << 20, 1 << 10, 1 << 14);
        ConfigurationException all = assertThrows(ConfigurationException.class, () -> MarketDataEngine.builder()
                .ring(odd)
                .closeTimeout(Duration.ZERO)
                .timeUnit(TimeUnit.NANOSECONDS)
                .build());
        String problems = String.join("\n", all.problems());
        for (String expected : List.of(
                "no venue",
                "no handler",
                "power of two",
                "payload pool",
                "close time-out",
                "give MILLISECONDS or MICROSECONDS")) {
            assertTrue(problems.contains(expected), problems);
        }
        ConfigurationException pem = assertThrows(ConfigurationException.class, () -> MarketDataEngine.builder()
                .venue(Venue.spot())
                .handler(tape)
                .trustCertificates(folder.resolve("missing.pem"))
                .build());
        assertTrue(pem.getMessage().contains("missing.pem"), pem.getMessage());
    }

    /** These attempts fail faster than the breaker allows. */
    private static ControlPlaneOptions withoutBreaker(ControlPlaneOptions options) {
        return options.with(new BreakerOptions(Integer.MAX_VALUE, Duration.ofSeconds(60)));
    }

    private EngineBuilder engineAt(Simulator venue) throws IOException {
        EngineBuilder builder = MarketDataEngine.builder()
                .venue(Venue.custom(venue.uri()))
                .poisonSlots(true)
                .backoff(Duration.ofMillis(20), Duration.ofMillis(100));
        if ("wss".equals(venue.uri().getScheme())) {
            Path ca = folder.resolve("ca-" + venue.port() + ".pem");
            venue.writeCa(ca);
            builder.trustCertificates(ca);
        }
        return builder;
    }

    /** Notes markers and events in their order. */
    private static final class Tape implements MarketDataHandler {
        private final List<String> entries = new CopyOnWriteArrayList<>();
        private boolean eventNoted;

        @Override
        public void onTrade(TradeEvent event) {
            note();
        }

        @Override
        public void onBookTicker(BookTickerEvent event) {
            note();
        }

        @Override
        public void onDepth(DepthEvent event) {
            note();
        }

        @Override
        public void onMarker(Marker marker) {
            if (marker.gapReason() == GapReason.MISSING_IDS) {
                return; // what a kill costs is another test's story
            }
            entries.add(marker.kind().name());
            eventNoted = false;
        }

        /** A stream is live when its frame was decoded; the handler may be a moment behind. */
        void awaitMarkers(String... expected) {
            List<String> wanted = List.of(expected);
            TestClock.await(wanted + ", had " + entries, () -> markers().size() >= wanted.size());
            assertEquals(wanted, markers());
        }

        private List<String> markers() {
            return entries.stream().filter(entry -> !entry.equals("event")).toList();
        }

        void assertNoEventWhileDisconnected() {
            String line = entries.stream().collect(Collectors.joining(" "));
            assertFalse(line.contains(MarkerKind.DISCONNECTED + " event"), line);
            assertTrue(line.contains(MarkerKind.CONNECTED + " event " + MarkerKind.DISCONNECTED), line);
        }

        private void note() {
            if (!eventNoted) {
                entries.add("event");
                eventNoted = true;
            }
        }
    }
}
