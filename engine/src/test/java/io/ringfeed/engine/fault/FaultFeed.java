package io.ringfeed.engine.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.MarketDataEngine;
import io.ringfeed.engine.TestClock;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.supervisor.EngineListener;
import io.ringfeed.engine.supervisor.FeedError;
import io.ringfeed.engine.supervisor.options.BackoffOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.engine.supervisor.options.ConnectionTimeouts;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.supervisor.options.SubscriptionOptions;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.transport.connection.DisconnectCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A venue with faults on command, and an engine that lives quickly: its clocks run out in moments. */
final class FaultFeed implements AutoCloseable {
    static final List<Stream> STREAMS = List.of(
            Streams.trade("btcusdt"),
            Streams.aggTrade("btcusdt"),
            Streams.depth("btcusdt"),
            Streams.bookTicker("btcusdt"),
            Streams.ticker("btcusdt"),
            Streams.kline("btcusdt", Interval.ONE_SECOND));

    final Simulator venue;
    final MarketDataEngine engine;
    final Subscription subscription;
    final IdTape tape = new IdTape();
    final List<FeedError> errors = new CopyOnWriteArrayList<>();
    final List<DisconnectCause> causes = new CopyOnWriteArrayList<>();

    private final Path ca;

    private FaultFeed(boolean tls, UnaryOperator<ControlPlaneOptions> options) throws Exception {
        venue = Simulator.builder()
                .tls(tls)
                .symbols(List.of("btcusdt"))
                .rate(500)
                .pingEvery(Duration.ofMillis(300))
                .pongDeadline(Duration.ofSeconds(5))
                .start();
        ca = tls ? Files.createTempFile("ringfeed-ca", ".pem") : null;
        if (tls) {
            venue.writeCa(ca);
        }
        var builder = MarketDataEngine.builder()
                .venue(Venue.custom(venue.uri()).withFrameLimit(Venue.SPOT_FRAMES_PER_SECOND))
                .poisonSlots(true)
                .handler(tape)
                .listener(new EngineListener() {
                    @Override
                    public void onError(FeedError error) {
                        errors.add(error);
                    }

                    @Override
                    public void onDisconnected(int connectionId, DisconnectCause cause, long retryInMs) {
                        causes.add(cause);
                    }
                })
                .controlPlane(defaults -> options.apply(quick(defaults)));
        if (tls) {
            builder.trustCertificates(ca);
        }
        engine = builder.build();
        subscription = engine.subscribe(STREAMS);
        engine.start();
    }

    static FaultFeed live(boolean tls) throws Exception {
        return live(tls, options -> options);
    }

    static FaultFeed live(boolean tls, UnaryOperator<ControlPlaneOptions> options) throws Exception {
        FaultFeed feed = new FaultFeed(tls, options);
        feed.awaitLive();
        return feed;
    }

    private static ControlPlaneOptions quick(ControlPlaneOptions defaults) {
        return defaults.with(new ConnectionTimeouts(
                        Duration.ofMillis(1_500),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(100),
                        Duration.ofMillis(400)))
                .with(new BackoffOptions(Duration.ofMillis(50), Duration.ofMillis(400)))
                .with(new BreakerOptions(5, Duration.ofMillis(600)))
                .with(new SubscriptionOptions(1_024, Duration.ofSeconds(1), Duration.ZERO, true));
    }

    void awaitLive() throws InterruptedException {
        assertTrue(subscription.awaitLive(TestClock.PATIENCE), () -> subscription + " " + engine.status());
    }

    /** Does it, and waits until so many connections were lost and everything is live again. */
    void survive(Fault fault, int losses) throws InterruptedException {
        long reconnects = engine.status().reconnects();
        venue.inject(fault);
        TestClock.await("the loss, " + engine.status(), () -> engine.status().reconnects() >= reconnects + losses);
        awaitMore();
        assertLawful();
    }

    /** Waits until each stream has brought something new. */
    void awaitMore() throws InterruptedException {
        awaitLive();
        for (Stream stream : STREAMS) {
            long before = tape.count(stream.name());
            TestClock.await("more of " + stream + ", " + engine.status(), () -> tape.count(stream.name()) > before);
        }
    }

    void assertLawful() {
        assertEquals(List.of(), tape.violations);
    }

    DisconnectCause lastCause() {
        return engine.status().lastDisconnect();
    }

    @Override
    public void close() throws IOException {
        engine.close();
        venue.close();
        if (ca != null) {
            Files.delete(ca);
        }
    }
}
