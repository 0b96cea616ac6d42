package io.ringfeed.benchmarks.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes frames in the venue's order of keys (protocol §4), with seeded values of varying width: prices and quantities
 * have 8 decimals and an integer part of 1 to 5 digits, volumes up to 10. A kind is one method here and one line in
 * {@link SampleKind}.
 */
public final class SampleFrames {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "LINKUSDT", "1000SATSUSDT");
    private static final long UNIT = 100_000_000;
    private static final int MAX_PRICE_DIGITS = 5;
    private static final int MIN_VOLUME_DIGITS = 4;
    private static final int MAX_VOLUME_DIGITS = 10;

    private final Random random = new Random(20261124);

    /** The symbols that the frames of single symbols are about. */
    public static List<String> symbols() {
        return SYMBOLS;
    }

    String trade() {
        return event("trade") + ",\"t\":" + tradeId() + tradeBody() + ",\"M\":true}";
    }

    String aggTrade() {
        long first = tradeId();
        return event("aggTrade") + ",\"a\":" + tradeId() + ",\"p\":" + price() + ",\"q\":" + quantity() + ",\"f\":"
                + first
                + ",\"l\":" + (first + random.nextInt(20)) + ",\"T\":" + time() + ",\"m\":" + random.nextBoolean()
                + ",\"M\":true}";
    }

    String blockTrade() {
        return event("blockTrade") + ",\"t\":" + random.nextInt(1_000_000) + tradeBody() + "}";
    }

    String kline() {
        long openTime = time() / 60_000 * 60_000;
        String symbol = symbol();
        return "{\"e\":\"kline\",\"E\":" + time() + ",\"s\":\"" + symbol + "\",\"k\":{\"t\":" + openTime + ",\"T\":"
                + (openTime + 59_999) + ",\"s\":\"" + symbol + "\",\"i\":\"1m\",\"f\":" + tradeId() + ",\"L\":"
                + tradeId()
                + decimals(this::price, "o", "c", "h", "l") + decimals(this::volume, "v") + ",\"n\":"
                + random.nextInt(10_000)
                + ",\"x\":" + (random.nextInt(30) == 0) + decimals(this::volume, "q", "V", "Q") + ",\"B\":\"0\"}}";
    }

    String miniTicker() {
        return event("24hrMiniTicker") + miniTickerBody();
    }

    String ticker() {
        return event("24hrTicker")
                + priceChange()
                + decimals(this::price, "w", "x", "c")
                + decimals(this::quantity, "Q")
                + decimals(this::price, "b")
                + decimals(this::quantity, "B")
                + decimals(this::price, "a")
                + decimals(this::quantity, "A")
                + decimals(this::price, "o", "h", "l")
                + decimals(this::volume, "v", "q")
                + window();
    }

    String rollingTicker() {
        return event("1hTicker")
                + priceChange()
                + decimals(this::price, "o", "h", "l", "c", "w")
                + decimals(this::volume, "v", "q")
                + window();
    }

    String bookTicker() {
        return "{\"u\":" + updateId() + ",\"s\":\"" + symbol() + "\",\"b\":" + price() + ",\"B\":" + quantity()
                + ",\"a\":" + price() + ",\"A\":" + quantity() + "}";
    }

    String avgPrice() {
        return event("avgPrice") + ",\"i\":\"5m\",\"w\":" + price() + ",\"T\":" + time() + "}";
    }

    String referencePrice() {
        return "{\"e\":\"referencePrice\",\"s\":\"" + symbol() + "\",\"r\":" + price() + ",\"t\":" + time() + "}";
    }

    String depth20() {
        return depth(20);
    }

    String depth200() {
        return depth(200);
    }

    String depth1000() {
        return depth(1000);
    }

    /** Wrapped, since its stream's name is all that tells its symbol (protocol §4.11). */
    String partialDepth() {
        return combined(
                symbol(),
                "@depth20@100ms",
                "{\"lastUpdateId\":" + updateId() + ",\"bids\":[" + levels(20, -1, this::quantity) + "],\"asks\":["
                        + levels(20, 1, this::quantity) + "]}");
    }

    /** A trade as it comes on a combined connection. */
    public String combinedTrade() {
        // The stream's symbol need not be the payload's; no codec compares them.
        return combined(symbol(), "@trade", trade());
    }

    String miniTickers() {
        String rows = IntStream.range(0, 300)
                .mapToObj(i -> event("24hrMiniTicker", "C" + i + "USDT") + miniTickerBody())
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"stream\":\"!miniTicker@arr\",\"data\":" + rows + "}";
    }

    private static String combined(String symbol, String suffix, String payload) {
        return "{\"stream\":\"" + symbol.toLowerCase(Locale.ROOT) + suffix + "\",\"data\":" + payload + "}";
    }

    private String event(String name) {
        return event(name, symbol());
    }

    private String event(String name, String symbol) {
        return "{\"e\":\"" + name + "\",\"E\":" + time() + ",\"s\":\"" + symbol + "\"";
    }

    private String tradeBody() {
        return ",\"p\":" + price() + ",\"q\":" + quantity() + ",\"T\":" + time() + ",\"m\":" + random.nextBoolean();
    }

    private String miniTickerBody() {
        return decimals(this::price, "c", "o", "h", "l") + decimals(this::volume, "v", "q") + "}";
    }

    private String priceChange() {
        String sign = random.nextBoolean() ? "-" : "";
        String percent = random.nextInt(20) + "." + (100 + random.nextInt(900));
        return ",\"p\":\"" + sign + price().substring(1) + ",\"P\":\"" + sign + percent + "\"";
    }

    private String window() {
        long first = tradeId();
        int count = random.nextInt(2_000_000);
        return ",\"O\":" + time() + ",\"C\":" + time() + ",\"F\":" + first + ",\"L\":" + (first + count) + ",\"n\":"
                + count + "}";
    }

    private String depth(int count) {
        long first = updateId();
        return event("depthUpdate") + ",\"U\":" + first + ",\"u\":" + (first + count) + ",\"b\":["
                + levels(count / 2, -1, this::changedQuantity) + "],\"a\":["
                + levels(count / 2, 1, this::changedQuantity)
                + "]}";
    }

    /** From the best price outward, as in every frame seen. */
    private String levels(int count, int direction, Supplier<String> quantity) {
        long price = units(1 + random.nextInt(MAX_PRICE_DIGITS));
        long maxStep = price / (4L * count);
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "[" : ",[")
                    .append(quoted(price))
                    .append(',')
                    .append(quantity.get())
                    .append(']');
            price += direction * random.nextLong(1, maxStep);
        }
        return json.toString();
    }

    private static String decimals(Supplier<String> value, String... keys) {
        StringBuilder json = new StringBuilder();
        for (String key : keys) {
            json.append(",\"").append(key).append("\":").append(value.get());
        }
        return json.toString();
    }

    private String price() {
        return quoted(units(1 + random.nextInt(MAX_PRICE_DIGITS)));
    }

    private String quantity() {
        return price();
    }

    /** One level in four of a difference is deleted. */
    private String changedQuantity() {
        return random.nextInt(4) == 0 ? quoted(0) : quantity();
    }

    private String volume() {
        return quoted(units(random.nextInt(MIN_VOLUME_DIGITS, MAX_VOLUME_DIGITS + 1)));
    }

    /** A number of so many digits before the point, in 10^-8. */
    private long units(int wholeDigits) {
        long least = UNIT;
        for (int i = 1; i < wholeDigits; i++) {
            least *= 10;
        }
        return random.nextLong(least, least * 10);
    }

    private static String quoted(long units) {
        // The leading one keeps the zeros behind the point, and is cut off.
        return '"'
                + String.valueOf(units / UNIT)
                + '.'
                + String.valueOf(UNIT + units % UNIT).substring(1)
                + '"';
    }

    private String symbol() {
        return SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    }

    private long time() {
        return 1_790_000_000_000L + random.nextInt(1_000_000_000);
    }

    private long tradeId() {
        return 6_000_000_000L + random.nextInt(Integer.MAX_VALUE);
    }

    private long updateId() {
        return 100_000_000_000L + random.nextInt(Integer.MAX_VALUE);
    }

    /** A frame as it travels. */
    public static byte[] bytes(String frame) {
        return frame.getBytes(StandardCharsets.UTF_8);
    }
}
