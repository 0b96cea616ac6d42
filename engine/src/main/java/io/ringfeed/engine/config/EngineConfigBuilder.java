package io.ringfeed.engine.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gathers what is configured. Nothing is read that was not asked for. In whatever order they are called, {@link #set} comes before
 * the environment, that before files, and those before {@link #fallback}.
 *
 * <p><b>Threading:</b> confined to the thread that builds.
 */
public final class EngineConfigBuilder {
    private final List<Setting> fallbacks = new ArrayList<>();
    private final List<Setting> files = new ArrayList<>();
    private final List<Setting> environment = new ArrayList<>();
    private final List<Setting> given = new ArrayList<>();
    private final Set<String> ownVenues = new HashSet<>();
    private final List<String> readProblems = new ArrayList<>();

    EngineConfigBuilder() {}

    /**
     * Read a properties file, in UTF-8. Of several files, the later one wins.
     *
     * @param file in the format of {@link java.util.Properties}; a key may stand in it once.
     * @return this.
     */
    public EngineConfigBuilder file(Path file) {
        files.addAll(PropertiesFile.read(file, readProblems));
        return this;
    }

    /**
     * Read the environment of this process: {@code RINGFEED_*}, {@code BINANCE_TESTNET}, {@code BINANCE_API_KEY} and
     * {@code BINANCE_API_SECRET}.
     *
     * @return this.
     */
    public EngineConfigBuilder environment() {
        return environment(System.getenv());
    }

    /**
     * Read variables as if they were the environment, for tests.
     *
     * @param variables by their names.
     * @return this.
     */
    public EngineConfigBuilder environment(Map<String, String> variables) {
        environment.addAll(EnvironmentVariables.read(variables, readProblems));
        return this;
    }

    /**
     * Set a key explicitly, before all other sources.
     *
     * @param key which.
     * @param text the value as it is written.
     * @param origin how to name the place in messages, such as {@code --ring}.
     * @return this.
     */
    public EngineConfigBuilder set(ConfigKey<?> key, String text, String origin) {
        given.add(new Setting(key, text, origin));
        return this;
    }

    /**
     * Replace a default by one of the application.
     *
     * @param key which.
     * @param text the value as it is written.
     * @return this.
     */
    public EngineConfigBuilder fallback(ConfigKey<?> key, String text) {
        fallbacks.add(new Setting(key, text, EngineConfig.DEFAULT_ORIGIN));
        return this;
    }

    /**
     * Name a venue that the application brings along, such as a simulator: {@code venue} may say so, and then has a
     * {@link EngineConfig#text text} and no value.
     *
     * @param name in lower case.
     * @return this.
     */
    public EngineConfigBuilder ownVenue(String name) {
        ownVenues.add(name);
        return this;
    }

    /** @return what holds. Does not throw: {@link EngineConfig#problems()} says what is wrong. */
    public EngineConfig build() {
        List<String> problems = new ArrayList<>(readProblems);
        Map<ConfigKey<?>, Setting> settings = new LinkedHashMap<>();
        Map<ConfigKey<?>, Object> values = new LinkedHashMap<>();
        Set<ConfigKey<?>> wrong = new HashSet<>();
        List<Setting> weakestFirst = Stream.of(fallbacks, files, environment, given)
                .flatMap(List::stream)
                .filter(setting -> !setting.isEmpty())
                .toList();
        for (Setting setting : weakestFirst) {
            settings.put(setting.key(), setting);
            values.remove(setting.key());
            wrong.remove(setting.key());
            try {
                value(setting).ifPresent(value -> values.put(setting.key(), value));
            } catch (IllegalArgumentException unusable) {
                wrong.add(setting.key());
                problems.add(setting.describe(unusable.getMessage()));
            }
        }
        return ConfigCheck.of(new EngineConfig(settings, values, wrong, problems));
    }

    /** None for a venue of the application's own. */
    private Optional<Object> value(Setting setting) {
        boolean isOwn = setting.key() == ConfigKeys.VENUE
                && ownVenues.contains(setting.text().strip().toLowerCase(Locale.ROOT));
        return isOwn ? Optional.empty() : Optional.of(setting.key().parse(setting.text()));
    }
}
