package io.ringfeed.simulator.oracle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON by Jackson's tree, strictly. */
public final class Json {
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    public static JsonNode tree(String text) {
        try {
            return JACKSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON: " + text, broken);
        }
    }

    /** A decimal in quotes. */
    public static BigDecimal decimal(JsonNode object, String key) {
        return new BigDecimal(object.get(key).textValue());
    }

    public static long integer(JsonNode object, String key) {
        return object.get(key).longValue();
    }

    /** The keys in their order, with a blank between. */
    public static String keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return String.join(" ", keys);
    }
}
