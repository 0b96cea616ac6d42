package io.ringfeed.simulator.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of the protocol page's §4, typed off by hand: which keys each stream's payload has, in which order, and of which
 * JSON type. Knows nothing of the codec.
 */
public final class FrameRules {
    private static final String ROLLING_TICKER =
            "e:name E:time s:symbol p:signed8 P:signed3 o:dec8 h:dec8 l:dec8 c:dec8 w:dec8 v:dec8 q:dec8"
                    + " O:time C:time F:id L:id n:int";

    /** By the part of the stream's name behind the symbol: the value of {@code e}, and the keys with their types. */
    private static final Map<String, String[]> KINDS = new LinkedHashMap<>();

    static {
        kind("trade", "trade", "e:name E:time s:symbol t:int p:dec8 q:dec8 T:time m:bool M:bool");
        kind("aggTrade", "aggTrade", "e:name E:time s:symbol a:int p:dec8 q:dec8 f:int l:int T:time m:bool M:bool");
        kind("blockTrade", "blockTrade", "e:name E:time s:symbol t:int p:dec8 q:dec8 T:time m:bool");
        kind(
                "kline_(1s|1m|3m|5m|15m|30m|1h|2h|4h|6h|8h|12h|1d|3d|1w|1M)(@\\+08:00)?",
                "kline",
                "e:name E:time s:symbol k:candle");
        kind("miniTicker", "24hrMiniTicker", "e:name E:time s:symbol c:dec8 o:dec8 h:dec8 l:dec8 v:dec8 q:dec8");
        kind(
                "ticker",
                "24hrTicker",
                "e:name E:time s:symbol p:signed8 P:signed3 w:dec8 x:dec8 c:dec8 Q:dec8 b:dec8 B:dec8 a:dec8 A:dec8"
                        + " o:dec8 h:dec8 l:dec8 v:dec8 q:dec8 O:time C:time F:id L:id n:int");
        kind("ticker_1h", "1hTicker", ROLLING_TICKER);
        kind("ticker_4h", "4hTicker", ROLLING_TICKER);
        kind("ticker_1d", "1dTicker", ROLLING_TICKER);
        kind("bookTicker", "", "u:int s:symbol b:dec8 B:dec8 a:dec8 A:dec8");
        kind("avgPrice", "avgPrice", "e:name E:time s:symbol i:fiveMinutes w:dec8 T:time");
        kind("referencePrice", "referencePrice", "e:name s:symbol r:dec8OrNull t:time");
        kind("depth(5|10|20)(@100ms)?", "", "lastUpdateId:int bids:levels asks:levels");
        kind("depth(@100ms)?", "depthUpdate", "e:name E:time s:symbol U:int u:int b:levels a:levels");
    }

    private static final String CANDLE =
            "t:time T:time s:symbol i:interval f:id L:id o:dec8 c:dec8 h:dec8 l:dec8 v:dec8 n:int x:bool q:dec8"
                    + " V:dec8 Q:dec8 B:ignored";
    private static final Pattern STREAM = Pattern.compile("([^!@]+)@(.+)");
    private static final Pattern ARRAY = Pattern.compile("!(miniTicker|ticker_1h|ticker_4h|ticker_1d)@arr");

    private final String stream;
    private final String symbol;
    private final boolean isMicros;
    private final String payload;

    private FrameRules(String stream, String symbol, boolean isMicros, String payload) {
        this.stream = stream;
        this.symbol = symbol;
        this.isMicros = isMicros;
        this.payload = payload;
    }

    private static void kind(String suffix, String eventName, String keys) {
        KINDS.put(suffix, new String[] {eventName, keys});
    }

    /** Checks a payload against the table of its stream. */
    public static void check(String stream, String payload, boolean isMicros) {
        JsonNode tree = Json.tree(payload);
        // No blanks, no escapes, no digits more than needed: what Jackson writes again is the same text.
        assertEquals(payload, tree.toString(), stream);
        Matcher array = ARRAY.matcher(stream);
        if (array.matches()) {
            assertTrue(tree.isArray() && !tree.isEmpty(), payload);
            for (JsonNode row : tree) {
                new FrameRules(stream, row.path("s").asText(), isMicros, payload).check(array.group(1), row);
            }
            return;
        }
        Matcher single = STREAM.matcher(stream);
        assertTrue(single.matches(), stream);
        new FrameRules(stream, single.group(1).toUpperCase(Locale.ROOT), isMicros, payload)
                .check(single.group(2), tree);
    }

    private void check(String suffix, JsonNode object) {
        for (Map.Entry<String, String[]> kind : KINDS.entrySet()) {
            if (suffix.matches(kind.getKey())) {
                checkKeys(object, kind.getValue()[1], kind.getValue()[0]);
                return;
            }
        }
        throw new AssertionError("no stream of protocol §4.0: " + stream);
    }

    private void checkKeys(JsonNode object, String keys, String eventName) {
        assertTrue(object.isObject(), payload);
        assertEquals(keys.replaceAll(":\\w+", ""), Json.keys(object), stream);
        for (String pair : keys.split(" ", -1)) {
            String[] keyAndType = pair.split(":", 2);
            checkType(keyAndType[0], object.get(keyAndType[0]), keyAndType[1], eventName);
        }
    }

    private void checkType(String key, JsonNode value, String type, String eventName) {
        String where = key + " of " + stream + ": " + payload;
        switch (type) {
            case "name" -> assertEquals(eventName, value.textValue(), where);
            case "symbol" -> assertEquals(symbol, value.textValue(), where);
            case "int" -> assertTrue(value.isIntegralNumber() && value.longValue() >= 0, where);
            case "id" -> assertTrue(value.isIntegralNumber() && value.longValue() >= -1, where);
            case "time" ->
                assertTrue(value.isIntegralNumber() && value.asText().length() == (isMicros ? 16 : 13), where);
            case "bool" -> assertTrue(value.isBoolean(), where);
            case "dec8" -> checkDecimal(value, "\\d+\\.\\d{8}", where);
            case "signed8" -> checkDecimal(value, "-?\\d+\\.\\d{8}", where);
            case "signed3" -> checkDecimal(value, "-?\\d+\\.\\d{3}", where);
            case "dec8OrNull" -> assertTrue(value.isNull() || value.textValue().matches("\\d+\\.\\d{8}"), where);
            case "fiveMinutes" -> assertEquals("5m", value.textValue(), where);
            case "interval" -> assertTrue(stream.contains("@kline_" + value.textValue()), where);
            case "ignored" -> assertEquals("0", value.textValue(), where);
            case "levels" -> checkLevels(value, where);
            case "candle" -> checkKeys(value, CANDLE, "");
            default -> throw new AssertionError("no such type: " + type);
        }
    }

    private static void checkDecimal(JsonNode value, String form, String where) {
        assertTrue(value.isTextual() && value.textValue().matches(form), where);
        assertTrue(!value.textValue().matches("0\\d.*|-0\\.0*"), where);
    }

    private static void checkLevels(JsonNode levels, String where) {
        assertTrue(levels.isArray(), where);
        for (JsonNode level : levels) {
            assertTrue(level.isArray() && level.size() == 2, where);
            checkDecimal(level.get(0), "\\d+\\.\\d{8}", where);
            checkDecimal(level.get(1), "\\d+\\.\\d{8}", where);
        }
    }
}
