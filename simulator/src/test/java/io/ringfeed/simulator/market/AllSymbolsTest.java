package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.codec.decode.DecodePath;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import io.ringfeed.simulator.oracle.DecodedFields;
import io.ringfeed.simulator.oracle.FrameRules;
import io.ringfeed.simulator.oracle.Json;
import io.ringfeed.simulator.oracle.TradeFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrays of all symbols: one frame a second with the rows that changed, each what its symbol's own stream says. */
class AllSymbolsTest {
    private static final String MINI_TICKERS = "!miniTicker@arr";
    private static final Map<String, String> ARRAYS = Map.of(
            MINI_TICKERS,
            "@miniTicker",
            "!ticker_1h@arr",
            "@ticker_1h",
            "!ticker_4h@arr",
            "@ticker_4h",
            "!ticker_1d@arr",
            "@ticker_1d");
    private static final String[] SYMBOLS = {"btcusdt", "ethusdt", "dogeusdt", "solusdt", "xrpusdt", "adausdt"};

    private static CollectedFrames wanting() {
        CollectedFrames frames = new CollectedFrames();
        ARRAYS.forEach((array, single) -> {
            frames.wanted.add(array);
            for (String symbol : SYMBOLS) {
                frames.wanted.add(symbol + single);
            }
        });
        for (String symbol : SYMBOLS) {
            frames.wanted.add(symbol + "@trade");
        }
        return frames;
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "0.5, 2", "200, 3"})
    void rowsAreThoseThatChangedAndEqualTheSymbolsOwnTickers(double eventsPerSecond, long seed) {
        CollectedFrames frames = wanting();
        VirtualFeed feed = new VirtualFeed(frames, eventsPerSecond, seed, SYMBOLS);
        int quiet = 0;
        for (int second = 0; second < 120; second++) {
            frames.frames.clear();
            feed.pass(1_000);
            List<String> changed = new ArrayList<>();
            for (String symbol : SYMBOLS) {
                if (!frames.of(symbol + "@trade").isEmpty()) {
                    changed.add(symbol);
                }
            }
            quiet += changed.isEmpty() ? 1 : 0;
            for (Map.Entry<String, String> array : ARRAYS.entrySet()) {
                List<String> millis = new ArrayList<>();
                List<String> micros = new ArrayList<>();
                for (String symbol : changed) {
                    Frame own = frames.of(symbol + array.getValue()).get(0);
                    millis.add(own.payload());
                    micros.add(own.microsPayload());
                }
                List<Frame> rows = frames.of(array.getKey());
                assertEquals(changed.isEmpty() ? 0 : 1, rows.size(), array.getKey() + " of seed " + seed);
                if (!changed.isEmpty()) {
                    Frame frame = rows.get(0);
                    assertEquals("[" + String.join(",", millis) + "]", frame.payload());
                    assertEquals("[" + String.join(",", micros) + "]", frame.microsPayload());
                    String head = "{\"stream\":\"" + array.getKey() + "\",\"data\":";
                    assertEquals(head + frame.payload() + "}", frame.wrapped());
                    assertEquals(head + frame.microsPayload() + "}", frame.microsWrapped());
                    assertEquals(frame.json().get(0).get("E").longValue(), frame.firstId());
                }
            }
        }
        assertTrue(eventsPerSecond > 1 || quiet > 10, quiet + " quiet seconds");
    }

    @Test
    void aRowChangesAlsoWhenTradesLeaveItsWindow() {
        CollectedFrames frames = new CollectedFrames("!ticker_1h@arr");
        for (String symbol : SYMBOLS) {
            frames.wanted.add(symbol + "@trade");
        }
        VirtualFeed feed = new VirtualFeed(frames, 0.01, 4, SYMBOLS);
        Map<String, TradeFold> trades = new HashMap<>();
        Map<String, String> before = new HashMap<>();
        for (String symbol : SYMBOLS) {
            trades.put(symbol, new TradeFold(feed.truth(symbol).lastPrice()));
            before.put(symbol, "-1 -1");
        }
        int left = 0;
        for (int second = 0; second < 3 * 3_600; second++) {
            frames.frames.clear();
            feed.passInTicksOf(1_000, 1_000);
            List<String> changed = new ArrayList<>();
            long openUs = Math.floorDiv(feed.nowUs(), 60_000_000L) * 60_000_000L - 3_600_000_000L;
            for (String symbol : SYMBOLS) {
                List<Frame> news = frames.of(symbol + "@trade");
                news.forEach(frame -> trades.get(symbol).add(frame.microsJson()));
                TradeFold.Sum window = trades.get(symbol).sum(openUs, feed.nowUs());
                String ids = window.firstId + " " + window.lastId;
                if (!ids.equals(before.put(symbol, ids))) {
                    changed.add(trades.get(symbol).isEmpty() ? "" : symbol.toUpperCase(Locale.ROOT));
                    left += news.isEmpty() ? 1 : 0;
                }
            }
            List<String> told = new ArrayList<>();
            frames.of("!ticker_1h@arr").forEach(frame -> frame.json()
                    .forEach(row -> told.add(row.get("s").textValue())));
            assertEquals(changed, told, "second " + second);
        }
        assertTrue(left > 20, left + " changes without a trade");
    }

    @Test
    void nothingIsSentWhereNothingChanges() {
        CollectedFrames frames = new CollectedFrames(ARRAYS.keySet().toArray(String[]::new));
        new VirtualFeed(frames, 0, 1, SYMBOLS).pass(5_000);
        assertTrue(frames.frames.isEmpty());
    }

    @Test
    void whoComesLaterGetsWhatChangedSinceTheSecondBefore() {
        CollectedFrames frames = new CollectedFrames();
        VirtualFeed feed = new VirtualFeed(frames, 2, 1, SYMBOLS);
        feed.pass(60_000);
        frames.wanted.add(MINI_TICKERS);
        frames.wanted.add("btcusdt@trade");
        int withBitcoin = 0;
        for (int second = 0; second < 300; second++) {
            frames.frames.clear();
            feed.passInTicksOf(10, 1_000);
            boolean isTold = frames.of(MINI_TICKERS).stream()
                    .anyMatch(frame -> frame.payload().contains("\"BTCUSDT\""));
            assertEquals(!frames.of("btcusdt@trade").isEmpty(), isTold);
            withBitcoin += isTold ? 1 : 0;
        }
        assertTrue(withBitcoin > 3, withBitcoin + " seconds with a trade of it");
    }

    @Test
    void fourHundredSymbolsFitIntoOneFrame() {
        String[] symbols = IntStream.range(0, 400)
                .mapToObj(i -> (i % 40 == 7 ? "\u5e01\u5b89\u4eba\u751f" : "sym") + i + "usdt")
                .toArray(String[]::new);
        CollectedFrames frames = new CollectedFrames(ARRAYS.keySet().toArray(String[]::new));
        VirtualFeed feed = new VirtualFeed(frames, 20_000, 1, symbols);
        feed.pass(1_000);
        assertEquals(4, frames.frames.size());
        for (Frame frame : frames.frames) {
            List<String> told = new ArrayList<>();
            for (JsonNode row : Json.tree(frame.payload())) {
                told.add(row.get("s").textValue().toLowerCase(Locale.ROOT));
            }
            assertEquals(List.of(symbols), told);
            FrameRules.check(frame.stream(), frame.payload(), false);
            FrameRules.check(frame.stream(), frame.microsPayload(), true);
            EventKind kind = new DecodedFields(DecodePath.PREDICTIVE_FIRST).check(frame.wrapped());
            assertEquals(kind, new DecodedFields(DecodePath.DSL_JSON_ONLY).check(frame.wrapped()));
            assertEquals(
                    frame.stream().equals(MINI_TICKERS) ? EventKind.MINI_TICKER_ARRAY : EventKind.ROLLING_TICKER_ARRAY,
                    kind);
        }
    }
}
