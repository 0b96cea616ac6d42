package io.ringfeed.codec.control;

import java.util.List;
import java.util.Locale;

/** Writes JSON texts on the cold path. */
final class JsonText {
    private JsonText() {}

    static void appendQuoted(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    static void appendArray(StringBuilder json, List<String> texts) {
        json.append('[');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                json.append(',');
            }
            appendQuoted(json, texts.get(i));
        }
        json.append(']');
    }
}
