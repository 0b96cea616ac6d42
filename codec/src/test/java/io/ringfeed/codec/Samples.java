package io.ringfeed.codec;

import java.util.LinkedHashMap;
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
        return samples;
    }

    /** A payload as it comes on a combined connection. */
    public static String wrapped(String streamName, String payload) {
        return "{\"stream\":\"" + streamName + "\",\"data\":" + payload + "}";
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
