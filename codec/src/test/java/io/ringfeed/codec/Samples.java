package io.ringfeed.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One frame of every kind, written by hand from the protocol page, with values that tell the fields apart. */
public final class Samples {
    public static final String TRADE =
            "{\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BTCUSDT\",\"t\":6123456789,\"p\":\"86704.77000000\","
                    + "\"q\":\"0.00012345\",\"T\":1672515782135,\"m\":true,\"M\":true}";
    public static final String OLD_TRADE =
            "{\"e\":\"trade\",\"E\":123456789,\"s\":\"BNBBTC\",\"t\":12345,\"p\":\"0.001\",\"q\":\"100\",\"b\":88,"
                    + "\"a\":50,\"T\":123456785,\"m\":false,\"M\":true}";
    public static final String BARE_TRADE =
            "{\"e\":\"trade\",\"E\":1672515782136000,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"2\","
                    + "\"T\":1672515782135999,\"m\":false}";
    public static final String AGG_TRADE =
            "{\"e\":\"aggTrade\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"a\":3422444173,\"p\":\"0.00100000\","
                    + "\"q\":\"100.50000000\",\"f\":100,\"l\":105,\"T\":1672515782130,\"m\":true,\"M\":false}";
    public static final String KLINE =
            "{\"e\":\"kline\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"k\":{\"t\":1672515780000,\"T\":1672515839999,"
                    + "\"s\":\"BNBBTC\",\"i\":\"1M\",\"f\":-1,\"L\":200,\"o\":\"0.00100000\",\"c\":\"0.0020\","
                    + "\"h\":\"0.0025\",\"l\":\"0.0015\",\"v\":\"1000\",\"n\":100,\"x\":false,\"q\":\"1.0000\","
                    + "\"V\":\"500\",\"Q\":\"0.500\",\"B\":\"123456\"}}";
    public static final String KLINE_WITHOUT_B =
            KLINE.replace(",\"B\":\"123456\"", "").replace("1M", "1m");
    public static final String TICKER =
            "{\"e\":\"24hrTicker\",\"E\":1580254809477,\"s\":\"ETHBTC\",\"p\":\"-420.97000000\",\"P\":\"-4.720\","
                    + "\"w\":\"9058.27981278\",\"x\":\"8917.98000000\",\"c\":\"9338.96000000\",\"Q\":\"0.17246300\","
                    + "\"b\":\"9338.03000000\",\"B\":\"0.18234600\",\"a\":\"9339.70000000\",\"A\":\"0.14097600\","
                    + "\"o\":\"8917.99000000\",\"h\":\"9373.19000000\",\"l\":\"8862.40000000\","
                    + "\"v\":\"123456789012345.12345678\",\"q\":\"654275356.16896672\",\"O\":1580168409456,"
                    + "\"C\":1580254809456,\"F\":235294268,\"L\":235894703,\"n\":600436}";
    public static final String DEPTH =
            "{\"e\":\"depthUpdate\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"U\":157,\"u\":160,"
                    + "\"b\":[[\"0.0024\",\"10\"],[\"0.0023\",\"0.00000000\"]],\"a\":[[\"0.0026\",\"100\"]]}";
    public static final String EMPTY_DEPTH =
            "{\"e\":\"depthUpdate\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"U\":157,\"u\":160,\"b\":[],\"a\":[]}";
    public static final String BOOK_TICKER = "{\"u\":100530416204,\"s\":\"BTCUSDT\",\"b\":\"86704.77000000\","
            + "\"B\":\"4.67811000\",\"a\":\"86704.78000000\",\"A\":\"0.73337000\"}";
    public static final String CHINESE_BOOK_TICKER = BOOK_TICKER.replace("BTCUSDT", "币安人生USDT");
    public static final String SERVER_SHUTDOWN = "{\"e\":\"serverShutdown\",\"E\":1770123456789}";

    public static final String BLOCK_TRADE =
            "{\"e\":\"blockTrade\",\"E\":1778570000123,\"s\":\"BTCUSDT\",\"t\":4711,\"p\":\"86000.50000000\","
                    + "\"q\":\"250.00000000\",\"T\":1778570000120,\"m\":true}";
    public static final String MINI_TICKER =
            "{\"e\":\"24hrMiniTicker\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"c\":\"0.0025\",\"o\":\"0.0010\","
                    + "\"h\":\"0.0027\",\"l\":\"0.0009\",\"v\":\"10000\",\"q\":\"18.5\"}";
    public static final String WIDE_MINI_TICKER =
            MINI_TICKER.replace("\"10000\"", "\"1234567890123.12345678\"").replace("BNBBTC", "1000SATSUSDTUSDTUSDT");
    public static final String ROLLING_TICKER_1H =
            "{\"e\":\"1hTicker\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"p\":\"-0.0015\",\"P\":\"-250.00\","
                    + "\"o\":\"0.0010\",\"h\":\"0.0025\",\"l\":\"0.0009\",\"c\":\"0.0024\",\"w\":\"0.0018\","
                    + "\"v\":\"10000\",\"q\":\"18\",\"O\":1672512180000,\"C\":1672515782135,\"F\":3,\"L\":18150,"
                    + "\"n\":18151}";
    public static final String ROLLING_TICKER_4H = ROLLING_TICKER_1H.replace("1hTicker", "4hTicker");
    public static final String ROLLING_TICKER_1D = ROLLING_TICKER_1H.replace("1hTicker", "1dTicker");
    public static final String AVG_PRICE =
            "{\"e\":\"avgPrice\",\"E\":1693907033000,\"s\":\"BTCUSDT\",\"i\":\"5m\",\"w\":\"25776.86000000\","
                    + "\"T\":1693907032213}";
    public static final String REFERENCE_PRICE =
            "{\"e\":\"referencePrice\",\"s\":\"BTCUSDT\",\"r\":\"86699.09224517\",\"t\":1790134675605}";
    public static final String NO_REFERENCE_PRICE = REFERENCE_PRICE.replace("\"86699.09224517\"", "null");
    public static final String PARTIAL_DEPTH = "{\"lastUpdateId\":100530416204,\"bids\":[[\"0.0024\",\"10\"],"
            + "[\"0.0023\",\"5.50000000\"]],\"asks\":[[\"0.0026\",\"100\"]]}";
    public static final String EMPTY_PARTIAL_DEPTH = "{\"lastUpdateId\":160,\"bids\":[],\"asks\":[]}";
    public static final String MINI_TICKER_ARRAY =
            "[" + MINI_TICKER + "," + WIDE_MINI_TICKER + "," + MINI_TICKER.replace("BNBBTC", "币安人生USDT") + "]";
    public static final String TICKER_ARRAY = "[" + TICKER + "]";
    public static final String ROLLING_TICKER_1H_ARRAY =
            "[" + ROLLING_TICKER_1H + "," + ROLLING_TICKER_1H.replace("BNBBTC", "ETHBTC") + "]";
    public static final String ROLLING_TICKER_4H_ARRAY = "[" + ROLLING_TICKER_4H + "]";
    public static final String ROLLING_TICKER_1D_ARRAY = "[" + ROLLING_TICKER_1D + "]";

    private Samples() {}

    /** The events by name; those of the same kind are told apart by their names only. */
    public static Map<String, String> events() {
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("trade", TRADE);
        samples.put("old trade", OLD_TRADE);
        samples.put("bare trade", BARE_TRADE);
        samples.put("aggTrade", AGG_TRADE);
        samples.put("kline", KLINE);
        samples.put("kline without B", KLINE_WITHOUT_B);
        samples.put("ticker", TICKER);
        samples.put("depth", DEPTH);
        samples.put("empty depth", EMPTY_DEPTH);
        samples.put("bookTicker", BOOK_TICKER);
        samples.put("chinese bookTicker", CHINESE_BOOK_TICKER);
        samples.put("serverShutdown", SERVER_SHUTDOWN);
        samples.put("blockTrade", BLOCK_TRADE);
        samples.put("miniTicker", MINI_TICKER);
        samples.put("wide miniTicker", WIDE_MINI_TICKER);
        samples.put("rolling ticker of 1 h", ROLLING_TICKER_1H);
        samples.put("rolling ticker of 4 h", ROLLING_TICKER_4H);
        samples.put("rolling ticker of 1 d", ROLLING_TICKER_1D);
        samples.put("avgPrice", AVG_PRICE);
        samples.put("referencePrice", REFERENCE_PRICE);
        samples.put("no referencePrice", NO_REFERENCE_PRICE);
        samples.put("partial depth", PARTIAL_DEPTH);
        samples.put("empty partial depth", EMPTY_PARTIAL_DEPTH);
        samples.put("miniTicker array", MINI_TICKER_ARRAY);
        samples.put("ticker array", TICKER_ARRAY);
        samples.put("rolling ticker array of 1 h", ROLLING_TICKER_1H_ARRAY);
        samples.put("rolling ticker array of 4 h", ROLLING_TICKER_4H_ARRAY);
        samples.put("rolling ticker array of 1 d", ROLLING_TICKER_1D_ARRAY);
        return samples;
    }

    /** Answers of the venue to requests, as on the wire and as documented (protocol §2). */
    public static List<String> replies() {
        return List.of(
                "{\"result\":null,\"id\":1}",
                "{\"id\":312,\"result\":null}",
                "{\"result\":[\"btcusdt@aggTrade\",\"币安人生usdt@trade\"],\"id\":3}",
                "{\"result\":[],\"id\":\"a-text\"}",
                "{\"result\":true,\"id\":2}",
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: \\\"x\\\"\"},\"id\":20}",
                "{\"error\":{\"code\":4,\"msg\":\"Too many subscriptions\"}}",
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: invalid stream\",\"data\":\"no@stream\"},\"id\":null}",
                "{\"code\":0,\"msg\":\"Unknown property\",\"id\":1}",
                "{\"code\":3,\"msg\":\"Invalid JSON: expected value at line 1 column 1\"}");
    }

    /** A payload as it comes on a combined connection. */
    public static String wrapped(String streamName, String payload) {
        return "{\"stream\":\"" + streamName + "\",\"data\":" + payload + "}";
    }

    /** An array of so many mini tickers, each of another symbol. */
    public static String miniTickers(int rows) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < rows; i++) {
            json.append(i == 0 ? "" : ",")
                    .append(MINI_TICKER.replace("BNBBTC", "SYM" + i + "USDT").replace("18.5", "18." + i));
        }
        return json.append(']').toString();
    }

    /** A depth frame with so many levels a side, all different. */
    public static String depth(int levelsASide) {
        StringBuilder bids = new StringBuilder();
        StringBuilder asks = new StringBuilder();
        for (int i = 0; i < levelsASide; i++) {
            String comma = i == 0 ? "" : ",";
            bids.append(comma)
                    .append("[\"")
                    .append(60000 - i)
                    .append(".13000000\",\"")
                    .append(i)
                    .append(".50010000\"]");
            asks.append(comma)
                    .append("[\"")
                    .append(60001 + i)
                    .append(".47000000\",\"0.0")
                    .append(i)
                    .append("\"]");
        }
        return "{\"e\":\"depthUpdate\",\"E\":1672515782136,\"s\":\"BTCUSDT\",\"U\":157,\"u\":160,\"b\":[" + bids
                + "],\"a\":[" + asks + "]}";
    }
}
