package io.ringfeed.engine.config;

import io.ringfeed.codec.stream.NearestName;
import java.util.List;

/** Says of a name that is none which one was most likely meant. Never shows a value. */
final class KeyAdvice {
    private static final int SHOWN = 60;

    private KeyAdvice() {}

    static String unknownKey(String name) {
        List<String> names = ConfigKeys.all().stream().map(ConfigKey::name).toList();
        return "unknown key " + quoted(name) + advice(name, names);
    }

    static String unknownVariable(String name, List<String> names) {
        return "unknown environment variable " + quoted(name) + advice(name, names);
    }

    static String quoted(String name) {
        String shown = name.length() > SHOWN ? name.substring(0, SHOWN) + "..." : name;
        return "'" + shown + "'";
    }

    private static String advice(String name, List<String> names) {
        String nearest = NearestName.of(name, names);
        // The distance counts letters twice: up to a third of them may be wrong.
        boolean near = NearestName.distance(name, nearest) <= 2 * (nearest.length() / 3);
        return near ? ", did you mean " + nearest + "?" : ": docs/configuration.md lists all there are";
    }
}
