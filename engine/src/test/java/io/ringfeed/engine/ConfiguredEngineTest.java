package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.config.EngineConfig;
import io.ringfeed.engine.counters.CountersOptions;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.ring.SlowConsumerPolicy;
import io.ringfeed.engine.ring.WaitMode;
import io.ringfeed.engine.venue.Venue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the builder takes what was configured by text. */
class ConfiguredEngineTest {
    @Test
    void takesEveryGroupOfTheConfiguration() {
        EngineBuilder builder = MarketDataEngine.builder()
                .config(environment(Map.ofEntries(
                        Map.entry("BINANCE_TESTNET", "true"),
                        Map.entry("RINGFEED_FRAME_LIMIT", "3"),
                        Map.entry("RINGFEED_TIME_UNIT", "us"),
                        Map.entry("RINGFEED_RING_SLOTS", "64"),
                        Map.entry("RINGFEED_BREAKER_THRESHOLD", "2"),
                        Map.entry("RINGFEED_CLOSE_TIMEOUT", "1s"),
                        Map.entry("RINGFEED_FAILURE_POLICY", "detach"),
                        Map.entry("RINGFEED_WAIT", "sleeping"),
                        Map.entry("RINGFEED_SLOW_CONSUMER", "disconnect"),
                        Map.entry("RINGFEED_COUNTERS_FOLDER", "mine"),
                        Map.entry("RINGFEED_POISON_SLOTS", "true"))))
                .handler(new MarketDataHandler() {});
        assertEquals(Venue.spotTestnet().streamUri(), builder.venue().streamUri());
        assertEquals(3, builder.venue().frameLimitPerSecond());
        assertEquals(TimeUnit.MICROSECONDS, builder.timeUnit());
        assertEquals(64, builder.ring().slotCount());
        assertEquals(2, builder.controlPlane().breaker().threshold());
        assertEquals(Duration.ofSeconds(1), builder.closeTimeout());
        assertEquals(FailurePolicy.DETACH, builder.failurePolicy());
        assertEquals(WaitMode.SLEEPING, builder.waitMode());
        assertEquals(SlowConsumerPolicy.DISCONNECT, builder.slowConsumer());
        assertEquals(CountersOptions.in(Path.of("mine")), builder.counters());
        assertTrue(builder.poisonSlots());
    }

    @Test
    void callsThatFollowWinOverTheConfiguration() {
        EngineBuilder builder = MarketDataEngine.builder()
                .config(environment(Map.of("RINGFEED_VENUE", "prod", "RINGFEED_CLOSE_TIMEOUT", "1s")))
                .venue(Venue.spotDemo())
                .closeTimeout(Duration.ofSeconds(2));
        assertEquals(Venue.spotDemo().streamUri(), builder.venue().streamUri());
        assertEquals(Duration.ofSeconds(2), builder.closeTimeout());
    }

    @Test
    void throwsItsOwnProblemsAndThoseOfTheConfigurationTogether() {
        EngineBuilder builder = MarketDataEngine.builder()
                .config(environment(Map.of("RINGFEED_RING_SLOTS", "1000", "RINGFEED_VENUE", "prd")))
                .config(environment(Map.of("RINGFEED_WIAT", "blocking")))
                .closeTimeout(Duration.ZERO);
        List<String> problems =
                assertThrows(ConfigurationException.class, builder::build).problems();
        assertEquals(5, problems.size(), problems::toString);
        String said = problems.toString();
        assertTrue(said.contains("ring.slots (env RINGFEED_RING_SLOTS): ring size 1000"), said);
        assertTrue(said.contains("venue (env RINGFEED_VENUE): unknown venue"), said);
        assertTrue(said.contains("did you mean RINGFEED_WAIT?"), said);
        assertTrue(said.contains("no handler") && said.contains("close time-out"), said);
        assertFalse(said.contains("no venue"), said);
    }

    @Test
    void readsNothingUnlessItIsAskedTo() {
        EngineBuilder builder =
                MarketDataEngine.builder().config(EngineConfig.builder().build());
        assertEquals(RingOptions.DEFAULTS, builder.ring());
        assertTrue(assertThrows(ConfigurationException.class, builder::build)
                .getMessage()
                .contains("no venue"));
    }

    private static EngineConfig environment(Map<String, String> variables) {
        return EngineConfig.builder().environment(variables).build();
    }
}
