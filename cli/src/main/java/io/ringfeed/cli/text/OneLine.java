package io.ringfeed.cli.text;

/** Keeps a message on one line, whatever it was made of. */
public final class OneLine {
    private OneLine() {}

    /**
     * Join lines and drop control characters.
     *
     * @param text any text, or null.
     * @return one line.
     */
    public static String of(String text) {
        if (text == null) {
            return "";
        }
        return text.replaceAll("\\s*[\\p{Cntrl}\\u2028\\u2029]\\s*", " ").strip();
    }

    /**
     * What went wrong, in words.
     *
     * @param thrown what was thrown.
     * @return its message, or its name where it has none.
     */
    public static String of(Throwable thrown) {
        String message = of(thrown.getMessage());
        return message.isEmpty() ? thrown.getClass().getSimpleName() : message;
    }
}
