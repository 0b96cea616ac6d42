package io.ringfeed.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.ServerShutdownFields;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads frames by Jackson's tree and the tables of the protocol page, and shares nothing with the codec: what both
 * misread in the
 * same way would have to be misread twice.
 */
public final class Oracle {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> SPOT_EVENTS =
            Set.of("trade", "aggTrade", "kline", "24hrTicker", "depthUpdate", "serverShutdown");
    private static final Set<String> BOOK_TICKER_KEYS = Set.of("u", "s", "b", "B", "a", "A");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");

    static {
        JACKSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(10_000).build());
    }

    private Oracle() {}

    public static JsonNode tree(String json) {
        try {
            return JACKSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    /** Whether Jackson takes the bytes for JSON. */
    public static boolean isJson(byte[] bytes) {
        try {
            return !JACKSON.readTree(bytes).isMissingNode();
        } catch (java.io.IOException e) {
            return false;
        }
    }

    /** The tree with decimals in quotes stripped to their value, so that two ways to write one number are equal. */
    public static JsonNode normal(String json) {
        return normal(tree(json));
    }

    private static JsonNode normal(JsonNode node) {
        if (node.isObject()) {
            ObjectNode result = JACKSON.createObjectNode();
            node.properties().forEach(member -> result.set(member.getKey(), normal(member.getValue())));
            return result;
        }
        if (node.isArray()) {
            ArrayNode result = JACKSON.createArrayNode();
            node.forEach(element -> result.add(normal(element)));
            return result;
        }
        if (node.isIntegralNumber()) {
            return JACKSON.getNodeFactory().numberNode(node.bigIntegerValue());
        }
        return node.isTextual() && DECIMAL.matcher(node.textValue()).matches()
                ? JACKSON.getNodeFactory()
                        .textNode(new BigDecimal(node.textValue())
                                .stripTrailingZeros()
                                .toPlainString())
                : node;
    }

    /** Whether a frame is a spot event of the kinds this codec reads; futures have keys of their own. */
    public static boolean isSpotEvent(String frame) {
        JsonNode tree = tree(frame);
        JsonNode data = tree.has("data") ? tree.get("data") : tree;
        if (!data.isObject() || data.has("ps") || data.has("pu") || data.has("st")) {
            return false;
        }
        String name = data.path("e").asText("");
        return switch (name) {
            case "" -> fieldNames(data).equals(BOOK_TICKER_KEYS);
            case "24hrTicker" -> data.has("x");
            case "aggTrade" -> data.has("M");
            default -> SPOT_EVENTS.contains(name);
        };
    }

    private static Set<String> fieldNames(JsonNode node) {
        Set<String> names = new java.util.HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Compares what the typed views show with the frame, field by field. */
    public static void assertSameFields(String frame, Codec codec, String message) {
        JsonNode tree = tree(frame);
        boolean isWrapped = tree.has("data");
        JsonNode data = isWrapped ? tree.get("data") : tree;
        switch (codec.record.kind()) {
            case TRADE -> {
                TradeEvent event = wrap(new TradeEvent(), tree, data, codec, message);
                integers(data, message, "E", event.eventTime(), "t", event.tradeId(), "T", event.tradeTime());
                decimals(data, message, "p", event.price(), "q", event.quantity());
                assertEquals(data.get("m").booleanValue(), event.isBuyerMaker(), message);
                assertEquals(data.path("b").asLong(EventRecord.NO_INTEGER), event.buyerOrderId(), message);
                assertEquals(data.path("a").asLong(EventRecord.NO_INTEGER), event.sellerOrderId(), message);
                decimal(data.get("p"), event.snapshot().price(), message);
            }
            case AGG_TRADE -> {
                AggTradeEvent event = wrap(new AggTradeEvent(), tree, data, codec, message);
                integers(data, message, "E", event.eventTime(), "a", event.aggregateTradeId());
                integers(data, message, "f", event.firstTradeId(), "l", event.lastTradeId(), "T", event.tradeTime());
                decimals(data, message, "p", event.price(), "q", event.quantity());
                assertEquals(data.get("m").booleanValue(), event.isBuyerMaker(), message);
                decimal(data.get("q"), event.snapshot().quantity(), message);
            }
            case KLINE -> assertKline(wrap(new KlineEvent(), tree, data, codec, message), data, message);
            case TICKER -> assertTicker(wrap(new TickerEvent(), tree, data, codec, message), data, message);
            case DEPTH -> assertDepth(wrap(new DepthEvent(), tree, data, codec, message), data, message);
            case BOOK_TICKER -> {
                BookTickerEvent event = wrap(new BookTickerEvent(), tree, data, codec, message);
                integers(data, message, "u", event.updateId());
                decimals(data, message, "b", event.bidPrice(), "B", event.bidQuantity());
                decimals(data, message, "a", event.askPrice(), "A", event.askQuantity());
                decimal(data.get("A"), event.snapshot().askQuantity(), message);
            }
            case SERVER_SHUTDOWN -> integers(data, message, "E", codec.record.integer(ServerShutdownFields.EVENT_TIME));
            default -> throw new AssertionError(codec.record.kind() + ": " + message);
        }
    }

    private static void assertKline(KlineEvent event, JsonNode data, String message) {
        JsonNode k = data.get("k");
        integers(data, message, "E", event.eventTime());
        integers(k, message, "t", event.openTime(), "T", event.closeTime(), "n", event.tradeCount());
        integers(k, message, "f", event.firstTradeId(), "L", event.lastTradeId());
        decimals(k, message, "o", event.open(), "c", event.close(), "h", event.high(), "l", event.low());
        decimals(k, message, "v", event.baseVolume(), "q", event.quoteVolume());
        decimals(k, message, "V", event.takerBuyBaseVolume(), "Q", event.takerBuyQuoteVolume());
        assertEquals(k.get("x").booleanValue(), event.isClosed(), message);
        assertEquals(k.get("i").textValue(), event.interval().wireName(), message);
        decimal(k.get("Q"), event.snapshot().takerBuyQuoteVolume(), message);
    }

    private static void assertTicker(TickerEvent event, JsonNode data, String message) {
        integers(data, message, "E", event.eventTime(), "O", event.openTime(), "C", event.closeTime());
        integers(data, message, "F", event.firstTradeId(), "L", event.lastTradeId(), "n", event.tradeCount());
        decimals(data, message, "p", event.priceChange(), "P", event.priceChangePercent());
        decimals(data, message, "w", event.weightedAveragePrice(), "x", event.previousClose());
        decimals(data, message, "c", event.lastPrice(), "Q", event.lastQuantity());
        decimals(data, message, "b", event.bestBidPrice(), "B", event.bestBidQuantity());
        decimals(data, message, "a", event.bestAskPrice(), "A", event.bestAskQuantity());
        decimals(data, message, "o", event.open(), "h", event.high(), "l", event.low());
        decimals(data, message, "v", event.baseVolume(), "q", event.quoteVolume());
        decimal(data.get("v"), event.snapshot().baseVolume(), message);
        assertEquals(data.get("n").longValue(), event.snapshot().tradeCount(), message);
    }

    private static void assertDepth(DepthEvent event, JsonNode data, String message) {
        integers(data, message, "E", event.eventTime());
        integers(data, message, "U", event.firstUpdateId(), "u", event.finalUpdateId());
        assertEquals(data.get("b").size(), event.bidCount(), message);
        assertEquals(data.get("a").size(), event.askCount(), message);
        MutableDecimal value = new MutableDecimal();
        for (int i = 0; i < event.bidCount(); i++) {
            decimal(data.get("b").get(i).get(0), event.bidPrice(i, value).bigDecimal(), message);
            decimal(data.get("b").get(i).get(1), event.bidQuantity(i, value).bigDecimal(), message);
        }
        for (int i = 0; i < event.askCount(); i++) {
            decimal(data.get("a").get(i).get(0), event.askPrice(i, value).bigDecimal(), message);
            decimal(data.get("a").get(i).get(1), event.askQuantity(i, value).bigDecimal(), message);
        }
        assertEquals(data.get("a").size(), event.snapshot().asks().size(), message);
    }

    private static <E extends MarketEvent> E wrap(E event, JsonNode tree, JsonNode data, Codec codec, String message) {
        event.wrap(codec.record, codec.streams, codec.symbols);
        assertEquals(data.get("s").textValue(), event.symbol(), message);
        if (tree.has("data")) {
            assertEquals(tree.get("stream").textValue(), event.streamName(), message);
        } else {
            assertNull(event.streamName(), message);
        }
        return event;
    }

    private static void integers(JsonNode node, String message, Object... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            assertEquals(node.get((String) keysAndValues[i]).longValue(), keysAndValues[i + 1], message);
        }
    }

    private static void decimals(JsonNode node, String message, Object... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Decimal value = (Decimal) keysAndValues[i + 1];
            decimal(node.get((String) keysAndValues[i]), value.bigDecimal(), message);
        }
    }

    private static void decimal(JsonNode node, BigDecimal value, String message) {
        assertEquals(0, new BigDecimal(node.textValue()).compareTo(value), message);
    }
}
