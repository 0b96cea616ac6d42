package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import io.ringfeed.simulator.oracle.BookFold;
import io.ringfeed.simulator.oracle.Json;
import io.ringfeed.simulator.truth.MarketTruth;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that is said of a book is said of one book: diffs, best levels, best prices, trades, and the truth. */
class BookLawsTest {
    private static final String BOOK_TICKER = "ethusdt@bookTicker";
    private static final int LEVELS = 100;

    @ParameterizedTest
    @CsvSource({
        "@depth@100ms, 500, 1",
        "@depth@100ms, 5000, 2",
        "@depth, 500, 3",
        "@depth, 5000, 4",
        "@depth@100ms, 7, 5"
    })
    void diffsLeadFromTheTruthAtTheStartToTheTruthAtTheEnd(String suffix, double eventsPerSecond, long seed) {
        String stream = "ethusdt" + suffix;
        VirtualFeed feed = new VirtualFeed(new CollectedFrames(stream, BOOK_TICKER), eventsPerSecond, seed, "ethusdt");
        BookFold book = new BookFold(feed.truth("ethusdt"));
        feed.pass(12_000);
        Map<Long, JsonNode> tops = new HashMap<>();
        for (Frame frame : feed.frames.of(BOOK_TICKER)) {
            tops.put(frame.lastId(), frame.json());
        }
        int compared = 0;
        for (Frame frame : feed.frames.of(stream)) {
            book.apply(frame.json());
            assertEquals(Json.integer(frame.json(), "U"), frame.firstId());
            assertEquals(book.updateId(), frame.lastId());
            JsonNode top = tops.get(book.updateId());
            if (top != null) {
                compared++;
                assertTop(top, book);
            }
        }
        MarketTruth truth = feed.truth("ethusdt");
        book.assertIs(truth);
        assertEquals(LEVELS, truth.bids().size());
        assertEquals(LEVELS, truth.asks().size());
        assertTrue(compared > 9, "only " + compared + " tops compared, seed " + seed);
    }

    private static void assertTop(JsonNode top, BookFold book) {
        assertEquals(Json.decimal(top, "b"), book.bidPrice());
        assertEquals(Json.decimal(top, "B"), book.bidQuantity());
        assertEquals(Json.decimal(top, "a"), book.askPrice());
        assertEquals(Json.decimal(top, "A"), book.askQuantity());
    }

    @ParameterizedTest
    @CsvSource({"@100ms, 400, 1", "@100ms, 6000, 2", "@100ms, 4, 3", "'', 400, 4", "'', 0.5, 5"})
    void bestLevelsAreThoseOfTheBookAtTheSameId(String speed, double eventsPerSecond, long seed) {
        List<Integer> counts = List.of(5, 10, 20);
        CollectedFrames frames = new CollectedFrames("ethusdt@depth" + speed);
        counts.forEach(count -> frames.wanted.add("ethusdt@depth" + count + speed));
        VirtualFeed feed = new VirtualFeed(frames, eventsPerSecond, seed, "ethusdt");
        BookFold book = new BookFold(feed.truth("ethusdt"));
        feed.pass(20_000);
        Set<Integer> told = new HashSet<>(counts);
        for (Frame frame : frames.frames) {
            String kind = frame.stream().substring("ethusdt@depth".length());
            if (kind.equals(speed)) {
                assertEquals(counts.size(), told.size(), "each diff comes with its best levels, seed " + seed);
                told.clear();
                book.apply(frame.json());
            } else {
                int count = Integer.parseInt(kind.replace("@100ms", ""));
                assertTrue(told.add(count), frame::payload);
                assertEquals(
                        "{\"lastUpdateId\":" + book.updateId() + ",\"bids\":" + book.bidText(count) + ",\"asks\":"
                                + book.askText(count) + "}",
                        frame.payload());
                assertEquals(book.updateId(), frame.firstId());
                assertEquals(book.updateId(), frame.lastId());
            }
        }
        assertEquals(counts.size(), told.size());
        assertTrue(frames.frames.size() >= 16, frames.frames.size() + " frames, seed " + seed);
    }

    @ParameterizedTest
    @CsvSource({"bnbusdt, 1", "btcusdt, 2", "dogeusdt, 3"})
    void theBestPricesAreThoseOfTheTruthAfterEachEvent(String symbol, long seed) {
        CollectedFrames frames = new CollectedFrames(symbol + "@bookTicker");
        VirtualFeed feed = new VirtualFeed(frames, 1_000, seed, symbol);
        int compared = 0;
        for (int i = 0; i < 5_000; i++) {
            frames.frames.clear();
            feed.pass(1);
            MarketTruth truth = feed.truth(symbol);
            if (!frames.frames.isEmpty()) {
                compared++;
                JsonNode top = frames.frames.get(frames.frames.size() - 1).json();
                assertEquals(truth.symbol(), top.get("s").textValue());
                assertEquals(truth.lastUpdateId(), Json.integer(top, "u"));
                assertEquals(
                        truth.bids().get(0), new MarketTruth.Level(Json.decimal(top, "b"), Json.decimal(top, "B")));
                assertEquals(
                        truth.asks().get(0), new MarketTruth.Level(Json.decimal(top, "a"), Json.decimal(top, "A")));
            }
        }
        assertTrue(compared > 2_500, compared + " compared, seed " + seed);
    }

    @ParameterizedTest
    @CsvSource({"btcusdt, 1", "ethusdt, 2", "dogeusdt, 3", "x, 4"})
    void tradesHappenAtTheBestPriceAndTakeWhatTheyTradeFromTheBook(String symbol, long seed) {
        CollectedFrames frames = new CollectedFrames(symbol + "@trade", symbol + "@bookTicker");
        VirtualFeed feed = new VirtualFeed(frames, 2_000, seed, symbol);
        MarketTruth.Level bid = feed.truth(symbol).bids().get(0);
        MarketTruth.Level ask = feed.truth(symbol).asks().get(0);
        feed.pass(20_000);
        BigDecimal taken = BigDecimal.ZERO;
        boolean fromBids = false;
        int leftOver = 0;
        int cleared = 0;
        for (Frame frame : frames.frames) {
            JsonNode json = frame.json();
            String where = frame.payload() + " of seed " + seed;
            if (frame.stream().endsWith("@trade")) {
                assertTrue(taken.signum() == 0 || fromBids == json.get("m").booleanValue(), where);
                fromBids = json.get("m").booleanValue();
                assertEquals((fromBids ? bid : ask).price(), Json.decimal(json, "p"), where);
                taken = taken.add(Json.decimal(json, "q"));
                continue;
            }
            MarketTruth.Level newBid = new MarketTruth.Level(Json.decimal(json, "b"), Json.decimal(json, "B"));
            MarketTruth.Level newAsk = new MarketTruth.Level(Json.decimal(json, "a"), Json.decimal(json, "A"));
            if (taken.signum() > 0) {
                assertEquals(fromBids ? ask : bid, fromBids ? newAsk : newBid, where);
                MarketTruth.Level before = fromBids ? bid : ask;
                MarketTruth.Level after = fromBids ? newBid : newAsk;
                BigDecimal left = before.quantity().subtract(taken);
                assertTrue(left.signum() >= 0, where);
                if (left.signum() > 0) {
                    leftOver++;
                    assertEquals(new MarketTruth.Level(before.price(), left), after, where);
                } else {
                    cleared++;
                    assertEquals(fromBids ? -1 : 1, after.price().compareTo(before.price()), where);
                }
                taken = BigDecimal.ZERO;
            }
            bid = newBid;
            ask = newAsk;
        }
        assertTrue(leftOver > 1_000 && cleared > 100, leftOver + " left over, " + cleared + " cleared");
    }
}
