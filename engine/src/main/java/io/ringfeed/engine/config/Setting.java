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

    /** The text, unless that must not be seen. */
    String shown() {
        return key.isSecret() ? Secret.MASK : text;
    }

    String describe(String problem) {
        return key + " (" + origin + "): " + problem;
    }

    @Override
    public String toString() {
        return key + "=" + shown() + " (" + origin + ")";
    }
}
