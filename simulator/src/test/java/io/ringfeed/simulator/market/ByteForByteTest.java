package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import io.ringfeed.simulator.oracle.HandWrittenVenue;
import io.ringfeed.simulator.truth.MarketTruth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everything that is sent, on all streams, equals what is written by hand from the protocol page's templates and the truth:
 * the same bytes, at the same time, and not a frame more or less.
 */
class ByteForByteTest {
    private static final int MILLISECONDS = 5_000;

    @ParameterizedTest
    @CsvSource({
        "btcusdt, true, 400, 1, 2026-05-31T23:59:57Z",
        "ethusdt, true, 250, 2, 2026-05-31T15:59:57Z",
        "bnbusdt, true, 8, 3, 2026-01-01T00:00:00Z",
        "币安人生usdt, true, 1000, 4, 2026-11-25T12:34:58Z",
        "xrpusdt, false, 500, 1, 2026-11-25T12:34:58Z",
        "btcusdt, true, 0, 5, 2026-02-28T23:59:59Z"
    })
    void allStreamsSendWhatIsWrittenByHand(
            String symbol, boolean hasReferencePrice, int eventsPerSecond, long seed, String start) {
        long startUs = Instant.parse(start).toEpochMilli() * 1_000;
        CollectedFrames frames = CollectedFrames.ofAllStreams();
        VirtualFeed feed = new VirtualFeed(frames, startUs, eventsPerSecond, seed, symbol);
        MarketTruth truth = feed.truth(symbol);
        HandWrittenVenue millis = new HandWrittenVenue(symbol, false, hasReferencePrice, truth, startUs);
        HandWrittenVenue micros = new HandWrittenVenue(symbol, true, hasReferencePrice, truth, startUs);
        Set<String> seen = new HashSet<>();
        for (long ms = 1; ms <= MILLISECONDS; ms++) {
            frames.frames.clear();
            feed.pass(1);
            truth = feed.truth(symbol);
            boolean isEvent = ms * eventsPerSecond / 1_000 > (ms - 1) * eventsPerSecond / 1_000;
            List<Frame> blocks = frames.of(symbol + "@blockTrade");
            JsonNode block = blocks.isEmpty() ? null : blocks.get(0).json();
            assertSame(millis.tick(truth, feed.nowUs(), isEvent, block), sent(frames, false), seed);
            assertSame(micros.tick(truth, feed.nowUs(), isEvent, block), sent(frames, true), seed);
            for (Frame frame : frames.frames) {
                seen.add(frame.stream());
                String head = "{\"stream\":\"" + frame.stream() + "\",\"data\":";
                assertEquals(head + frame.payload() + "}", frame.wrapped());
                assertEquals(head + frame.microsPayload() + "}", frame.microsWrapped());
            }
        }
        // All 51 of the symbol and the four arrays; a market that stands still has no trades, no book and no rows.
        assertTrue(seen.size() == (eventsPerSecond == 0 ? 39 : 55) || eventsPerSecond < 100, seen::toString);
    }

    private static Map<String, List<String>> sent(CollectedFrames frames, boolean isMicros) {
        Map<String, List<String>> sent = new TreeMap<>();
        for (Frame frame : frames.frames) {
            sent.computeIfAbsent(frame.stream(), name -> new ArrayList<>())
                    .add(isMicros ? frame.microsPayload() : frame.payload());
        }
        return sent;
    }

    private static void assertSame(Map<String, List<String>> expected, Map<String, List<String>> sent, long seed) {
        Map<String, List<String>> sorted = new TreeMap<>(expected);
        assertEquals(sorted.keySet(), sent.keySet(), () -> "streams, seed " + seed);
        sorted.forEach(
                (stream, payloads) -> assertEquals(payloads, sent.get(stream), () -> stream + " of seed " + seed));
    }
}
