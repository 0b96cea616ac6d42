package io.ringfeed.engine.config;

import java.util.Locale;

/**
 * One thing that can be configured: its name, how its value is written, and what holds without it.
 *
 * <p><b>Threading:</b> immutable.
 *
 * @param <T> its value.
 */
public final class ConfigKey<T> {
    private final String name;
    private final String variable;
    private final ValueType<T> type;
    private final T defaultValue;
    private final String description;

    ConfigKey(String name, String variable, ValueType<T> type, T defaultValue, String description) {
        this.name = name;
        this.variable = variable;
        this.type = type;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** One whose variable follows from its name. */
    ConfigKey(String name, ValueType<T> type, T defaultValue, String description) {
        this(
                name,
                EnvironmentVariables.PREFIX
                        + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                type,
                defaultValue,
                description);
    }

    /** @return as in a file, such as {@code breaker.threshold}. */
    public String name() {
        return name;
    }

    /** @return the environment variable, such as {@code RINGFEED_BREAKER_THRESHOLD}. */
    public String variable() {
        return variable;
    }

    /** @return how a value is written. */
    public String form() {
        return type.form();
    }

    /** @return one sentence, in lower case and without a full stop. */
    public String description() {
        return description;
    }

    /** @return what holds when nobody says anything, as it would be written; empty where that is nothing. */
    public String defaultText() {
        return defaultValue == null ? "" : format(defaultValue);
    }

    /** @return whether its value must not be seen. */
    public boolean isSecret() {
        return type == (Object) ValueTypes.SECRET;
    }

    /**
     * Read a value.
     *
     * @param text as written.
     * @return the value.
     * @throws IllegalArgumentException with one line that says what to write instead.
     */
    public T parse(String text) {
        return type.parse().apply(text);
    }

    /**
     * Write a value.
     *
     * @param value any.
     * @return so that {@link #parse} reads the same; {@value Secret#MASK} for a secret.
     */
    public String format(T value) {
        return type.format().apply(value);
    }

    /** The {@link #name()}. */
    @Override
    public String toString() {
        return name;
    }
}
