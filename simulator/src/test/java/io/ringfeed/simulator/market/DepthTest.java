package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthTest {
    private final NavigableMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, String> asks = new TreeMap<>();

    @ParameterizedTest
    @CsvSource({
        "@depth@100ms, 500, 1",
        "@depth@100ms, 5000, 2",
        "@depth, 500, 3",
        "@depth, 5000, 4",
        "@depth@100ms, 7, 5"
    })
    void diffsAreContiguousAndRebuildTheBookThatTheTickerShows(String suffix, double eventsPerSecond, long seed) {
        CollectedFrames frames = new CollectedFrames("ethusdt" + suffix, "ethusdt@bookTicker");
        VirtualFeed feed = new VirtualFeed(frames, eventsPerSecond, seed, "ethusdt");
        feed.pass(12_000);
        SymbolMarket before = new SymbolMarket("ethusdt", seed, VirtualFeed.START_US);
        snapshot(before);
        Map<Long, JsonNode> tops = new HashMap<>();
        for (Frame frame : frames.of("ethusdt@bookTicker")) {
            tops.put(frame.lastId(), frame.json());
        }
        long updateId = before.book().lastUpdateId();
        int compared = 0;
        for (Frame frame : frames.of("ethusdt" + suffix)) {
            JsonNode diff = frame.json();
            assertEquals(updateId + 1, diff.get("U").longValue());
            updateId = diff.get("u").longValue();
            assertTrue(updateId >= diff.get("U").longValue(), frame::payload);
            assertEquals(diff.get("U").longValue(), frame.firstId());
            assertEquals(updateId, frame.lastId());
            assertTrue(diff.get("b").size() + diff.get("a").size() > 0, frame::payload);
            apply(diff.get("b"), bids);
            apply(diff.get("a"), asks);
            assertTrue(bids.firstKey().compareTo(asks.firstKey()) < 0);
            assertEquals(BookSide.LEVELS, bids.size());
            assertEquals(BookSide.LEVELS, asks.size());
            JsonNode top = tops.get(updateId);
            if (top != null) {
                compared++;
                assertEquals(top.get("b").textValue() + top.get("B").textValue(), top(bids));
                assertEquals(top.get("a").textValue() + top.get("A").textValue(), top(asks));
            }
        }
        assertTrue(compared > 9, "only " + compared + " tops compared");
    }

    private static String top(NavigableMap<BigDecimal, String> side) {
        return side.firstKey().toPlainString() + side.firstEntry().getValue();
    }

    /** Absolute quantities, zero deletes, best first. */
    private static void apply(JsonNode levels, NavigableMap<BigDecimal, String> side) {
        Comparator<? super BigDecimal> order =
                side.comparator() == null ? Comparator.naturalOrder() : side.comparator();
        BigDecimal last = null;
        for (JsonNode level : levels) {
            BigDecimal price = new BigDecimal(level.get(0).textValue());
            assertTrue(last == null || order.compare(last, price) < 0);
            last = price;
            if (new BigDecimal(level.get(1).textValue()).signum() == 0) {
                side.remove(price);
            } else {
                side.put(price, level.get(1).textValue());
            }
        }
    }

    private void snapshot(SymbolMarket market) {
        OrderBook book = market.book();
        for (int depth = 0; depth < BookSide.LEVELS; depth++) {
            put(market, book.bids(), depth, bids);
            put(market, book.asks(), depth, asks);
        }
    }

    private static void put(SymbolMarket market, BookSide from, int depth, Map<BigDecimal, String> to) {
        int tick = from.tick(depth);
        Instrument instrument = market.instrument();
        BigDecimal price = BigDecimal.valueOf(instrument.price(market.book().priceTicks(tick)), 8);
        to.put(
                price,
                BigDecimal.valueOf(instrument.quantity(from.steps(tick)), 8).toPlainString());
    }
}
