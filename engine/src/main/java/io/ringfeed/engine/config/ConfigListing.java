package io.ringfeed.engine.config;

import java.util.StringJoiner;

/** Writes a configuration as a properties file that says the same. Secrets are commented out, so that no mask is taken for one. */
final class ConfigListing {
    private ConfigListing() {}

    static String of(EngineConfig config) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        for (ConfigKey<?> key : ConfigKeys.all()) {
            lines.add("# " + printable(config.origin(key)) + ": " + key.description());
            lines.add((key.isSecret() ? "#" : "") + key.name() + "=" + escaped(config.text(key)));
        }
        return lines.toString();
    }

    private static String printable(String origin) {
        return origin.replaceAll("\\p{Cntrl}", "?");
    }

    /** As {@link java.util.Properties} wants a value; letters of all scripts stay as they are. */
    private static String escaped(String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\f", "\\f");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }
}
