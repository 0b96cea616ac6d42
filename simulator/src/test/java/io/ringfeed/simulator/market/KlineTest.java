package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KlineTest {
    private static final String TRADE = "bnbusdt@trade";
    private static final String SECOND = "bnbusdt@kline_1s";
    private static final String MINUTE = "bnbusdt@kline_1m";

    @Test
    void eachCandleIsClosedOnceAndHoldsExactlyItsTrades() {
        CollectedFrames frames = new CollectedFrames(TRADE, SECOND, MINUTE);
        new VirtualFeed(frames, 100, 1, "bnbusdt").pass(190_500);
        checkChain(frames, SECOND, 190);
        checkChain(frames, MINUTE, 3);
        checkTrades(frames);
    }

    private static void checkChain(CollectedFrames frames, String stream, int expected) {
        Set<Long> closed = new HashSet<>();
        long nextOpen = -1;
        for (Frame frame : frames.of(stream)) {
            JsonNode candle = frame.json().get("k");
            assertFalse(closed.contains(candle.get("t").longValue()), frame::payload);
            if (candle.get("x").booleanValue()) {
                closed.add(candle.get("t").longValue());
                assertTrue(frame.json().get("E").longValue() > candle.get("T").longValue(), frame::payload);
                assertTrue(nextOpen < 0 || nextOpen == candle.get("t").longValue(), frame::payload);
                nextOpen = candle.get("T").longValue() + 1;
            }
        }
        assertEquals(expected, closed.size());
    }

    private static void checkTrades(CollectedFrames frames) {
        List<JsonNode> trades = frames.of(TRADE).stream().map(Frame::json).toList();
        for (Frame frame : frames.of(MINUTE)) {
            JsonNode candle = frame.json().get("k");
            BigDecimal base = BigDecimal.ZERO;
            BigDecimal quote = BigDecimal.ZERO;
            BigDecimal bought = BigDecimal.ZERO;
            int count = 0;
            for (JsonNode trade : trades) {
                long id = trade.get("t").longValue();
                if (id >= candle.get("f").longValue() && id <= candle.get("L").longValue()) {
                    count++;
                    BigDecimal price = decimal(trade, "p");
                    assertTrue(
                            price.compareTo(decimal(candle, "l")) >= 0 && price.compareTo(decimal(candle, "h")) <= 0);
                    assertTrue(trade.get("T").longValue() >= candle.get("t").longValue());
                    assertTrue(trade.get("T").longValue() <= candle.get("T").longValue());
                    base = base.add(decimal(trade, "q"));
                    quote = quote.add(decimal(trade, "q").multiply(price));
                    bought = trade.get("m").booleanValue() ? bought : bought.add(decimal(trade, "q"));
                    if (id == candle.get("f").longValue()) {
                        assertEquals(candle.get("o"), trade.get("p"));
                    }
                    if (id == candle.get("L").longValue()) {
                        assertEquals(candle.get("c"), trade.get("p"));
                    }
                }
            }
            assertEquals(count, candle.get("n").intValue());
            assertEquals(0, base.compareTo(decimal(candle, "v")));
            assertEquals(0, quote.compareTo(decimal(candle, "q")));
            assertEquals(0, bought.compareTo(decimal(candle, "V")));
            assertTrue(decimal(candle, "Q").compareTo(quote) <= 0);
        }
    }

    private static BigDecimal decimal(JsonNode node, String key) {
        return new BigDecimal(node.get(key).textValue());
    }

    @Test
    void everyIntervalHasItsStream() {
        CollectedFrames frames = new CollectedFrames();
        for (String name : Interval.wireNames()) {
            frames.wanted.add("bnbusdt@kline_" + name);
        }
        new VirtualFeed(frames, 10, 1, "bnbusdt").pass(2_100);
        for (String name : Interval.wireNames()) {
            Frame frame = frames.of("bnbusdt@kline_" + name).get(0);
            assertEquals(name, frame.json().get("k").get("i").textValue());
        }
    }

    @Test
    void aClockThatJumpsClosesNoCandleTwice() {
        CollectedFrames frames = new CollectedFrames(SECOND, MINUTE);
        VirtualFeed feed = new VirtualFeed(frames, 10, 1, "bnbusdt");
        feed.pass(1_500);
        feed.passInTicksOf(30_000, 30_000);
        feed.passInTicksOf(86_400_000, 86_400_000);
        feed.pass(3_000);
        Set<String> closed = new HashSet<>();
        for (Frame frame : frames.frames) {
            JsonNode candle = frame.json().get("k");
            if (candle.get("x").booleanValue()) {
                assertTrue(closed.add(candle.get("i") + " " + candle.get("t")), frame::payload);
            }
        }
        assertTrue(closed.size() < 200, "closed " + closed.size());
    }

    @Test
    void spansAreTheCalendars() {
        for (long us = 1_700_000_123_456_789L; us < 1_800_000_000_000_000L; us += 777_777_777_777L) {
            for (Interval interval : Interval.values()) {
                long startUs = CandleSpans.startUs(interval, us);
                long endUs = CandleSpans.endUs(interval, startUs);
                assertTrue(startUs <= us && us < endUs, interval + " at " + us);
                assertEquals(startUs, CandleSpans.startUs(interval, endUs - 1));
                assertEquals(endUs, CandleSpans.startUs(interval, endUs));
            }
            assertEquals(1, utc(CandleSpans.startUs(Interval.ONE_MONTH, us)).getDayOfMonth());
            assertEquals(
                    DayOfWeek.MONDAY,
                    utc(CandleSpans.startUs(Interval.ONE_WEEK, us)).getDayOfWeek());
            assertEquals(0, utc(CandleSpans.startUs(Interval.TWELVE_HOURS, us)).getHour() % 12);
        }
    }

    private static LocalDateTime utc(long us) {
        assertEquals(0, us % 1_000_000);
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(us / 1_000_000), ZoneOffset.UTC);
    }
}
