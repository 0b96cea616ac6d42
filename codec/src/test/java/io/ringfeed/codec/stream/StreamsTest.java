package io.ringfeed.codec.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsTest {
    @Test
    void namesStreamsAsTheVenueDoes() {
        assertEquals("btcusdt@trade", Streams.trade("btcusdt").name());
        assertEquals("btcusdt@aggTrade", Streams.aggTrade("btcusdt").name());
        assertEquals(
                "btcusdt@kline_1M", Streams.kline("btcusdt", Interval.ONE_MONTH).name());
        assertEquals("btcusdt@ticker", Streams.ticker("btcusdt").name());
        assertEquals("btcusdt@depth@100ms", Streams.depth("btcusdt").name());
        assertEquals(
                "btcusdt@depth",
                Streams.depth("btcusdt", DepthSpeed.EVERY_SECOND).name());
        assertEquals("btcusdt@bookTicker", Streams.bookTicker("btcusdt").name());
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@trade, TRADE",
        "btcusdt@aggTrade, AGG_TRADE",
        "btcusdt@kline_1m, KLINE",
        "btcusdt@kline_1M, KLINE",
        "btcusdt@ticker, TICKER",
        "btcusdt@depth, DEPTH_DIFF",
        "btcusdt@depth@100ms, DEPTH_DIFF",
        "btcusdt@bookTicker, BOOK_TICKER",
        "币安人生usdt@trade, TRADE",
        "1000sats-x_y@trade, TRADE"
    })
    void readsBackEveryNameItMakes(String name, StreamKind kind) {
        Stream stream = Streams.parse(name);
        assertEquals(name, stream.name());
        assertEquals(kind, stream.kind());
        assertEquals(name.substring(0, name.indexOf('@')), stream.symbol());
        assertEquals(stream, Streams.parse(name));
    }

    @Test
    void putsOnlyTheSymbolIntoLowerCase() {
        assertEquals("btcusdt@aggTrade", Streams.parse("BTCUSDT@aggTrade").name());
        assertEquals("币安人生usdt@kline_1M", Streams.parse("币安人生USDT@kline_1M").name());
    }

    @Test
    void lowersSymbolsTheSameWayWhereTheLanguageIsTurkish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertEquals("linkusdt@ticker", Streams.ticker("LINKUSDT").name());
            assertEquals("inj@kline_1m", Streams.parse("INJ@kline_1m").name());
            String message = message("btcusdt@TICKER");
            assertTrue(message.endsWith("did you mean 'btcusdt@ticker'?"), message);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tellsAMinuteFromAMonth() {
        assertEquals(Interval.ONE_MINUTE, Interval.parse("1m"));
        assertEquals(Interval.ONE_MONTH, Interval.parse("1M"));
        assertNotEquals(Streams.parse("btcusdt@kline_1M"), Streams.parse("btcusdt@kline_1m"));
    }

    @ParameterizedTest
    @EnumSource(Interval.class)
    void readsEveryInterval(Interval interval) {
        assertEquals(interval, Interval.parse(interval.wireName()));
        byte[] name = interval.wireName().getBytes(StandardCharsets.UTF_8);
        assertEquals(interval, Interval.ofOrdinal(Interval.findOrdinal(name, 0, name.length)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"btcusdt@kline_7m", "btcusdt@kline_", "btcusdt@kline_1D", "btcusdt@kline_1m "})
    void listsTheIntervalsWhenOneIsWrong(String name) {
        String message = message(name);
        assertTrue(message.contains("unknown interval"), message);
        assertTrue(message.contains("1s 1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w 1M"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@aggtrade, btcusdt@aggTrade",
        "btcusdt@AGGTRADE, btcusdt@aggTrade",
        "btcusdt@Trade, btcusdt@trade",
        "btcusdt@trades, btcusdt@trade",
        "btcusdt@bookticker, btcusdt@bookTicker",
        "btcusdt@tiker, btcusdt@ticker",
        "btcusdt@depth@100MS, btcusdt@depth@100ms",
        "btcusdt@depth@50ms, btcusdt@depth@100ms",
        "btcusdt@depths, btcusdt@depth",
        "btcusdt@kline-1m, btcusdt@kline_1m",
        "btcusdt, btcusdt@trade",
        "BTCUSDT, btcusdt@trade",
        "btcusdt@, btcusdt@"
    })
    void namesTheNearestStream(String wrong, String nearest) {
        String message = message(wrong);
        assertTrue(message.contains("did you mean '" + nearest), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@trade",
                "btc usdt@trade",
                "btc/usdt@trade",
                "btc\"usdt@trade",
                "btc'usdt@trade",
                "btc\nusdt@trade",
                "btc\u0000@trade",
                "btc\\@trade",
                "btc\u00A0usdt@trade",
                "btc\u200Busdt@trade",
                "btc\uD800@trade",
                "",
                " "
            })
    void refusesSymbolsThatCannotBe(String name) {
        assertTrue(!message(name).isEmpty());
    }

    @Test
    void factoriesRefuseWrongSymbolsAsTheParserDoes() {
        for (String symbol : new String[] {"", "a b", "a@b", "a/b", "\t"}) {
            assertThrows(StreamNameException.class, () -> Streams.trade(symbol), symbol);
        }
    }

    private static String message(String name) {
        String message = assertThrows(StreamNameException.class, () -> Streams.parse(name))
                .getMessage();
        assertTrue(message.lines().count() == 1 && message.length() < 400, message);
        return message;
    }
}
