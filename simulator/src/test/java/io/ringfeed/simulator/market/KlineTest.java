package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.KlineZone;
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
            for (KlineZone zone : KlineZone.values()) {
                for (Interval interval : Interval.values()) {
                    CandleSpan span = new CandleSpan(interval, zone);
                    long startUs = span.startUs(us);
                    long endUs = span.endUs(startUs);
                    assertTrue(startUs <= us && us < endUs, span + " at " + us);
                    assertEquals(startUs, span.startUs(endUs - 1));
                    assertEquals(endUs, span.startUs(endUs));
                }
                int hours = zone == KlineZone.UTC ? 0 : 8;
                assertEquals(1, start(Interval.ONE_MONTH, zone, us, hours).getDayOfMonth());
                assertEquals(
                        DayOfWeek.MONDAY,
                        start(Interval.ONE_WEEK, zone, us, hours).getDayOfWeek());
                assertEquals(0, start(Interval.ONE_DAY, zone, us, hours).getHour());
                assertEquals(0, start(Interval.TWELVE_HOURS, zone, us, hours).getHour() % 12);
                assertEquals(0, start(Interval.SIX_HOURS, zone, us, hours).getHour() % 6);
                assertEquals(
                        0,
                        start(Interval.THREE_DAYS, zone, us, hours)
                                        .toLocalDate()
                                        .toEpochDay()
                                % 3);
            }
        }
    }

    @Test
    void spansThatAreTheSameInBothZonesShareACandle() {
        for (Interval interval : Interval.values()) {
            boolean isShared =
                    CandleSpan.indexOf(interval, KlineZone.UTC_PLUS_8) == CandleSpan.indexOf(interval, KlineZone.UTC);
            CandleSpan utc = new CandleSpan(interval, KlineZone.UTC);
            CandleSpan plus8 = new CandleSpan(interval, KlineZone.UTC_PLUS_8);
            for (long us = 1_700_000_123_456_789L; us < 1_710_000_000_000_000L; us += 3_333_333_333L) {
                if (utc.startUs(us) != plus8.startUs(us)) {
                    assertFalse(isShared, interval.wireName());
                    isShared = true;
                    break;
                }
            }
            assertTrue(isShared, interval.wireName());
        }
        assertEquals(22, CandleSpan.ALL.size());
    }

    /** Read as a clock on the zone's wall. */
    private static LocalDateTime start(Interval interval, KlineZone zone, long us, int hours) {
        long startUs = new CandleSpan(interval, zone).startUs(us);
        assertEquals(0, startUs % 1_000_000);
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(startUs / 1_000_000), ZoneOffset.ofHours(hours));
    }
}
