package io.ringfeed.engine.config;

import io.ringfeed.codec.stream.Stream;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was configured by text, read and checked, each value with its origin. What is called explicitly comes before the environment,
 * that before files, those before the defaults:
 *
 * <pre>{@code
 * EngineConfig config = EngineConfig.builder().file(Path.of("ringfeed.properties")).environment().build();
 * MarketDataEngine engine = MarketDataEngine.builder().config(config).handler(strategy).build();
 * engine.subscribe(config.streams());
 * }</pre>
 *
 * <p><b>Threading:</b> immutable.
 * <br><b>Errors:</b> {@link #problems()} lists them, and the engine's {@code build()} throws them together with its own.
 */
public final class EngineConfig {
    /** The origin of a value that nobody set. */
    public static final String DEFAULT_ORIGIN = "default";

    private final Map<ConfigKey<?>, Setting> settings;
    private final Map<ConfigKey<?>, Object> values;
    private final Set<ConfigKey<?>> wrong;
    private final List<String> problems;

    /** The settings that hold, the values of those that can be used, and those that cannot. */
    EngineConfig(
            Map<ConfigKey<?>, Setting> settings,
            Map<ConfigKey<?>, Object> values,
            Set<ConfigKey<?>> wrong,
            List<String> problems) {
        this.settings = settings;
        this.values = values;
        this.wrong = wrong;
        this.problems = problems.stream()
                .map(line -> line.replaceAll("\\p{Cntrl}+", " "))
                .toList();
    }

    /** @return a builder that has read nothing. */
    public static EngineConfigBuilder builder() {
        return new EngineConfigBuilder();
    }

    /** @return everything that is wrong, with its origin, one line each; empty when all is well. */
    public List<String> problems() {
        return problems;
    }

    /**
     * Look up what was set.
     *
     * @param key which.
     * @param <T> its value.
     * @return the value; empty when nobody set it, or when it cannot be used.
     */
    @SuppressWarnings("unchecked") // made by this very key
    public <T> Optional<T> find(ConfigKey<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    /**
     * Look up what was set, or take something else.
     *
     * @param key which.
     * @param otherwise what holds when nobody set it; may be null.
     * @param <T> its value.
     * @return the value.
     */
    public <T> T or(ConfigKey<T> key, T otherwise) {
        return find(key).orElse(otherwise);
    }

    /** @return what to subscribe to; empty when nobody said. */
    public List<Stream> streams() {
        return or(ConfigKeys.STREAMS, List.of());
    }

    /**
     * Whether anybody set a key, to something usable or not.
     *
     * @param key which.
     * @return true when it has an origin of its own.
     */
    public boolean isSet(ConfigKey<?> key) {
        return settings.containsKey(key);
    }

    /**
     * Whether somebody set a key to what cannot be used, which {@link #problems()} tells.
     *
     * @param key which.
     * @return false also for a venue that the application brings along.
     */
    public boolean isWrong(ConfigKey<?> key) {
        return wrong.contains(key);
    }

    /**
     * Where the value comes from.
     *
     * @param key which.
     * @return such as {@code ringfeed.properties:3} or {@code env RINGFEED_WAIT}; {@value #DEFAULT_ORIGIN} when nobody set it.
     */
    public String origin(ConfigKey<?> key) {
        return isSet(key) ? settings.get(key).origin() : DEFAULT_ORIGIN;
    }

    /**
     * The value as it is written.
     *
     * @param key which.
     * @return what was set or the default, empty where there is none; {@value Secret#MASK} for a secret, and for what cannot be used,
     *     which may be an address with a password in it.
     */
    public String text(ConfigKey<?> key) {
        if (isSet(key)) {
            return key.isSecret() || isWrong(key)
                    ? Secret.MASK
                    : settings.get(key).text();
        }
        return key.defaultText();
    }

    /** @return every key with its value and its origin, in the format of a properties file that says the same; no secrets. */
    public String listing() {
        return ConfigListing.of(this);
    }

    /** The values that were set, masked as in {@link #text}. */
    @Override
    public String toString() {
        return settings.keySet().stream()
                .map(key -> key + "=" + text(key) + " (" + origin(key) + ")")
                .collect(Collectors.joining(", ", "EngineConfig[", "]"));
    }

    /** The keys with usable values. */
    List<ConfigKey<?>> usable() {
        return List.copyOf(values.keySet());
    }

    String describe(ConfigKey<?> key) {
        return key + " (" + origin(key) + ")";
    }

    /** The same, but for the values of some keys, which cannot be used. */
    EngineConfig without(Collection<ConfigKey<?>> keys, List<String> newProblems) {
        Map<ConfigKey<?>, Object> usable = new LinkedHashMap<>(values);
        usable.keySet().removeAll(keys);
        Set<ConfigKey<?>> unusable = new HashSet<>(wrong);
        unusable.addAll(keys);
        return new EngineConfig(settings, usable, unusable, newProblems);
    }
}
