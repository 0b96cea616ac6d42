package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.decode.DecodePath;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import io.ringfeed.simulator.oracle.DecodedFields;
import io.ringfeed.simulator.oracle.FrameRules;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every frame of every stream, in both units and both shapes, against the protocol page's tables and against the codec: the
 * decoder, the encoder behind the frames, and these tables would have to be wrong in the same way.
 */
class FrameOracleTest {
    private static final String[] SYMBOLS = {"btcusdt", "dogeusdt", "\u5e01\u5b89\u4eba\u751fusdt"};

    @ParameterizedTest
    @CsvSource({"900, 1, 0", "400, 2, 789", "200, 3, 999999", "600, 20261125, 500001"})
    void everyFrameIsByTheTablesAndDecodesToItsValues(double eventsPerSecond, long seed, long offsetUs) {
        CollectedFrames frames = CollectedFrames.ofAllStreams();
        VirtualFeed feed = new VirtualFeed(frames, VirtualFeed.START_US + offsetUs, eventsPerSecond, seed, SYMBOLS);
        feed.passInTicksOf(3, 6_000);
        DecodedFields predictive = new DecodedFields(DecodePath.PREDICTIVE_FIRST);
        DecodedFields complete = new DecodedFields(DecodePath.DSL_JSON_ONLY);
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        Set<String> streams = new HashSet<>();
        for (Frame frame : frames.frames) {
            streams.add(frame.stream());
            FrameRules.check(frame.stream(), frame.payload(), false);
            FrameRules.check(frame.stream(), frame.microsPayload(), true);
            String head = "{\"stream\":\"" + frame.stream() + "\",\"data\":";
            assertEquals(head + frame.payload() + "}", frame.wrapped());
            assertEquals(head + frame.microsPayload() + "}", frame.microsWrapped());
            for (String text :
                    List.of(frame.payload(), frame.microsPayload(), frame.wrapped(), frame.microsWrapped())) {
                EventKind kind = predictive.check(text);
                assertEquals(kind, complete.check(text), text);
                kinds.add(kind);
            }
        }
        Set<EventKind> expected = EnumSet.copyOf(EventKind.market());
        // Removed from spot (protocol §4.0).
        expected.remove(EventKind.TICKER_ARRAY);
        assertEquals(expected, kinds);
        assertTrue(streams.size() >= 3 * 51 + 4 - 3, streams.size() + " streams, seed " + seed);
    }

    @Test
    void theCatalogueIsTheProtocolPages() {
        List<String> expected = List.of(
                "x@trade",
                "x@aggTrade",
                "x@blockTrade",
                "x@kline_1s",
                "x@kline_1m",
                "x@kline_3m",
                "x@kline_5m",
                "x@kline_15m",
                "x@kline_30m",
                "x@kline_1h",
                "x@kline_2h",
                "x@kline_4h",
                "x@kline_6h",
                "x@kline_8h",
                "x@kline_12h",
                "x@kline_1d",
                "x@kline_3d",
                "x@kline_1w",
                "x@kline_1M",
                "x@kline_1s@+08:00",
                "x@kline_1m@+08:00",
                "x@kline_3m@+08:00",
                "x@kline_5m@+08:00",
                "x@kline_15m@+08:00",
                "x@kline_30m@+08:00",
                "x@kline_1h@+08:00",
                "x@kline_2h@+08:00",
                "x@kline_4h@+08:00",
                "x@kline_6h@+08:00",
                "x@kline_8h@+08:00",
                "x@kline_12h@+08:00",
                "x@kline_1d@+08:00",
                "x@kline_3d@+08:00",
                "x@kline_1w@+08:00",
                "x@kline_1M@+08:00",
                "x@miniTicker",
                "x@ticker",
                "x@ticker_1h",
                "x@ticker_4h",
                "x@ticker_1d",
                "x@bookTicker",
                "x@avgPrice",
                "x@referencePrice",
                "x@depth@100ms",
                "x@depth5@100ms",
                "x@depth10@100ms",
                "x@depth20@100ms",
                "x@depth",
                "x@depth5",
                "x@depth10",
                "x@depth20");
        assertEquals(expected, StreamIds.of("x").stream().map(Stream::name).toList());
        assertEquals(
                List.of("!miniTicker@arr", "!ticker_1h@arr", "!ticker_4h@arr", "!ticker_1d@arr"),
                StreamIds.ofAllSymbols().stream().map(Stream::name).toList());
    }
}
