package io.ringfeed.codec.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsTest {
    private static final String CHINESE = "币安人生usdt";

    /** A stream as a factory makes it, beside what the venue's catalogue says of it (protocol §4.0). */
    private record Row(Stream made, String suffix, StreamKind kind) {}

    private static List<Row> catalogueOf(String symbol) {
        List<Row> rows = new ArrayList<>(List.of(
                new Row(Streams.trade(symbol), "trade", StreamKind.TRADE),
                new Row(Streams.aggTrade(symbol), "aggTrade", StreamKind.AGG_TRADE),
                new Row(Streams.blockTrade(symbol), "blockTrade", StreamKind.BLOCK_TRADE),
                new Row(Streams.miniTicker(symbol), "miniTicker", StreamKind.MINI_TICKER),
                new Row(Streams.ticker(symbol), "ticker", StreamKind.TICKER),
                new Row(Streams.rollingTicker(symbol, RollingWindow.ONE_HOUR), "ticker_1h", StreamKind.ROLLING_TICKER),
                new Row(
                        Streams.rollingTicker(symbol, RollingWindow.FOUR_HOURS),
                        "ticker_4h",
                        StreamKind.ROLLING_TICKER),
                new Row(Streams.rollingTicker(symbol, RollingWindow.ONE_DAY), "ticker_1d", StreamKind.ROLLING_TICKER),
                new Row(Streams.bookTicker(symbol), "bookTicker", StreamKind.BOOK_TICKER),
                new Row(Streams.avgPrice(symbol), "avgPrice", StreamKind.AVG_PRICE),
                new Row(Streams.referencePrice(symbol), "referencePrice", StreamKind.REFERENCE_PRICE),
                new Row(Streams.depth(symbol), "depth@100ms", StreamKind.DEPTH_DIFF),
                new Row(Streams.depth(symbol, DepthSpeed.EVERY_100_MS), "depth@100ms", StreamKind.DEPTH_DIFF),
                new Row(Streams.depth(symbol, DepthSpeed.EVERY_SECOND), "depth", StreamKind.DEPTH_DIFF),
                new Row(Streams.partialDepth(symbol, DepthLevels.FIVE), "depth5@100ms", StreamKind.PARTIAL_DEPTH),
                new Row(
                        Streams.partialDepth(symbol, DepthLevels.FIVE, DepthSpeed.EVERY_SECOND),
                        "depth5",
                        StreamKind.PARTIAL_DEPTH),
                new Row(
                        Streams.partialDepth(symbol, DepthLevels.TEN, DepthSpeed.EVERY_100_MS),
                        "depth10@100ms",
                        StreamKind.PARTIAL_DEPTH),
                new Row(
                        Streams.partialDepth(symbol, DepthLevels.TEN, DepthSpeed.EVERY_SECOND),
                        "depth10",
                        StreamKind.PARTIAL_DEPTH),
                new Row(Streams.partialDepth(symbol, DepthLevels.TWENTY), "depth20@100ms", StreamKind.PARTIAL_DEPTH),
                new Row(
                        Streams.partialDepth(symbol, DepthLevels.TWENTY, DepthSpeed.EVERY_SECOND),
                        "depth20",
                        StreamKind.PARTIAL_DEPTH)));
        List<String> intervals = List.of("1s 1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w 1M".split(" ", -1));
        assertEquals(intervals, Interval.wireNames());
        for (Interval interval : Interval.values()) {
            String name = "kline_" + interval.wireName();
            rows.add(new Row(Streams.kline(symbol, interval), name, StreamKind.KLINE));
            rows.add(new Row(Streams.kline(symbol, interval, KlineZone.UTC), name, StreamKind.KLINE));
            rows.add(
                    new Row(Streams.kline(symbol, interval, KlineZone.UTC_PLUS_8), name + "@+08:00", StreamKind.KLINE));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"btcusdt", CHINESE, "我踏马来了usdt", "这是测试币456", "1000sats-x_y.z"})
    void makesAndReadsEveryNameOfTheCatalogue(String symbol) {
        for (Row row : catalogueOf(symbol)) {
            assertStream(row.made(), symbol + '@' + row.suffix(), row.kind(), symbol);
            assertStream(Streams.parse(symbol + '@' + row.suffix()), symbol + '@' + row.suffix(), row.kind(), symbol);
            assertEquals(row.made(), Streams.parse(row.made().name()));
        }
    }

    @Test
    void makesAndReadsEveryNameOfAllSymbolsTogether() {
        assertAllMarket(Streams.allMiniTickers(), "!miniTicker@arr", StreamKind.MINI_TICKER_ARRAY);
        StreamKind rolling = StreamKind.ROLLING_TICKER_ARRAY;
        assertAllMarket(Streams.allRollingTickers(RollingWindow.ONE_HOUR), "!ticker_1h@arr", rolling);
        assertAllMarket(Streams.allRollingTickers(RollingWindow.FOUR_HOURS), "!ticker_4h@arr", rolling);
        assertAllMarket(Streams.allRollingTickers(RollingWindow.ONE_DAY), "!ticker_1d@arr", rolling);
    }

    @Test
    void hasAFactoryForEveryKindAndNoNameBesidesThem() {
        Set<StreamKind> kinds = catalogueOf("x").stream().map(Row::kind).collect(Collectors.toSet());
        kinds.addAll(EnumSet.of(StreamKind.MINI_TICKER_ARRAY, StreamKind.ROLLING_TICKER_ARRAY));
        assertEquals(EnumSet.allOf(StreamKind.class), kinds);
        assertEquals(
                catalogueOf("x").stream().map(Row::suffix).collect(Collectors.toSet()), StreamCatalogue.suffixes());
    }

    @Test
    void putsOnlyTheSymbolIntoLowerCase() {
        assertEquals("btcusdt@aggTrade", Streams.parse("BTCUSDT@aggTrade").name());
        assertEquals(CHINESE + "@kline_1M", Streams.parse("币安人生USDT@kline_1M").name());
        assertEquals(
                "btcusdt@kline_1d@+08:00",
                Streams.kline("BtcUsdt", Interval.ONE_DAY, KlineZone.UTC_PLUS_8).name());
    }

    @Test
    void makesTheSameNamesWhereTheLanguageIsTurkish() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            for (Row row : catalogueOf("LINKINJIUSDT")) {
                assertStream(row.made(), "linkinjiusdt@" + row.suffix(), row.kind(), "linkinjiusdt");
                assertEquals(row.made(), Streams.parse("LINKINJIUSDT@" + row.suffix()));
            }
            makesAndReadsEveryNameOfAllSymbolsTogether();
            assertAdvice("INJ@MINITICKER", "did you mean 'inj@miniTicker'?");
            assertAdvice("!MINITICKER@ARR", "did you mean '!miniTicker@arr'?");
            assertAdvice("INJ@INDEXPRICE", "'inj@referencePrice'");
            assertAdvice("KLINE_1m", "did you mean 'btcusdt@kline_1m'?");
            assertAdvice("IN J@trade", "a blank");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void tellsAMinuteFromAMonth() {
        assertEquals(Interval.ONE_MINUTE, Interval.parse("1m"));
        assertEquals(Interval.ONE_MONTH, Interval.parse("1M"));
        assertNotEquals(Streams.parse("btcusdt@kline_1M"), Streams.parse("btcusdt@kline_1m"));
        assertAdvice("btcusdt@KLINE_1M", "did you mean 'btcusdt@kline_1M'?");
        assertAdvice("btcusdt@KLINE_1m", "did you mean 'btcusdt@kline_1m'?");
        assertAdvice("btcusdt@Kline_1M@+08:00", "did you mean 'btcusdt@kline_1M@+08:00'?");
    }

    @ParameterizedTest
    @EnumSource(Interval.class)
    void readsEveryInterval(Interval interval) {
        assertEquals(interval, Interval.parse(interval.wireName()));
        byte[] name = interval.wireName().getBytes(StandardCharsets.UTF_8);
        assertEquals(interval, Interval.ofOrdinal(Interval.findOrdinal(name, 0, name.length)));
    }

    @Test
    void countsTheLevelsOfPartialDepth() {
        assertEquals(
                List.of(5, 10, 20),
                Arrays.stream(DepthLevels.values()).map(DepthLevels::count).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@kline_7m, btcusdt@kline_1m",
        "btcusdt@kline_, btcusdt@kline_1m",
        "btcusdt@kline_1D, btcusdt@kline_1d",
        "'btcusdt@kline_1m ', btcusdt@kline_1m",
        "btcusdt@kline_60m, btcusdt@kline_1h",
        "btcusdt@kline_24h, btcusdt@kline_1d",
        "btcusdt@kline_1D@+08:00, btcusdt@kline_1d@+08:00",
        "btcusdt@kline_7d@+8:00, btcusdt@kline_1w@+08:00"
    })
    void listsTheIntervalsWhenOneIsWrong(String name, String nearest) {
        assertAdvice(
                name,
                "unknown interval",
                "1s 1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w 1M",
                "did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@kline_1m@+8:00, btcusdt@kline_1m@+08:00",
        "btcusdt@kline_1m@08:00, btcusdt@kline_1m@+08:00",
        "btcusdt@kline_1m@ 08:00, btcusdt@kline_1m@+08:00",
        "btcusdt@kline_1m@%2B08:00, btcusdt@kline_1m@+08:00",
        "btcusdt@kline_1m@UTC+8, btcusdt@kline_1m@+08:00",
        "btcusdt@kline_1M@+00:00, btcusdt@kline_1M",
        "btcusdt@kline_1m@, btcusdt@kline_1m"
    })
    void knowsTheOneOtherZoneOfKlines(String name, String nearest) {
        assertAdvice(name, "klines come in UTC, or with '@+08:00' in UTC+8", "did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@aggtrade, btcusdt@aggTrade",
        "btcusdt@AGGTRADE, btcusdt@aggTrade",
        "btcusdt@Trade, btcusdt@trade",
        "btcusdt@bookticker, btcusdt@bookTicker",
        "btcusdt@miniticker, btcusdt@miniTicker",
        "btcusdt@ReferencePrice, btcusdt@referencePrice",
        "btcusdt@depth@100MS, btcusdt@depth@100ms",
        "btcusdt@Depth20, btcusdt@depth20",
        "btcusdt@ticker_1H, btcusdt@ticker_1h",
        "BTCUSDT@TICKER, btcusdt@ticker",
        "!miniticker@arr, !miniTicker@arr",
        "!TICKER_1D@ARR, !ticker_1d@arr"
    })
    void saysWhenOnlyTheCaseIsWrong(String wrong, String nearest) {
        assertAdvice(wrong, "upper and lower case matter in '" + wrong + "'", "did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@trades, btcusdt@trade",
        "btcusdt@tiker, btcusdt@ticker",
        "btcusdt@depths, btcusdt@depth",
        "btcusdt@depth@100, btcusdt@depth@100ms",
        "btcusdt@depth100ms, btcusdt@depth@100ms",
        "btcusdt@kline-1m, btcusdt@kline_1m",
        "btcusdt@trade@100ms, btcusdt@trade",
        "btcusdt@BOOKTICKER@100ms, btcusdt@bookTicker",
        "btcusdt@miniTicker@arr, btcusdt@miniTicker",
        "btcusdt@ticker@1h, btcusdt@ticker_1h",
        "btcusdt@ticker_1h@arr, btcusdt@ticker_1h",
        "btcusdt@24hrTicker, btcusdt@ticker",
        "btcusdt@24hrMiniTicker, btcusdt@miniTicker",
        "btcusdt@4hTicker, btcusdt@ticker_4h",
        "btcusdt@depthUpdate, btcusdt@depth@100ms",
        "btcusdt, btcusdt@trade",
        "BTCUSDT, btcusdt@trade",
        "btc usdt, btcusdt@trade",
        "bookTicker, btcusdt@bookTicker",
        "!miniTicker, !miniTicker@arr",
        "!miniTickers@arr, !miniTicker@arr",
        "!miniTicker@arr@3000ms, !miniTicker@arr",
        "!ticker_4h, !ticker_4h@arr",
        "miniTicker@arr, !miniTicker@arr",
        "ticker_1d@arr, !ticker_1d@arr"
    })
    void namesTheNearestStream(String wrong, String nearest) {
        assertAdvice(wrong, "did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@depth@0ms, btcusdt@depth@100ms",
        "btcusdt@depth@50ms, btcusdt@depth@100ms",
        "btcusdt@depth@250ms, btcusdt@depth@100ms",
        "btcusdt@depth@500ms, btcusdt@depth@100ms",
        "btcusdt@depth@1000ms, btcusdt@depth",
        "btcusdt@depth10@0ms, btcusdt@depth10@100ms",
        "btcusdt@depth10@1000ms, btcusdt@depth10"
    })
    void knowsTheTwoSpeedsOfDepth(String wrong, String nearest) {
        assertAdvice(
                wrong,
                "every 100 ms as '@100ms' or every 1000 ms with nothing behind",
                "did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@depth30, btcusdt@depth20",
        "btcusdt@depth0, btcusdt@depth5",
        "btcusdt@depth7, btcusdt@depth5",
        "btcusdt@depth15, btcusdt@depth20",
        "btcusdt@depth05, btcusdt@depth5",
        "btcusdt@depth50@100ms, btcusdt@depth20@100ms",
        "btcusdt@DEPTH30@50ms, btcusdt@depth20@100ms",
        "btcusdt@depth999999999, btcusdt@depth20"
    })
    void knowsTheNumbersOfLevels(String wrong, String nearest) {
        assertAdvice(wrong, "partial depth has 5, 10 or 20 levels", "did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@ticker_2h, btcusdt@ticker_1h",
        "btcusdt@ticker_24h, btcusdt@ticker_1d",
        "btcusdt@ticker_, btcusdt@ticker_1h",
        "!ticker_24h@arr, !ticker_1d@arr",
        "!ticker_12h@arr, !ticker_1h@arr"
    })
    void knowsTheWindowsOfRollingTickers(String wrong, String nearest) {
        assertAdvice(wrong, "a rolling ticker looks back 1h, 4h or 1d", "did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!ticker@arr", "!TICKER@arr", "!ticker", "ticker@arr", "!ticker@arr@1000ms"})
    void saysWhenTheTickersOfAllSymbolsWereRemoved(String name) {
        assertAdvice(name, "removed on 2026-03-26", "'!miniTicker@arr' or '!ticker_1h@arr'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"!bookTicker", "!bookticker", "!bookTicker@arr", "bookTicker@arr"})
    void saysWhenTheBookTickersOfAllSymbolsWereRemoved(String name) {
        assertAdvice(name, "removed from spot in December 2022", "<symbol>@bookTicker");
    }

    @ParameterizedTest
    @CsvSource({
        "btcusdt@markPrice, btcusdt@referencePrice",
        "btcusdt@markprice@1s, btcusdt@referencePrice",
        "btcusd@indexPrice, btcusd@referencePrice",
        "btcusdt@forceOrder, btcusdt@trade",
        "btcusdt_261225@rpiDepth@500ms, btcusdt@depth@100ms",
        "btcusdt_perpetual@continuousKline_1M, btcusdt@kline_1M",
        "btcusdt@markPriceKline_1h, btcusdt@kline_1h",
        "btcusd@indexPriceKline_1D, btcusd@kline_1d"
    })
    void knowsTheStreamsOfFuturesAndWhatSpotHasInstead(String wrong, String nearest) {
        assertAdvice(wrong, "'" + wrong + "' is a futures stream", "the nearest is '" + nearest + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"btcusdt@compositeIndex", "btcusdt@assetIndex", "btcusdt@contractInfo", "tradingSession"})
    void offersNothingInPlaceOfAFuturesStreamThatSpotHasNoLikeOf(String name) {
        assertAdvice(name, "'" + name + "' is a futures stream, which spot does not have");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"!markPrice@arr", "!markPrice@arr@1s", "!forceOrder@arr", "!contractInfo", "!assetIndex@arr"})
    void knowsTheFuturesStreamsOfAllSymbols(String name) {
        assertAdvice(name, "is a futures stream", "!miniTicker@arr !ticker_1h@arr !ticker_4h@arr !ticker_1d@arr");
    }

    @Test
    void saysThatTheShutdownNoticeComesByItself() {
        assertAdvice("!serverShutdown", "comes by itself");
        assertAdvice("serverShutdown", "comes by itself");
    }

    @Test
    void takesOneNameAtATime() {
        assertAdvice("btcusdt@trade/ethusdt@trade", "give each by itself");
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
                "btc!usdt@trade",
                "btc+usdt@trade",
                "%E5%B8%81usdt@trade",
                "btc?usdt@trade",
                "{btcusdt}@trade",
                "btc\u00A0usdt@trade",
                "btc\u200Busdt@trade",
                "btc\u202Eusdt@trade",
                "btc\u2028usdt@trade",
                "btc\uD800@trade",
                "",
                " ",
                "!",
                "@",
                "!@!"
            })
    void refusesSymbolsThatCannotBe(String name) {
        assertTrue(!message(name).isEmpty());
    }

    @Test
    void refusesSymbolsThatNoRegistryOfNamesWouldTake() {
        String longest = "x".repeat(Streams.MAX_SYMBOL_BYTES);
        assertEquals(
                longest + "@kline_15m@+08:00",
                Streams.kline(longest, Interval.FIFTEEN_MINUTES, KlineZone.UTC_PLUS_8)
                        .name());
        assertAdvice(longest + "x@trade", "is longer than 200 bytes");
        assertAdvice("币".repeat(67) + "@trade", "is longer than 200 bytes");
    }

    @Test
    void factoriesRefuseWrongSymbolsAsTheParserDoes() {
        for (String symbol : new String[] {"", "a b", "a@b", "a/b", "\t", "!miniTicker"}) {
            assertThrows(StreamNameException.class, () -> Streams.trade(symbol), symbol);
            assertThrows(
                    StreamNameException.class,
                    () -> Streams.partialDepth(symbol, DepthLevels.FIVE, DepthSpeed.EVERY_SECOND),
                    symbol);
        }
    }

    @Test
    void everyNameThatItOffersExists() {
        for (String wrong : List.of(
                "x@y",
                "x@depth@",
                "x@depth5@",
                "x@kline",
                "x@klines_1m",
                "x@price",
                "!all",
                "!kline_1m@arr",
                "!x@arr")) {
            String message = message(wrong);
            String offered = message.substring(message.indexOf("did you mean '") + 14, message.length() - 2);
            assertEquals(offered, Streams.parse(offered).name(), message);
        }
    }

    private static void assertStream(Stream stream, String name, StreamKind kind, String symbol) {
        assertEquals(name, stream.name());
        assertEquals(name, stream.toString());
        assertEquals(kind, stream.kind(), name);
        assertEquals(symbol, stream.symbol());
    }

    private static void assertAllMarket(Stream made, String name, StreamKind kind) {
        assertEquals(made, Streams.parse(name));
        for (Stream stream : List.of(made, Streams.parse(name))) {
            assertEquals(name, stream.name());
            assertEquals(kind, stream.kind());
            assertNull(stream.symbol(), name);
        }
    }

    private static void assertAdvice(String name, String... expected) {
        String message = message(name);
        for (String part : expected) {
            assertTrue(message.contains(part), message);
        }
    }

    private static String message(String name) {
        String message = assertThrows(StreamNameException.class, () -> Streams.parse(name))
                .getMessage();
        assertTrue(message.lines().count() == 1 && message.length() < 400, message);
        return message;
    }
}
