package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketFeedTest {
    private static final String TRADE = "btcusdt@trade";
    private static final String AGG_TRADE = "btcusdt@aggTrade";
    private static final String BOOK_TICKER = "btcusdt@bookTicker";
    private static final String TICKER = "btcusdt@ticker";
    private static final String DEPTH = "btcusdt@depth@100ms";
    private static final String KLINE = "btcusdt@kline_1m";
    private static final String[] ALL = {TRADE, AGG_TRADE, BOOK_TICKER, TICKER, DEPTH, "btcusdt@depth", KLINE};
    private static final String DECIMAL = "[0-9]+\\.[0-9]{8}";

    private static VirtualFeed run(long seed, double eventsPerSecond, long milliseconds, String... streams) {
        VirtualFeed feed = new VirtualFeed(new CollectedFrames(streams), eventsPerSecond, seed, "btcusdt");
        feed.pass(milliseconds);
        return feed;
    }

    @Test
    void keysComeInTheVenuesOrder() {
        CollectedFrames frames = run(1, 500, 2_000, ALL).frames;
        assertEquals("e E s t p q T m M", keys(frames, TRADE));
        assertEquals("e E s a p q f l T m M", keys(frames, AGG_TRADE));
        assertEquals("u s b B a A", keys(frames, BOOK_TICKER));
        assertEquals("e E s p P w x c Q b B a A o h l v q O C F L n", keys(frames, TICKER));
        assertEquals("e E s U u b a", keys(frames, DEPTH));
        assertEquals("e E s U u b a", keys(frames, "btcusdt@depth"));
        assertEquals("e E s k", keys(frames, KLINE));
        JsonNode candle = frames.of(KLINE).get(0).json().get("k");
        assertEquals("t T s i f L o c h l v n x q V Q B", String.join(" ", CollectedFrames.keysOf(candle)));
    }

    private static String keys(CollectedFrames frames, String stream) {
        return String.join(" ", frames.of(stream).get(0).keys());
    }

    @Test
    void wrapsThePayloadInItsStreamsName() {
        for (Frame frame : run(1, 500, 1_100, ALL).frames.frames) {
            assertEquals("{\"stream\":\"" + frame.stream() + "\",\"data\":" + frame.payload() + "}", frame.wrapped());
            assertEquals("BTCUSDT", frame.json().get("s").textValue());
        }
    }

    @Test
    void numbersLookLikeTheVenues() {
        CollectedFrames frames = run(3, 500, 3_000, ALL).frames;
        JsonNode trade = frames.of(TRADE).get(0).json();
        assertTrue(trade.get("p").textValue().matches("8[67][0-9]{3}\\.[0-9]{2}000000"), trade::toString);
        assertTrue(trade.get("q").textValue().matches(DECIMAL), trade::toString);
        assertTrue(trade.get("t").isIntegralNumber() && trade.get("m").isBoolean(), trade::toString);
        JsonNode ticker = frames.of(TICKER).get(1).json();
        assertTrue(ticker.get("P").textValue().matches("-?[0-9]+\\.[0-9]{3}"), ticker::toString);
        for (String key : List.of("w", "x", "c", "Q", "b", "B", "a", "A", "o", "h", "l", "v", "q")) {
            assertTrue(ticker.get(key).textValue().matches(DECIMAL), ticker::toString);
        }
        JsonNode level = frames.of(DEPTH).get(0).json().get("b").get(0);
        assertTrue(level.get(0).textValue().matches(DECIMAL)
                && level.get(1).textValue().matches(DECIMAL));
    }

    @Test
    void theBookNeverCrossesAndItsTopAlwaysChanges() {
        String before = "";
        long updateId = 0;
        for (Frame frame : run(7, 5_000, 10_000, BOOK_TICKER).frames.frames) {
            JsonNode top = frame.json();
            assertTrue(decimal(top, "b").compareTo(decimal(top, "a")) < 0, frame::payload);
            assertTrue(decimal(top, "B").signum() > 0 && decimal(top, "A").signum() > 0, frame::payload);
            assertTrue(top.get("u").longValue() > updateId, frame::payload);
            updateId = top.get("u").longValue();
            assertEquals(updateId, frame.firstId());
            ((ObjectNode) top).remove("u");
            assertNotEquals(before, top.toString());
            before = top.toString();
        }
    }

    private static BigDecimal decimal(JsonNode node, String key) {
        return new BigDecimal(node.get(key).textValue());
    }

    @Test
    void theSameSeedGivesTheSameFramesApartFromTimes() {
        CollectedFrames first = run(11, 800, 2_500, TRADE, AGG_TRADE, BOOK_TICKER, DEPTH).frames;
        long laterUs = VirtualFeed.START_US + 86_400_000_000L * 3;
        VirtualFeed later =
                new VirtualFeed(new CollectedFrames(TRADE, AGG_TRADE, BOOK_TICKER, DEPTH), laterUs, 800, 11, "btcusdt");
        later.pass(2_500);
        assertEquals(withoutTimes(first), withoutTimes(later.frames));
        assertNotEquals(
                withoutTimes(first), withoutTimes(run(12, 800, 2_500, TRADE, AGG_TRADE, BOOK_TICKER, DEPTH).frames));
    }

    private static List<String> withoutTimes(CollectedFrames frames) {
        return frames.frames.stream()
                .map(frame -> frame.payload().replaceAll("\"[ET]\":[0-9]+", ""))
                .toList();
    }

    @Test
    void timesAreTheClocksInBothUnits() {
        VirtualFeed feed = new VirtualFeed(new CollectedFrames(ALL), VirtualFeed.START_US + 789, 500, 1, "btcusdt");
        feed.pass(2_100);
        int times = 0;
        for (Frame frame : feed.frames.frames) {
            JsonNode micros = frame.microsJson();
            for (String key : List.of("E", "T", "O", "C")) {
                if (micros.has(key)) {
                    times++;
                    assertEquals(16, micros.get(key).asText().length());
                    assertEquals(789, micros.get(key).longValue() % 1_000);
                    assertEquals(
                            micros.get(key).longValue() / 1_000,
                            frame.json().get(key).longValue());
                }
            }
        }
        assertTrue(times > 500);
        JsonNode candle = feed.frames.of(KLINE).get(0).microsJson().get("k");
        assertEquals(
                60_000_000L - 1, candle.get("T").longValue() - candle.get("t").longValue());
        JsonNode ticker = feed.frames.of(TICKER).get(0).json();
        assertEquals(86_400_000, ticker.get("C").longValue() - ticker.get("O").longValue());
    }

    @Test
    void asManyEventsHappenAsTimeDemandsWhateverTheTicks() {
        for (long tickMs : new long[] {1, 3, 10}) {
            CollectedFrames frames = new CollectedFrames(TRADE, BOOK_TICKER, "ethusdt@trade", "ethusdt@bookTicker");
            new VirtualFeed(frames, 250, 1, "btcusdt", "ethusdt").passInTicksOf(tickMs, 30_000);
            assertEquals(7_500, frames.frames.size());
        }
    }

    @Test
    void marketsStandStillAtZeroEventsPerSecond() {
        CollectedFrames frames = run(1, 0, 4_500, ALL).frames;
        assertTrue(frames.of(TRADE).isEmpty() && frames.of(AGG_TRADE).isEmpty());
        assertTrue(frames.of(BOOK_TICKER).isEmpty() && frames.of(DEPTH).isEmpty());
        assertEquals(4, frames.of(TICKER).size());
        JsonNode candle = frames.of(KLINE).get(0).json().get("k");
        assertEquals(-1, candle.get("f").longValue());
        assertEquals(-1, candle.get("L").longValue());
        assertEquals(0, candle.get("n").longValue());
    }

    @Test
    void idsRunOnWhileNobodyListens() {
        VirtualFeed feed = run(1, 1_000, 1_000, TRADE, DEPTH);
        long tradeBefore = last(feed, TRADE).lastId();
        long updateBefore = last(feed, DEPTH).lastId();
        feed.frames.wanted.clear();
        feed.pass(1_000);
        assertEquals(tradeBefore, last(feed, TRADE).lastId());
        feed.frames.frames.clear();
        feed.frames.wanted.addAll(List.of(TRADE, DEPTH));
        feed.pass(200);
        assertTrue(feed.frames.of(TRADE).get(0).firstId() > tradeBefore + 100);
        assertTrue(feed.frames.of(DEPTH).get(0).firstId() > updateBefore + 100);
    }

    private static Frame last(VirtualFeed feed, String stream) {
        List<Frame> frames = feed.frames.of(stream);
        return frames.get(frames.size() - 1);
    }

    @Test
    void derivesAPlausibleMarketForAnySymbol() {
        for (String symbol : List.of("dogeusdt", "solusdt", "\u5e01\u5b89\u4eba\u751fusdt", "1000sats", "x")) {
            for (long seed = 0; seed < 20; seed++) {
                CollectedFrames frames = new CollectedFrames(symbol + "@bookTicker");
                new VirtualFeed(frames, 1_000, seed, symbol).pass(200);
                assertFalse(frames.frames.isEmpty());
                for (Frame frame : frames.frames) {
                    BigDecimal bid = decimal(frame.json(), "b");
                    String where = frame.payload() + " of seed " + seed;
                    assertTrue(bid.signum() > 0 && bid.compareTo(decimal(frame.json(), "a")) < 0, where);
                }
            }
        }
    }

    @Test
    void refusesWhatIsNoRateAndNoSymbol() {
        assertThrows(IllegalArgumentException.class, () -> run(1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> run(1, Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> run(1, Double.POSITIVE_INFINITY, 0));
        CollectedFrames none = new CollectedFrames();
        assertThrows(IllegalArgumentException.class, () -> new VirtualFeed(none, 1, 1, "btc usdt"));
        new VirtualFeed(none, 1, 1).pass(2_000);
        assertTrue(none.frames.isEmpty());
    }
}
