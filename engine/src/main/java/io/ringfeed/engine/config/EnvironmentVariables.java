package io.ringfeed.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what environment variables say. An empty one says nothing. */
final class EnvironmentVariables {
    static final String PREFIX = "RINGFEED_";

    /** The guide's switch: true for the test network; false says nothing. */
    private static final String TESTNET = "BINANCE_TESTNET";

    /** Read by others: the first by {@code scripts/ringfeed}. */
    private static final Set<String> OF_OTHERS = Set.of("RINGFEED_JAVA_OPTS");

    private EnvironmentVariables() {}

    /** What they say, sorted by name; what is wrong with them goes to the problems. */
    static List<Setting> read(Map<String, String> environment, List<String> problems) {
        Map<String, ConfigKey<?>> keys =
                ConfigKeys.all().stream().collect(Collectors.toMap(ConfigKey::variable, key -> key));
        List<Setting> settings = new ArrayList<>();
        testnet(environment, problems, settings);
        new TreeMap<>(environment).forEach((name, text) -> {
            ConfigKey<?> key = keys.get(name);
            if (key != null) {
                settings.add(new Setting(key, text, "env " + name));
            } else if (name.startsWith(PREFIX) && !OF_OTHERS.contains(name)) {
                List<String> names = Stream.concat(keys.keySet().stream().sorted(), OF_OTHERS.stream())
                        .toList();
                problems.add(KeyAdvice.unknownVariable(name, names));
            }
        });
        return settings;
    }

    private static void testnet(Map<String, String> environment, List<String> problems, List<Setting> settings) {
        String wanted = environment.getOrDefault(TESTNET, "").strip().toLowerCase(Locale.ROOT);
        String venue = environment.getOrDefault(ConfigKeys.VENUE.variable(), "").strip();
        switch (wanted) {
            case "true" -> {
                if (venue.isEmpty()) {
                    settings.add(new Setting(ConfigKeys.VENUE, "testnet", "env " + TESTNET));
                } else if (!"testnet".equalsIgnoreCase(venue)) {
                    problems.add("env " + TESTNET + " says true and env " + ConfigKeys.VENUE.variable()
                            + " names another venue: keep one of them");
                }
            }
            case "", "false" -> {}
            default -> problems.add("env " + TESTNET + ": write true or false");
        }
    }
}
