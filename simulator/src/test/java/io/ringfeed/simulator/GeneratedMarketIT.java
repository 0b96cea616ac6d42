package io.ringfeed.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.simulator.oracle.BookFold;
import io.ringfeed.simulator.oracle.FrameRules;
import io.ringfeed.simulator.oracle.Json;
import io.ringfeed.simulator.truth.MarketTruth;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated market on the wire: every stream comes, those that the venue removed do not, and the truth is what came. */
@Timeout(120)
class GeneratedMarketIT {
    private static final List<String> INTERVALS =
            List.of("1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M");
    private static final List<String> OTHERS = List.of(
            "btcusdt@trade",
            "btcusdt@aggTrade",
            "btcusdt@blockTrade",
            "btcusdt@miniTicker",
            "!miniTicker@arr",
            "btcusdt@ticker",
            "btcusdt@ticker_1h",
            "btcusdt@ticker_4h",
            "btcusdt@ticker_1d",
            "!ticker_1h@arr",
            "!ticker_4h@arr",
            "!ticker_1d@arr",
            "btcusdt@bookTicker",
            "btcusdt@avgPrice",
            "btcusdt@referencePrice",
            "btcusdt@depth5",
            "btcusdt@depth5@100ms",
            "btcusdt@depth10",
            "btcusdt@depth10@100ms",
            "btcusdt@depth20",
            "btcusdt@depth20@100ms",
            "btcusdt@depth",
            "btcusdt@depth@100ms");
    private static final List<String> REMOVED = List.of("!ticker@arr", "!bookTicker", "btcusdt@depth@0ms");

    @TempDir
    private Path folder;

    private static Set<String> live() {
        Set<String> live = new HashSet<>(OTHERS);
        for (String interval : INTERVALS) {
            live.add("btcusdt@kline_" + interval);
            live.add("btcusdt@kline_" + interval + "@+08:00");
        }
        return live;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsEveryStreamOfTheCatalogueAndNoneThatWasRemoved(boolean isMicros) throws Exception {
        try (Simulator simulator = Simulator.builder()
                        .symbols(List.of("btcusdt"))
                        .rate(2_000)
                        .start();
                WireClient client = WireClient.open(simulator, "/stream" + (isMicros ? "?timeUnit=MICROSECOND" : ""))) {
            Set<String> missing = live();
            List<String> names = new ArrayList<>(missing);
            names.addAll(REMOVED);
            client.send("{\"method\":\"SUBSCRIBE\",\"params\":["
                    + names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",")) + "],\"id\":1}");
            client.expect("{\"result\":null,\"id\":1}");
            while (!missing.isEmpty()) {
                JsonNode frame = Json.tree(client.next());
                String stream = frame.get("stream").textValue();
                FrameRules.check(stream, frame.get("data").toString(), isMicros);
                missing.remove(stream);
            }
            for (String name : REMOVED) {
                assertTrue(simulator.subscriptions().contains(name));
                assertEquals(0, simulator.framesSent(name));
            }
        }
    }

    @Test
    void aClientsBookAndTradesArriveAtTheTruth() throws Exception {
        try (Simulator simulator = Simulator.builder().rate(30).seed(5).start();
                WireClient client = WireClient.open(simulator, "/stream?streams=ethusdt@trade/ethusdt@depth@100ms")) {
            assertTrue(simulator.awaitSubscribed("ethusdt@depth@100ms", WireClient.PATIENCE));
            MarketTruth start = simulator.truth("ETHUSDT");
            BookFold book = new BookFold(start);
            BigDecimal traded = start.baseVolume();
            int compared = 0;
            while (compared < 3) {
                JsonNode frame = Json.tree(client.next());
                JsonNode data = frame.get("data");
                if (frame.get("stream").textValue().equals("ethusdt@trade")) {
                    boolean isNew = Json.integer(data, "t") > start.lastTradeId();
                    traded = isNew ? traded.add(Json.decimal(data, "q")) : traded;
                    continue;
                }
                book.applyIfNew(data);
                MarketTruth truth = simulator.truth("ethusdt");
                if (truth.lastUpdateId() == book.updateId() && !truth.bids().equals(start.bids())) {
                    compared++;
                    book.assertIs(truth);
                    assertEquals(truth.baseVolume(), traded);
                }
            }
        }
    }

    @Test
    void differentSymbolsHaveTheirOwnTruthWithTheirOwnTime() {
        try (Simulator simulator =
                Simulator.builder().symbols(List.of("btcusdt", "DOGEUSDT")).start()) {
            long beforeUs = System.currentTimeMillis() * 1_000;
            MarketTruth doge = simulator.truth("dogeUsdt");
            assertEquals("DOGEUSDT", doge.symbol());
            assertNotEquals(doge.bids(), simulator.truth("btcusdt").bids());
            assertTrue(Math.abs(doge.epochUs() - beforeUs) < 60_000_000L);
            assertTrue(doge.bids().get(0).price().compareTo(doge.asks().get(0).price()) < 0);
        }
    }

    @Test
    void saysWhyThereIsNoTruth() throws Exception {
        Simulator ended = Simulator.builder().rate(0).start();
        assertSays(IllegalArgumentException.class, ended, "no market of 'nosuch'", "btcusdt, ethusdt, bnbusdt");
        ended.close();
        assertSays(IllegalStateException.class, ended, "is closed");
        Path file = Files.writeString(folder.resolve("one.jsonl"), "{\"u\":1,\"s\":\"BTCUSDT\"}\n");
        try (Simulator replaying = Simulator.builder().replay(file).start()) {
            assertSays(IllegalStateException.class, replaying, "replays a recording");
        }
    }

    @Test
    void anInterruptedCallerIsToldSoUnlessTheAnswerIsThere() {
        try (Simulator simulator = Simulator.builder().rate(0).start()) {
            Thread.currentThread().interrupt();
            try {
                assertEquals("BTCUSDT", simulator.truth("btcusdt").symbol());
            } catch (IllegalStateException interrupted) {
                assertTrue(interrupted.getMessage().contains("interrupted"), interrupted::getMessage);
            }
            assertTrue(Thread.interrupted(), "the mark stays");
        }
    }

    private static void assertSays(Class<? extends Exception> type, Simulator simulator, String... words) {
        String symbol = type == IllegalArgumentException.class ? "nosuch" : "btcusdt";
        String message = assertThrows(type, () -> simulator.truth(symbol)).getMessage();
        assertEquals(1, message.lines().count(), message);
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }
}
