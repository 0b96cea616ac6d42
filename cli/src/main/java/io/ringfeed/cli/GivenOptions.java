package io.ringfeed.cli;

import io.ringfeed.engine.config.ConfigKey;
import io.ringfeed.engine.config.EngineConfigBuilder;
import picocli.CommandLine.ParseResult;

/** Adds to a configuration what was said on the command line, and leaves out the defaults of options that nobody gave. */
final class GivenOptions {
    private final ParseResult parsed;
    private final EngineConfigBuilder config;

    GivenOptions(ParseResult parsed, EngineConfigBuilder config) {
        this.parsed = parsed;
        this.config = config;
    }

    <T> GivenOptions option(String name, ConfigKey<T> key, T value) {
        return parsed.hasMatchedOption(name) ? text(name, key, key.format(value)) : this;
    }

    GivenOptions text(String origin, ConfigKey<?> key, String text) {
        config.set(key, text, origin);
        return this;
    }
}
