package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.simulator.market.CollectedFrames.Frame;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that nobody saw belong to events all the same: what an outside check of losses stands on. */
class UnseenIdsTest {
    private static final List<String> CONTIGUOUS = List.of(
            "btcusdt@trade",
            "btcusdt@aggTrade",
            "btcusdt@blockTrade",
            "btcusdt@depth",
            "btcusdt@depth@100ms",
            "ethusdt@trade",
            "ethusdt@depth@100ms");

    @ParameterizedTest
    @ValueSource(longs = {1, 77})
    void idsGoOnWithoutHolesWhetherOrNotAnybodyListens(long seed) {
        CollectedFrames always = CollectedFrames.ofAllStreams();
        CollectedFrames atTimes = new CollectedFrames();
        VirtualFeed heard = new VirtualFeed(always, 1_000, seed, "btcusdt", "ethusdt");
        VirtualFeed halfHeard = new VirtualFeed(atTimes, 1_000, seed, "btcusdt", "ethusdt");
        for (int i = 0; i < 10; i++) {
            atTimes.wanted.addAll(CONTIGUOUS);
            halfHeard.pass(1_300);
            atTimes.wanted.clear();
            halfHeard.pass(1_700);
            heard.pass(3_000);
        }
        for (String stream : CONTIGUOUS) {
            List<Frame> all = always.of(stream);
            for (int i = 1; i < all.size(); i++) {
                assertEquals(all.get(i - 1).lastId() + 1, all.get(i).firstId(), stream + " of seed " + seed);
            }
            List<Frame> some = atTimes.of(stream);
            assertTrue(all.containsAll(some), stream + " of seed " + seed);
            assertTrue(!some.isEmpty() && some.size() < all.size(), stream + " of seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 77})
    void whatHasNoIdIsToldByItsTime(long seed) {
        CollectedFrames frames = CollectedFrames.ofAllStreams();
        new VirtualFeed(frames, 1_000, seed, "btcusdt").pass(5_000);
        for (String stream : List.of("btcusdt@kline_1m", "btcusdt@ticker", "btcusdt@miniTicker", "btcusdt@avgPrice")) {
            for (Frame frame : frames.of(stream)) {
                assertEquals(frame.json().get("E").longValue(), frame.firstId(), stream);
                assertEquals(frame.firstId(), frame.lastId(), stream);
            }
        }
        for (Frame frame : frames.of("btcusdt@depth5")) {
            assertEquals(frame.json().get("lastUpdateId").longValue(), frame.firstId());
        }
    }
}
