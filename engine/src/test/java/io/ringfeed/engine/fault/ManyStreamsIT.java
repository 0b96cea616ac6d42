package io.ringfeed.engine.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.DepthLevels;
import io.ringfeed.codec.stream.DepthSpeed;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.MarketDataEngine;
import io.ringfeed.engine.TestClock;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of streams in one call, against a venue that holds its clients to five frames a second and 1,024 streams. */
@Timeout(240)
class ManyStreamsIT {
    private static final int SYMBOLS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void bringsThreeThousandStreamsOverThreeConnectionsAndRestoresThemAfterAKill() throws Exception {
        List<String> symbols =
                IntStream.range(0, SYMBOLS).mapToObj(i -> "coin" + i + "usdt").toList();
        try (Simulator venue = Simulator.builder()
                        .symbols(symbols)
                        .rate(2_000)
                        .frameLimit(Venue.SPOT_FRAMES_PER_SECOND)
                        .start();
                MarketDataEngine engine = MarketDataEngine.builder()
                        .venue(Venue.custom(venue.uri()).withFrameLimit(Venue.SPOT_FRAMES_PER_SECOND))
                        .handler(new MarketDataHandler() {})
                        .build()) {
            engine.start();
            TestClock.await("the first connection", () -> venue.connections() == 1);
            List<Stream> streams = streams(symbols);
            Subscription all = engine.subscribe(streams);
            assertTrue(all.awaitLive(PATIENCE), () -> engine.status().toString());
            assertEquals(3, venue.connections());
            assertEquals(
                    List.of(1_000, 1_000, 1_000),
                    engine.status().control().connections().stream()
                            .map(connection -> connection.streams())
                            .toList());
            assertEquals(streams.stream().map(Stream::name).collect(Collectors.toSet()), venue.subscriptions());
            assertEquals(0, engine.status().reconnects(), "no frame too many");

            venue.killConnections();
            TestClock.await("the reconnects", () -> engine.status().reconnects() == 3);
            assertTrue(all.awaitLive(PATIENCE), () -> engine.status().toString());
            assertEquals(3, venue.connections());
            assertEquals(3_000, engine.status().control().liveStreams());
            assertEquals(3, engine.status().reconnects());
        }
    }

    private static List<Stream> streams(List<String> symbols) {
        List<Stream> streams = new ArrayList<>();
        for (String symbol : symbols) {
            streams.add(Streams.ticker(symbol));
            streams.add(Streams.miniTicker(symbol));
            streams.add(Streams.avgPrice(symbol));
            streams.add(Streams.kline(symbol, Interval.ONE_SECOND));
            streams.add(Streams.kline(symbol, Interval.ONE_MINUTE));
            streams.add(Streams.partialDepth(symbol, DepthLevels.FIVE, DepthSpeed.EVERY_SECOND));
        }
        return streams;
    }
}
