package io.ringfeed.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfeed.codec.array.ArrayEvent;
import io.ringfeed.codec.array.MiniTickerArrayEvent;
import io.ringfeed.codec.array.RollingTickerArrayEvent;
import io.ringfeed.codec.array.TickerArrayEvent;
import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.AvgPriceEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookLevelsEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.MiniTickerEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.RollingTickerEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import java.math.BigDecimal;
import java.util.Locale;
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
    private static final Set<String> SPOT_EVENTS = Set.of(
            "trade",
            "aggTrade",
            "blockTrade",
            "kline",
            "24hrMiniTicker",
            "24hrTicker",
            "1hTicker",
            "4hTicker",
            "1dTicker",
            "avgPrice",
            "referencePrice",
            "depthUpdate",
            "serverShutdown");
    private static final Set<String> PARTIAL_DEPTH_KEYS = Set.of("lastUpdateId", "bids", "asks");
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

    private static boolean isWrapper(JsonNode tree) {
        return tree.has("stream") && tree.has("data");
    }

    private static JsonNode payload(JsonNode tree) {
        return isWrapper(tree) ? tree.get("data") : tree;
    }

    /** Whether a frame is a spot event of the kinds this codec reads; futures have keys of their own. */
    public static boolean isSpotEvent(String frame) {
        JsonNode tree = tree(frame);
        JsonNode data = payload(tree);
        if (data.isArray()) {
            for (JsonNode row : data) {
                if (!row.path("e").asText("").endsWith("Ticker") || !isSpotEvent(row)) {
                    return false;
                }
            }
            return !data.isEmpty();
        }
        return isSpotEvent(data);
    }

    private static boolean isSpotEvent(JsonNode data) {
        if (!data.isObject() || data.has("ps") || data.has("pu") || data.has("st")) {
            return false;
        }
        String name = data.path("e").asText("");
        return switch (name) {
            case "" ->
                fieldNames(data).equals(BOOK_TICKER_KEYS) || fieldNames(data).equals(PARTIAL_DEPTH_KEYS);
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
        JsonNode data = payload(tree);
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
            case BLOCK_TRADE -> {
                BlockTradeEvent event = wrap(new BlockTradeEvent(), tree, data, codec, message);
                integers(data, message, "E", event.eventTime(), "t", event.blockTradeId(), "T", event.tradeTime());
                decimals(data, message, "p", event.price(), "q", event.quantity());
                assertEquals(data.get("m").booleanValue(), event.isBuyerMaker(), message);
                decimal(data.get("q"), event.snapshot().quantity(), message);
            }
            case MINI_TICKER ->
                assertMiniTicker(wrap(new MiniTickerEvent(), tree, data, codec, message), data, message);
            case ROLLING_TICKER ->
                assertRollingTicker(wrap(new RollingTickerEvent(), tree, data, codec, message), data, message);
            case AVG_PRICE -> {
                AvgPriceEvent event = wrap(new AvgPriceEvent(), tree, data, codec, message);
                integers(data, message, "E", event.eventTime(), "T", event.lastTradeTime());
                decimals(data, message, "w", event.averagePrice());
                assertEquals(data.get("i").textValue(), event.interval().wireName(), message);
                decimal(data.get("w"), event.snapshot().averagePrice(), message);
            }
            case REFERENCE_PRICE -> {
                ReferencePriceEvent event = wrap(new ReferencePriceEvent(), tree, data, codec, message);
                integers(data, message, "t", event.priceTime());
                assertEquals(EventRecord.NO_INTEGER, event.eventTime(), message);
                assertEquals(!data.get("r").isNull(), event.hasPrice(), message);
                if (event.hasPrice()) {
                    decimals(data, message, "r", event.price());
                    decimal(data.get("r"), event.snapshot().price(), message);
                } else {
                    assertNull(event.price(), message);
                    assertNull(event.snapshot().price(), message);
                }
            }
            case PARTIAL_DEPTH -> assertPartialDepth(codec, tree, data, message);
            case MINI_TICKER_ARRAY -> {
                MiniTickerArrayEvent event = wrapArray(new MiniTickerArrayEvent(), tree, data, codec, message);
                for (JsonNode row : data) {
                    assertTrue(event.next(), message);
                    assertRow(row, event.row(), message);
                    assertMiniTicker(event.row(), row, message);
                }
                assertFalse(event.next(), message);
                assertEquals(data.size(), event.snapshot().size(), message);
            }
            case TICKER_ARRAY -> {
                TickerArrayEvent event = wrapArray(new TickerArrayEvent(), tree, data, codec, message);
                for (JsonNode row : data) {
                    assertTrue(event.next(), message);
                    assertRow(row, event.row(), message);
                    assertTicker(event.row(), row, message);
                }
                assertFalse(event.next(), message);
            }
            case ROLLING_TICKER_ARRAY -> {
                RollingTickerArrayEvent event = wrapArray(new RollingTickerArrayEvent(), tree, data, codec, message);
                for (JsonNode row : data) {
                    assertTrue(event.next(), message);
                    assertRow(row, event.row(), message);
                    assertRollingTicker(event.row(), row, message);
                }
                assertFalse(event.next(), message);
            }
            case SERVER_SHUTDOWN -> integers(data, message, "E", codec.record.integer(MarketEvent.EVENT_TIME));
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

    private static void assertMiniTicker(MiniTickerEvent event, JsonNode data, String message) {
        integers(data, message, "E", event.eventTime());
        decimals(data, message, "c", event.lastPrice(), "o", event.open(), "h", event.high(), "l", event.low());
        decimals(data, message, "v", event.baseVolume(), "q", event.quoteVolume());
        decimal(data.get("c"), event.snapshot().lastPrice(), message);
        decimal(data.get("q"), event.snapshot().quoteVolume(), message);
    }

    private static void assertRollingTicker(RollingTickerEvent event, JsonNode data, String message) {
        assertEquals(data.get("e").textValue(), event.window().wireName() + "Ticker", message);
        integers(data, message, "E", event.eventTime(), "O", event.openTime(), "C", event.closeTime());
        integers(data, message, "F", event.firstTradeId(), "L", event.lastTradeId(), "n", event.tradeCount());
        decimals(data, message, "p", event.priceChange(), "P", event.priceChangePercent());
        decimals(data, message, "w", event.weightedAveragePrice(), "c", event.lastPrice());
        decimals(data, message, "o", event.open(), "h", event.high(), "l", event.low());
        decimals(data, message, "v", event.baseVolume(), "q", event.quoteVolume());
        decimal(data.get("w"), event.snapshot().weightedAveragePrice(), message);
        assertEquals(data.get("L").longValue(), event.snapshot().lastTradeId(), message);
    }

    private static void assertPartialDepth(Codec codec, JsonNode tree, JsonNode data, String message) {
        PartialDepthEvent event = new PartialDepthEvent();
        event.wrap(codec.record, codec.streams, codec.symbols);
        if (isWrapper(tree)) {
            String stream = tree.get("stream").textValue();
            assertEquals(stream, event.streamName(), message);
            String symbol =
                    stream.substring(0, Math.max(0, stream.indexOf('@'))).toUpperCase(Locale.ROOT);
            assertEquals(symbol.isEmpty() ? null : symbol, event.symbol(), message);
        } else {
            assertNull(event.symbol(), message);
        }
        integers(data, message, "lastUpdateId", event.lastUpdateId());
        assertEquals(EventRecord.NO_INTEGER, event.eventTime(), message);
        assertLevels(event, data.get("bids"), data.get("asks"), message);
        assertEquals(data.get("bids").size(), event.snapshot().bids().size(), message);
    }

    private static <E extends ArrayEvent> E wrapArray(
            E event, JsonNode tree, JsonNode data, Codec codec, String message) {
        event.wrap(codec.record, codec.streams, codec.symbols);
        assertNull(event.symbol(), message);
        assertEquals(EventRecord.NO_INTEGER, event.eventTime(), message);
        assertEquals(data.size(), event.count(), message);
        assertEquals(isWrapper(tree) ? tree.get("stream").textValue() : null, event.streamName(), message);
        return event;
    }

    private static void assertRow(JsonNode row, MarketEvent event, String message) {
        assertEquals(row.get("s").textValue(), event.symbol(), message);
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
        assertLevels(event, data.get("b"), data.get("a"), message);
        assertEquals(data.get("a").size(), event.snapshot().asks().size(), message);
    }

    private static void assertLevels(BookLevelsEvent event, JsonNode bids, JsonNode asks, String message) {
        assertEquals(bids.size(), event.bidCount(), message);
        assertEquals(asks.size(), event.askCount(), message);
        MutableDecimal value = new MutableDecimal();
        for (int i = 0; i < event.bidCount(); i++) {
            decimal(bids.get(i).get(0), event.bidPrice(i, value).bigDecimal(), message);
            decimal(bids.get(i).get(1), event.bidQuantity(i, value).bigDecimal(), message);
        }
        for (int i = 0; i < event.askCount(); i++) {
            decimal(asks.get(i).get(0), event.askPrice(i, value).bigDecimal(), message);
            decimal(asks.get(i).get(1), event.askQuantity(i, value).bigDecimal(), message);
        }
    }

    private static <E extends MarketEvent> E wrap(E event, JsonNode tree, JsonNode data, Codec codec, String message) {
        event.wrap(codec.record, codec.streams, codec.symbols);
        assertEquals(data.get("s").textValue(), event.symbol(), message);
        if (isWrapper(tree)) {
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
