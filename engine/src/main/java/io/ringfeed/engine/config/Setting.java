package io.ringfeed.engine.config;

/**
 * What one source says of one key.
 *
 * @param key which.
 * @param text as written, a secret too.
 * @param origin where, such as {@code ringfeed.properties:3} or {@code env RINGFEED_WAIT}.
 */
record Setting(ConfigKey<?> key, String text, String origin) {
    boolean isEmpty() {
        return text.isBlank();
    }

    String describe(String problem) {
        return this + ": " + problem;
    }

    /** Without the text, which may be a secret, or hold one. */
    @Override
    public String toString() {
        return key + " (" + origin + ")";
    }
}
