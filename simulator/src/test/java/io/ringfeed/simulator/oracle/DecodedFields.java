package io.ringfeed.simulator.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.codec.array.ArrayEvent;
import io.ringfeed.codec.array.MiniTickerArrayEvent;
import io.ringfeed.codec.array.RollingTickerArrayEvent;
import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.decode.DecodePath;
import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.AvgPriceEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookLevelsEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.MiniTickerEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.PriceWindowEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.RollingTickerEvent;
import io.ringfeed.codec.event.StatisticsEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.name.NameRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Decodes frames on one path, and compares what the typed views show with Jackson's tree, key by key. */
public final class DecodedFields {
    /** Keys that are compared elsewhere, or that the venue says to ignore. */
    private static final Set<String> LEFT_OUT = Set.of("e", "s", "k", "M", "k.B");

    private final NameRegistry streams = new NameRegistry(10_000);
    private final NameRegistry symbols = new NameRegistry(10_000);
    private final EventRecord record = new EventRecord();
    private final MessageDecoder decoder;
    private final MessageEncoder encoder = new MessageEncoder();
    private final byte[] target = new byte[1 << 20];
    private final DecodePath path;

    public DecodedFields(DecodePath path) {
        this.path = path;
        decoder = new MessageDecoder(streams, symbols, LevelAllocator.growing(), path);
    }

    /** Decodes a frame, compares, and encodes it back; it is wrapped if it is of the form {@code {"stream":..,"data":..}}. */
    public EventKind check(String frame) {
        String where = path + ": " + frame;
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        EventKind kind =
                decoder.decode(Arrays.copyOf(bytes, bytes.length + MessageDecoder.SLACK_BYTES), bytes.length, record);
        JsonNode tree = Json.tree(frame);
        String stream = tree.path("stream").textValue();
        JsonNode data = stream == null ? tree : tree.get("data");
        switch (kind) {
            case MINI_TICKER_ARRAY -> {
                MiniTickerArrayEvent event = new MiniTickerArrayEvent();
                checkRows(event, event.row(), stream, data, where);
            }
            case ROLLING_TICKER_ARRAY -> {
                RollingTickerArrayEvent event = new RollingTickerArrayEvent();
                checkRows(event, event.row(), stream, data, where);
            }
            default -> {
                MarketEvent event = view(kind, where);
                event.wrap(record, streams, symbols);
                assertEquals(stream, event.streamName(), where);
                checkSymbol(event, stream, data, where);
                compare(data, fields(event), where);
            }
        }
        assertEquals(frame, encodeAgain(stream != null), where);
        return kind;
    }

    /** What was decoded, as the venue would write it: the frame, byte for byte. */
    private String encodeAgain(boolean isWrapped) {
        int end = isWrapped
                ? encoder.encodeWrapped(record, streams, symbols, target, 0)
                : encoder.encode(record, symbols, target, 0);
        assertNotEquals(MessageEncoder.TARGET_TOO_SMALL, end);
        return new String(target, 0, end, StandardCharsets.UTF_8);
    }

    private void checkRows(ArrayEvent event, MarketEvent row, String stream, JsonNode data, String where) {
        event.wrap(record, streams, symbols);
        assertEquals(stream, event.streamName(), where);
        assertNull(event.symbol(), where);
        assertEquals(data.size(), event.count(), where);
        for (JsonNode expected : data) {
            assertTrue(event.next(), where);
            assertEquals(expected.get("s").textValue(), row.symbol(), where);
            compare(expected, fields(row), where);
        }
        assertFalse(event.next(), where);
    }

    /** Partial depth has no symbol but that of its stream's name. */
    private static void checkSymbol(MarketEvent event, String stream, JsonNode data, String where) {
        String symbol = data.has("s")
                ? data.get("s").textValue()
                : stream == null
                        ? null
                        : stream.substring(0, stream.indexOf('@')).toUpperCase(Locale.ROOT);
        assertEquals(symbol, event.symbol(), where);
    }

    private static MarketEvent view(EventKind kind, String where) {
        return switch (kind) {
            case TRADE -> new TradeEvent();
            case AGG_TRADE -> new AggTradeEvent();
            case BLOCK_TRADE -> new BlockTradeEvent();
            case KLINE -> new KlineEvent();
            case MINI_TICKER -> new MiniTickerEvent();
            case TICKER -> new TickerEvent();
            case ROLLING_TICKER -> new RollingTickerEvent();
            case BOOK_TICKER -> new BookTickerEvent();
            case AVG_PRICE -> new AvgPriceEvent();
            case REFERENCE_PRICE -> new ReferencePriceEvent();
            case PARTIAL_DEPTH -> new PartialDepthEvent();
            case DEPTH -> new DepthEvent();
            default -> throw new AssertionError("decoded as " + kind + " by " + where);
        };
    }

    /** What a view shows, by the venue's keys; those of a candle come after {@code k.}. */
    private static Map<String, Object> fields(MarketEvent view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (view instanceof TradeEvent event) {
            put(
                    fields,
                    "E",
                    event.eventTime(),
                    "t",
                    event.tradeId(),
                    "p",
                    event.price().bigDecimal());
            put(fields, "q", event.quantity().bigDecimal(), "T", event.tradeTime(), "m", event.isBuyerMaker());
        } else if (view instanceof AggTradeEvent event) {
            put(
                    fields,
                    "E",
                    event.eventTime(),
                    "a",
                    event.aggregateTradeId(),
                    "p",
                    event.price().bigDecimal());
            put(fields, "q", event.quantity().bigDecimal(), "f", event.firstTradeId(), "l", event.lastTradeId());
            put(fields, "T", event.tradeTime(), "m", event.isBuyerMaker());
        } else if (view instanceof BlockTradeEvent event) {
            put(
                    fields,
                    "E",
                    event.eventTime(),
                    "t",
                    event.blockTradeId(),
                    "p",
                    event.price().bigDecimal());
            put(fields, "q", event.quantity().bigDecimal(), "T", event.tradeTime(), "m", event.isBuyerMaker());
        } else if (view instanceof KlineEvent event) {
            putCandle(fields, event);
        } else if (view instanceof BookTickerEvent event) {
            put(fields, "u", event.updateId());
            put(
                    fields,
                    "b",
                    event.bidPrice().bigDecimal(),
                    "B",
                    event.bidQuantity().bigDecimal());
            put(
                    fields,
                    "a",
                    event.askPrice().bigDecimal(),
                    "A",
                    event.askQuantity().bigDecimal());
        } else if (view instanceof AvgPriceEvent event) {
            put(fields, "E", event.eventTime(), "i", event.interval().wireName());
            put(fields, "w", event.averagePrice().bigDecimal(), "T", event.lastTradeTime());
        } else if (view instanceof ReferencePriceEvent event) {
            put(fields, "r", event.hasPrice() ? event.price().bigDecimal() : null, "t", event.priceTime());
        } else if (view instanceof PartialDepthEvent event) {
            put(fields, "lastUpdateId", event.lastUpdateId(), "bids", bids(event), "asks", asks(event));
        } else if (view instanceof DepthEvent event) {
            put(fields, "E", event.eventTime(), "U", event.firstUpdateId(), "u", event.finalUpdateId());
            put(fields, "b", bids(event), "a", asks(event));
        } else if (view instanceof PriceWindowEvent event) {
            putWindow(fields, event);
        }
        return fields;
    }

    private static void putCandle(Map<String, Object> fields, KlineEvent event) {
        put(fields, "E", event.eventTime(), "k.t", event.openTime(), "k.T", event.closeTime());
        put(fields, "k.i", event.interval().wireName(), "k.f", event.firstTradeId(), "k.L", event.lastTradeId());
        put(fields, "k.o", event.open().bigDecimal(), "k.c", event.close().bigDecimal());
        put(fields, "k.h", event.high().bigDecimal(), "k.l", event.low().bigDecimal());
        put(fields, "k.v", event.baseVolume().bigDecimal(), "k.n", event.tradeCount(), "k.x", event.isClosed());
        put(fields, "k.q", event.quoteVolume().bigDecimal());
        put(fields, "k.V", event.takerBuyBaseVolume().bigDecimal());
        put(fields, "k.Q", event.takerBuyQuoteVolume().bigDecimal());
        put(fields, "k.s", event.symbol());
    }

    private static void putWindow(Map<String, Object> fields, PriceWindowEvent event) {
        put(
                fields,
                "E",
                event.eventTime(),
                "c",
                event.lastPrice().bigDecimal(),
                "o",
                event.open().bigDecimal());
        put(fields, "h", event.high().bigDecimal(), "l", event.low().bigDecimal());
        put(
                fields,
                "v",
                event.baseVolume().bigDecimal(),
                "q",
                event.quoteVolume().bigDecimal());
        if (event instanceof StatisticsEvent statistics) {
            put(fields, "p", statistics.priceChange().bigDecimal());
            put(fields, "P", statistics.priceChangePercent().bigDecimal());
            put(fields, "w", statistics.weightedAveragePrice().bigDecimal());
            put(fields, "O", statistics.openTime(), "C", statistics.closeTime(), "n", statistics.tradeCount());
            put(fields, "F", statistics.firstTradeId(), "L", statistics.lastTradeId());
        }
        if (event instanceof TickerEvent ticker) {
            put(
                    fields,
                    "x",
                    ticker.previousClose().bigDecimal(),
                    "Q",
                    ticker.lastQuantity().bigDecimal());
            put(
                    fields,
                    "b",
                    ticker.bestBidPrice().bigDecimal(),
                    "B",
                    ticker.bestBidQuantity().bigDecimal());
            put(
                    fields,
                    "a",
                    ticker.bestAskPrice().bigDecimal(),
                    "A",
                    ticker.bestAskQuantity().bigDecimal());
        }
    }

    private static BigDecimal[][] bids(BookLevelsEvent event) {
        BigDecimal[][] levels = new BigDecimal[event.bidCount()][];
        MutableDecimal value = new MutableDecimal();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new BigDecimal[] {
                event.bidPrice(i, value).bigDecimal(),
                event.bidQuantity(i, value).bigDecimal()
            };
        }
        return levels;
    }

    private static BigDecimal[][] asks(BookLevelsEvent event) {
        BigDecimal[][] levels = new BigDecimal[event.askCount()][];
        MutableDecimal value = new MutableDecimal();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new BigDecimal[] {
                event.askPrice(i, value).bigDecimal(),
                event.askQuantity(i, value).bigDecimal()
            };
        }
        return levels;
    }

    private static void put(Map<String, Object> fields, Object... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
    }

    /** Every key of the frame must have been shown, and nothing else. */
    private static void compare(JsonNode data, Map<String, Object> fields, String where) {
        Set<String> expected = new HashSet<>();
        data.fieldNames().forEachRemaining(expected::add);
        data.path("k").fieldNames().forEachRemaining(key -> expected.add("k." + key));
        expected.removeAll(LEFT_OUT);
        assertEquals(expected, fields.keySet(), where);
        fields.forEach((key, value) -> {
            JsonNode node = key.startsWith("k.") ? data.get("k").get(key.substring(2)) : data.get(key);
            assertSame(node, value, key + " by " + where);
        });
    }

    private static void assertSame(JsonNode node, Object value, String where) {
        if (value instanceof Long) {
            assertTrue(node.isIntegralNumber(), where);
            assertEquals(node.longValue(), value, where);
        } else if (value instanceof Boolean) {
            assertTrue(node.isBoolean(), where);
            assertEquals(node.booleanValue(), value, where);
        } else if (value instanceof BigDecimal decimal) {
            assertEquals(0, new BigDecimal(node.textValue()).compareTo(decimal), where);
        } else if (value instanceof BigDecimal[][] levels) {
            assertEquals(node.size(), levels.length, where);
            for (int i = 0; i < levels.length; i++) {
                assertSame(node.get(i).get(0), levels[i][0], where);
                assertSame(node.get(i).get(1), levels[i][1], where);
            }
        } else if (value == null) {
            assertTrue(node.isNull(), where);
        } else {
            assertEquals(node.textValue(), value, where);
        }
    }
}
