package io.ringfeed.engine.ring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Frames as the venue sends them over {@code /stream}, by hand after the protocol page's §4. */
final class Frames {
    static final Map<String, String> BY_KIND = Map.of(
            "trade",
            "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BTCUSDT\",\"t\":12345,"
                    + "\"p\":\"86704.77000000\",\"q\":\"0.01864900\",\"T\":1672515782136,\"m\":true,\"M\":true}}",
            "aggTrade",
            "{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1672515782136,\"s\":\"BTCUSDT\",\"a\":5933014,"
                    + "\"p\":\"0.00100000\",\"q\":\"100.00000000\",\"f\":100,\"l\":105,\"T\":1672515782136,\"m\":true,\"M\":true}}",
            "kline",
            "{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":1672515782136,\"s\":\"BTCUSDT\",\"k\":{"
                    + "\"t\":1672515780000,\"T\":1672515839999,\"s\":\"BTCUSDT\",\"i\":\"1m\",\"f\":100,\"L\":200,\"o\":\"0.00100000\","
                    + "\"c\":\"0.00200000\",\"h\":\"0.00250000\",\"l\":\"0.00150000\",\"v\":\"1000.00000000\",\"n\":100,\"x\":false,"
                    + "\"q\":\"1.00000000\",\"V\":\"500.00000000\",\"Q\":\"0.50000000\",\"B\":\"0\"}}}",
            "ticker",
            "{\"stream\":\"btcusdt@ticker\",\"data\":{\"e\":\"24hrTicker\",\"E\":1672515782136,\"s\":\"BTCUSDT\","
                    + "\"p\":\"-65.00000000\",\"P\":\"-0.693\",\"w\":\"9343.29777965\",\"x\":\"9383.27000000\",\"c\":\"9318.48000000\","
                    + "\"Q\":\"0.00250000\",\"b\":\"9318.18000000\",\"B\":\"0.32000000\",\"a\":\"9318.47000000\",\"A\":\"0.35414300\","
                    + "\"o\":\"9383.48000000\",\"h\":\"9438.30000000\",\"l\":\"9215.79000000\",\"v\":\"48745.36667100\","
                    + "\"q\":\"455442476.18534620\",\"O\":1592507327001,\"C\":1592593727001,\"F\":343178745,\"L\":343721862,\"n\":543118}}",
            "bookTicker",
            "{\"stream\":\"btcusdt@bookTicker\",\"data\":{\"u\":100530416204,\"s\":\"BTCUSDT\",\"b\":\"86704.77000000\","
                    + "\"B\":\"4.67811000\",\"a\":\"86704.78000000\",\"A\":\"0.73337000\"}}",
            "depth",
            depth(4));

    private static final String STATISTICS = "\"p\":\"-65.00000000\",\"P\":\"-0.693\",\"o\":\"9383.48000000\","
            + "\"h\":\"9438.30000000\",\"l\":\"9215.79000000\",\"c\":\"9318.48000000\",\"w\":\"9343.29777965\","
            + "\"v\":\"48745.36667100\",\"q\":\"455442476.18534620\",\"O\":1592507280000,\"C\":1592593727001,"
            + "\"F\":343178745,\"L\":343721862,\"n\":543118}";

    /** Kinds of which a connection brings less. */
    static final Map<String, String> RARER = Map.of(
            "blockTrade",
            wrapped(
                    "btcusdt@blockTrade",
                    "{\"e\":\"blockTrade\",\"E\":1778570000123,\"s\":\"BTCUSDT\",\"t\":4711,\"p\":\"86000.50000000\","
                            + "\"q\":\"250.00000000\",\"T\":1778570000120,\"m\":true}"),
            "miniTicker",
            wrapped("btcusdt@miniTicker", miniTicker("BTCUSDT")),
            "rollingTicker",
            wrapped("btcusdt@ticker_1h", "{\"e\":\"1hTicker\",\"E\":1672515782136,\"s\":\"BTCUSDT\"," + STATISTICS),
            "avgPrice",
            wrapped(
                    "btcusdt@avgPrice",
                    "{\"e\":\"avgPrice\",\"E\":1693907033000,\"s\":\"BTCUSDT\",\"i\":\"5m\",\"w\":\"25776.86000000\","
                            + "\"T\":1693907032213}"),
            "referencePrice",
            wrapped(
                    "btcusdt@referencePrice",
                    "{\"e\":\"referencePrice\",\"s\":\"BTCUSDT\",\"r\":null,\"t\":1790134675605}"),
            "partialDepth",
            wrapped(
                    "btcusdt@depth5@100ms",
                    "{\"lastUpdateId\":160,\"bids\":[[\"0.00240000\",\"10.00000000\"]],"
                            + "\"asks\":[[\"0.00260000\",\"100.00000000\"]]}"),
            "miniTickers",
            wrapped("!miniTicker@arr", "[" + miniTicker("BTCUSDT") + "," + miniTicker("ETHUSDT") + "]"),
            "tickers",
            wrapped(
                    "!ticker@arr",
                    "[" + BY_KIND.get("ticker").replaceFirst(".*\"data\":", "").replaceFirst("}$", "") + "]"),
            "rollingTickers",
            wrapped(
                    "!ticker_4h@arr",
                    "[{\"e\":\"4hTicker\",\"E\":1672515782136,\"s\":\"BTCUSDT\"," + STATISTICS + "]"));

    private Frames() {}

    static String of(String kind) {
        return BY_KIND.getOrDefault(kind, RARER.get(kind));
    }

    private static String wrapped(String stream, String payload) {
        return "{\"stream\":\"" + stream + "\",\"data\":" + payload + "}";
    }

    private static String miniTicker(String symbol) {
        return "{\"e\":\"24hrMiniTicker\",\"E\":1672515782136,\"s\":\"" + symbol + "\",\"c\":\"0.00250000\","
                + "\"o\":\"0.00100000\",\"h\":\"0.00270000\",\"l\":\"0.00090000\",\"v\":\"10000.00000000\","
                + "\"q\":\"18.50000000\"}";
    }

    static String depth(int levelsPerSide) {
        StringBuilder bids = new StringBuilder();
        StringBuilder asks = new StringBuilder();
        for (int i = 0; i < levelsPerSide; i++) {
            String comma = i == 0 ? "" : ",";
            bids.append(comma).append("[\"").append(86_704 - i).append(".77000000\",\"0.10000000\"]");
            asks.append(comma).append("[\"").append(86_705 + i).append(".78000000\",\"12.00000000\"]");
        }
        return "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1672515782136,\"s\":\"BTCUSDT\","
                + "\"U\":157,\"u\":160,\"b\":[" + bids + "],\"a\":[" + asks + "]}}";
    }

    static String trade(long id) {
        return BY_KIND.get("trade").replace("\"t\":12345", "\"t\":" + id);
    }

    static ByteBuffer direct(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length);
        buffer.put(0, bytes);
        return buffer;
    }
}
