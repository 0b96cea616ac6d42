package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import io.ringfeed.simulator.oracle.Json;
import io.ringfeed.simulator.oracle.TradeFold;
import io.ringfeed.simulator.truth.MarketTruth;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tickers and averages are the trades of their window, which opens on a whole minute, and agree with one another. */
class TickerLawsTest {
    private static final long MINUTE_US = 60_000_000L;
    private static final String TRADE = "@trade";
    private static final List<String> STATISTICS =
            List.of("@miniTicker", "@ticker", "@ticker_1h", "@ticker_4h", "@ticker_1d", "@avgPrice", "@referencePrice");

    /** The trades of a symbol so far, as a subscriber would have counted them, in microseconds. */
    private static final class Reader {
        final String symbol;
        final VirtualFeed feed;
        final TradeFold trades;
        final MarketTruth start;

        Reader(String symbol, double eventsPerSecond, long startUs, long seed) {
            this.symbol = symbol;
            feed = new VirtualFeed(new CollectedFrames(symbol + TRADE), startUs, eventsPerSecond, seed, symbol);
            start = feed.truth(symbol);
            trades = new TradeFold(start.lastPrice());
        }

        /** Passes time in which nobody looks at statistics. */
        void pass(long tickMs, long milliseconds) {
            feed.passInTicksOf(tickMs, milliseconds);
            readTrades();
        }

        /** The frames of the next full second, by the names behind the symbol. */
        Map<String, JsonNode> second() {
            STATISTICS.forEach(name -> feed.frames.wanted.add(symbol + name));
            feed.passInTicksOf(1_000, 1_000);
            Map<String, JsonNode> statistics = new HashMap<>();
            for (Frame frame : feed.frames.frames) {
                if (!frame.stream().endsWith(TRADE)) {
                    statistics.put(frame.stream().substring(symbol.length()), frame.microsJson());
                }
            }
            readTrades();
            STATISTICS.forEach(name -> feed.frames.wanted.remove(symbol + name));
            assertEquals(STATISTICS.size(), statistics.size());
            return statistics;
        }

        private void readTrades() {
            feed.frames.of(symbol + TRADE).forEach(frame -> trades.add(frame.microsJson()));
            feed.frames.frames.clear();
        }

        long nowUs() {
            return feed.nowUs();
        }

        /** What a window of so many minutes holds now. */
        TradeFold.Sum window(int minutes) {
            return trades.sum(windowOpenUs(minutes), nowUs());
        }

        long windowOpenUs(int minutes) {
            return Math.floorDiv(nowUs(), MINUTE_US) * MINUTE_US - minutes * MINUTE_US;
        }
    }

    @ParameterizedTest
    @CsvSource({"btcusdt, 0.4, 0, 1", "dogeusdt, 0.4, 12345678, 2", "ethusdt, 0.02, 59999999, 3", "bnbusdt, 0.001, 1, 4"
    })
    void everythingIsTheTradesOfItsWindowForMoreThanADay(
            String symbol, double eventsPerSecond, long offsetUs, long seed) {
        Reader reader = new Reader(symbol, eventsPerSecond, VirtualFeed.START_US + offsetUs, seed);
        for (int round = 0; round < 90; round++) {
            check(reader, reader.second(), symbol + " of seed " + seed + " in round " + round);
            reader.pass(1_000, round < 10 ? 23_000 : 1_151_000);
        }
        assertTrue(reader.nowUs() - reader.trades.last().time() < 26 * 60 * MINUTE_US);
        assertTrue(eventsPerSecond < 0.01 || reader.trades.sum().count > reader.window(24 * 60).count);
    }

    @ParameterizedTest
    @CsvSource({"ethusdt, 3000, 5", "x, 200, 6", "btcusdt, 0, 7"})
    void everythingIsTheTradesOfItsWindowInABusyMinute(String symbol, double eventsPerSecond, long seed) {
        Reader reader = new Reader(symbol, eventsPerSecond, VirtualFeed.START_US, seed);
        for (int round = 0; round < 12; round++) {
            check(reader, reader.second(), symbol + " of seed " + seed + " in round " + round);
            reader.pass(10, 2_000);
        }
    }

    private static void check(Reader reader, Map<String, JsonNode> statistics, String where) {
        TradeFold.Sum day = reader.window(24 * 60);
        checkTicker(reader, statistics.get("@ticker"), day, where);
        checkPrices(statistics.get("@miniTicker"), day, where);
        checkRolling(reader, statistics.get("@ticker_1h"), 60, where);
        checkRolling(reader, statistics.get("@ticker_4h"), 4 * 60, where);
        checkRolling(reader, statistics.get("@ticker_1d"), 24 * 60, where);
        for (String key : List.of("c", "o", "h", "l", "v", "q")) {
            assertEquals(
                    statistics.get("@ticker").get(key),
                    statistics.get("@miniTicker").get(key),
                    where);
            assertEquals(
                    statistics.get("@ticker").get(key),
                    statistics.get("@ticker_1d").get(key),
                    where);
        }
        JsonNode average = statistics.get("@avgPrice");
        assertEquals(reader.window(5).average(), Json.decimal(average, "w"), where);
        assertEquals(
                reader.trades.isEmpty()
                        ? reader.start.epochUs()
                        : reader.trades.last().time(),
                Json.integer(average, "T"),
                where);
        JsonNode reference = statistics.get("@referencePrice");
        assertEquals(reader.nowUs(), Json.integer(reference, "t"), where);
        if (!reference.get("r").isNull()) {
            assertEquals(reader.window(1).average(), Json.decimal(reference, "r"), where);
        }
        for (Map.Entry<String, JsonNode> frame : statistics.entrySet()) {
            if (!frame.getKey().equals("@referencePrice")) {
                assertEquals(reader.nowUs(), Json.integer(frame.getValue(), "E"), where);
            }
        }
    }

    private static void checkTicker(Reader reader, JsonNode ticker, TradeFold.Sum day, String where) {
        checkStatistics(ticker, day, where);
        assertEquals(reader.nowUs() - 24 * 60 * MINUTE_US, Json.integer(ticker, "O"), where);
        assertEquals(reader.trades.priceBefore(reader.windowOpenUs(24 * 60)), Json.decimal(ticker, "x"), where);
        assertEquals(
                reader.trades.isEmpty()
                        ? BigDecimal.ZERO.setScale(8)
                        : reader.trades.last().quantity(),
                Json.decimal(ticker, "Q"),
                where);
        MarketTruth truth = reader.feed.truth(reader.symbol);
        assertEquals(
                truth.bids().get(0),
                new MarketTruth.Level(Json.decimal(ticker, "b"), Json.decimal(ticker, "B")),
                where);
        assertEquals(
                truth.asks().get(0),
                new MarketTruth.Level(Json.decimal(ticker, "a"), Json.decimal(ticker, "A")),
                where);
        assertEquals(truth.lastPrice(), Json.decimal(ticker, "c"), where);
    }

    private static void checkRolling(Reader reader, JsonNode ticker, int minutes, String where) {
        checkStatistics(ticker, reader.window(minutes), where);
        assertEquals(reader.windowOpenUs(minutes), Json.integer(ticker, "O"), where);
    }

    private static void checkStatistics(JsonNode ticker, TradeFold.Sum sum, String where) {
        checkPrices(ticker, sum, where);
        assertEquals(ticker.get("E"), ticker.get("C"), where);
        assertEquals(sum.change(), Json.decimal(ticker, "p"), where);
        assertEquals(sum.changePercent(), Json.decimal(ticker, "P"), where);
        assertEquals(sum.average(), Json.decimal(ticker, "w"), where);
        assertEquals(sum.firstId, Json.integer(ticker, "F"), where);
        assertEquals(sum.lastId, Json.integer(ticker, "L"), where);
        assertEquals(sum.count, Json.integer(ticker, "n"), where);
    }

    private static void checkPrices(JsonNode ticker, TradeFold.Sum sum, String where) {
        assertEquals(sum.close, Json.decimal(ticker, "c"), where);
        assertEquals(sum.open, Json.decimal(ticker, "o"), where);
        assertEquals(sum.high, Json.decimal(ticker, "h"), where);
        assertEquals(sum.low, Json.decimal(ticker, "l"), where);
        assertEquals(sum.base, Json.decimal(ticker, "v"), where);
        assertEquals(sum.quote, Json.decimal(ticker, "q"), where);
    }

    @Test
    void someSymbolsHaveNoReferencePriceAndNeverGetOne() {
        int without = 0;
        for (int i = 0; i < 200; i++) {
            String symbol = "sym" + i + "usdt";
            CollectedFrames frames = new CollectedFrames(symbol + "@referencePrice");
            new VirtualFeed(frames, 10, 1, symbol).passInTicksOf(100, 3_000);
            assertEquals(3, frames.frames.size());
            boolean isNull = frames.frames.get(0).json().get("r").isNull();
            without += isNull ? 1 : 0;
            for (Frame frame : frames.frames) {
                assertEquals(isNull, frame.json().get("r").isNull(), frame::payload);
            }
        }
        assertTrue(without > 25 && without < 75, without + " of 200 have none");
        for (String known : List.of("btcusdt", "ethusdt", "bnbusdt")) {
            CollectedFrames frames = new CollectedFrames(known + "@referencePrice");
            new VirtualFeed(frames, 10, 1, known).passInTicksOf(100, 1_000);
            assertTrue(frames.frames.get(0).json().get("r").isTextual());
        }
    }
}
