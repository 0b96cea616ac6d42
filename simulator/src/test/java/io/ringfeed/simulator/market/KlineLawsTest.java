package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import io.ringfeed.simulator.oracle.CandleCalendar;
import io.ringfeed.simulator.oracle.Json;
import io.ringfeed.simulator.oracle.TradeFold;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candles of every interval in both zones are the trades of their span, and open and close by the zone's calendar. */
class KlineLawsTest {
    private static final String TRADE = "bnbusdt@trade";

    private static List<String> klines() {
        List<String> streams = new ArrayList<>();
        for (String interval : Interval.wireNames()) {
            streams.add("bnbusdt@kline_" + interval);
            streams.add("bnbusdt@kline_" + interval + "@+08:00");
        }
        return streams;
    }

    private static VirtualFeed feed(String start, double eventsPerSecond, long seed) {
        CollectedFrames frames = new CollectedFrames(TRADE);
        frames.wanted.addAll(klines());
        long startUs = Instant.parse(start).toEpochMilli() * 1_000;
        return new VirtualFeed(frames, startUs, eventsPerSecond, seed, "bnbusdt");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-31T23:59:37Z, 300, 1", // a month, a week and a day of UTC end
        "2026-05-31T15:59:37Z, 300, 2", // those of +08:00 end
        "2026-02-28T15:58:59Z, 40, 3",
        "2025-12-31T23:59:37Z, 2, 4",
        "2026-03-14T07:59:37Z, 0.05, 5"
    })
    void eachCandleIsTheTradesOfItsSpan(String start, double eventsPerSecond, long seed) {
        VirtualFeed feed = feed(start, eventsPerSecond, seed);
        TradeFold trades = new TradeFold(feed.truth("bnbusdt").lastPrice());
        feed.pass(90_000);
        Map<String, Long> nextOpen = new HashMap<>();
        for (Frame frame : feed.frames.frames) {
            if (frame.stream().equals(TRADE)) {
                trades.add(frame.json());
            } else {
                check(frame, trades, nextOpen, seed);
            }
        }
        assertEquals(32, nextOpen.size());
    }

    private static void check(Frame frame, TradeFold trades, Map<String, Long> nextOpen, long seed) {
        String where = frame.stream() + " of seed " + seed + ": " + frame.payload();
        JsonNode json = frame.json();
        JsonNode candle = json.get("k");
        CandleCalendar calendar = CandleCalendar.of(frame.stream());
        long openMs = Json.integer(candle, "t");
        assertEquals(calendar.openMs(openMs), openMs, where);
        assertEquals(calendar.closeMs(openMs), Json.integer(candle, "T"), where);
        assertEquals(nextOpen.getOrDefault(frame.stream(), openMs), openMs, where);
        nextOpen.put(frame.stream(), openMs);
        if (candle.get("x").booleanValue()) {
            assertTrue(Json.integer(json, "E") > Json.integer(candle, "T"), where);
            nextOpen.put(frame.stream(), Json.integer(candle, "T") + 1);
        } else {
            assertFalse(calendar.interval().equals("1s"), where);
            assertTrue(Json.integer(json, "E") <= Json.integer(candle, "T"), where);
        }
        assertIs(trades.sum(openMs, Json.integer(candle, "T")), candle, where);
    }

    private static void assertIs(TradeFold.Sum sum, JsonNode candle, String where) {
        assertEquals(sum.open, Json.decimal(candle, "o"), where);
        assertEquals(sum.high, Json.decimal(candle, "h"), where);
        assertEquals(sum.low, Json.decimal(candle, "l"), where);
        assertEquals(sum.close, Json.decimal(candle, "c"), where);
        assertEquals(sum.base, Json.decimal(candle, "v"), where);
        assertEquals(sum.quote, Json.decimal(candle, "q"), where);
        assertEquals(sum.boughtBase, Json.decimal(candle, "V"), where);
        assertEquals(sum.boughtQuote, Json.decimal(candle, "Q"), where);
        assertEquals(sum.count, Json.integer(candle, "n"), where);
        assertEquals(sum.firstId, Json.integer(candle, "f"), where);
        assertEquals(sum.lastId, Json.integer(candle, "L"), where);
    }

    @Test
    void everyIntervalEndsAtTheTurnOfAMonthThatIsAMonday() {
        assertEquals(endedAt("2026-05-31T23:59:58Z", ""), Set.copyOf(Interval.wireNames()));
        assertEquals(endedAt("2026-05-31T15:59:58Z", "@+08:00"), Set.copyOf(Interval.wireNames()));
        Set<String> notByMidnightElsewhere = endedAt("2026-05-31T15:59:58Z", "");
        assertEquals(Set.of("1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "8h"), notByMidnightElsewhere);
    }

    /** The intervals whose candles of a zone ended within two seconds, that of three days aside. */
    private static Set<String> endedAt(String start, String zone) {
        VirtualFeed feed = feed(start, 5, 1);
        feed.pass(2_500);
        Set<String> ended = new HashSet<>();
        for (Frame frame : feed.frames.frames) {
            boolean isOfZone = frame.stream().endsWith("@+08:00") != zone.isEmpty();
            if (isOfZone && frame.json().path("k").path("x").booleanValue()) {
                ended.add(frame.json().get("k").get("i").textValue());
            }
        }
        if (ended.contains("1d")) {
            // Days are counted by threes from 1970, and 2026-06-01 is the first of three or it is not.
            assertEquals(LocalDate.of(2026, 6, 1).toEpochDay() % 3 == 0, ended.contains("3d"));
            ended.add("3d");
        }
        return ended;
    }

    @Test
    void candlesThatAZoneDoesNotChangeAreToldAlikeInBoth() {
        VirtualFeed feed = feed("2026-05-31T15:59:30Z", 50, 6);
        feed.pass(60_000);
        for (String interval : List.of("1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "8h")) {
            List<String> utc = payloads(feed, "bnbusdt@kline_" + interval);
            assertTrue(utc.size() >= 30, interval);
            assertEquals(utc, payloads(feed, "bnbusdt@kline_" + interval + "@+08:00"));
        }
    }

    private static List<String> payloads(VirtualFeed feed, String stream) {
        return feed.frames.of(stream).stream().map(Frame::payload).toList();
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "3, 2", "0.2, 3"})
    void theSecondsOfAMinuteAddUpToIt(double eventsPerSecond, long seed) {
        VirtualFeed feed = feed("2026-05-31T15:58:59Z", eventsPerSecond, seed);
        feed.pass(182_000);
        Map<Long, JsonNode> seconds = new HashMap<>();
        for (Frame frame : feed.frames.of("bnbusdt@kline_1s")) {
            seconds.put(Json.integer(frame.json().get("k"), "t"), frame.json().get("k"));
        }
        int minutes = 0;
        for (Frame frame : feed.frames.of("bnbusdt@kline_1m")) {
            JsonNode minute = frame.json().get("k");
            if (minute.get("x").booleanValue() && seconds.containsKey(Json.integer(minute, "t"))) {
                minutes++;
                List<JsonNode> parts = new ArrayList<>();
                for (int second = 0; second < 60; second++) {
                    parts.add(seconds.get(Json.integer(minute, "t") + second * 1_000L));
                }
                assertAddUp(parts, minute);
            }
        }
        assertEquals(3, minutes);
    }

    private static void assertAddUp(List<JsonNode> parts, JsonNode whole) {
        assertEquals(60_000 - 1, Json.integer(whole, "T") - Json.integer(whole, "t"));
        for (String key : List.of("v", "q", "V", "Q")) {
            BigDecimal sum =
                    parts.stream().map(part -> Json.decimal(part, key)).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(sum, Json.decimal(whole, key), key);
        }
        assertEquals(parts.stream().mapToLong(part -> Json.integer(part, "n")).sum(), Json.integer(whole, "n"));
        List<JsonNode> traded =
                parts.stream().filter(part -> Json.integer(part, "n") > 0).toList();
        if (!traded.isEmpty()) {
            JsonNode first = traded.get(0);
            JsonNode last = traded.get(traded.size() - 1);
            assertEquals(first.get("o"), whole.get("o"));
            assertEquals(first.get("f"), whole.get("f"));
            assertEquals(last.get("c"), whole.get("c"));
            assertEquals(last.get("L"), whole.get("L"));
            assertEquals(
                    traded.stream()
                            .map(part -> Json.decimal(part, "h"))
                            .reduce(BigDecimal::max)
                            .orElseThrow(),
                    Json.decimal(whole, "h"));
            assertEquals(
                    traded.stream()
                            .map(part -> Json.decimal(part, "l"))
                            .reduce(BigDecimal::min)
                            .orElseThrow(),
                    Json.decimal(whole, "l"));
        }
    }
}
