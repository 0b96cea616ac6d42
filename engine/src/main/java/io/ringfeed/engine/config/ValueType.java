package io.ringfeed.engine.config;

import java.util.function.Function;

/**
 * How values of one kind are written.
 *
 * @param form what to write, for the page of keys.
 * @param parse reads it, or throws an {@link IllegalArgumentException} of one line that says what to write instead.
 * @param format writes it so that {@code parse} reads the same.
 * @param <T> what is read.
 */
record ValueType<T>(String form, Function<String, T> parse, Function<T, String> format) {}
