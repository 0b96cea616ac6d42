package io.ringfeed.benchmarks.soak.check;

import java.util.Locale;
import java.util.Map;

/** Writes one line of JSON, for keys and words that need no escapes. */
final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    JsonLine put(String key, long value) {
        return raw(key, Long.toString(value));
    }

    JsonLine put(String key, boolean value) {
        return raw(key, Boolean.toString(value));
    }

    JsonLine put(String key, double value, int decimals) {
        return raw(key, String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    JsonLine put(String key, Map<String, Integer> counts) {
        JsonLine inner = new JsonLine();
        counts.forEach((name, count) -> inner.put(name, count));
        return put(key, inner);
    }

    JsonLine put(String key, JsonLine inner) {
        return raw(key, inner.toString());
    }

    private JsonLine raw(String key, String value) {
        text.append(text.length() > 1 ? "," : "")
                .append('"')
                .append(key)
                .append("\":")
                .append(value);
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
