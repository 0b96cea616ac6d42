package io.ringfeed.cli.text;

import java.util.Locale;

/** Writes text into JSON. */
public final class JsonText {
    private JsonText() {}

    /**
     * Put a text into quotes.
     *
     * @param text any.
     * @return a JSON string on one line.
     */
    public static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
