package io.ringfeed.engine.config;

import io.ringfeed.engine.venue.Venue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads and writes venues: by a short name, or by their address. */
final class VenueText {
    private static final Map<String, Venue> NAMED = new TreeMap<>(Map.of(
            "prod", Venue.spot(),
            "testnet", Venue.spotTestnet(),
            "demo", Venue.spotDemo(),
            "data-only", Venue.spotDataOnly()));

    private VenueText() {}

    static Set<String> names() {
        return NAMED.keySet();
    }

    static Venue parse(String text) {
        String stripped = text.strip();
        Venue named = NAMED.get(stripped.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        if (!stripped.contains("://")) {
            throw new IllegalArgumentException(
                    "unknown venue: write prod, testnet, demo, data-only, or an address such as wss://127.0.0.1:9443");
        }
        return Venue.custom(stripped);
    }

    static String format(Venue venue) {
        return NAMED.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(venue.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(venue.name());
    }
}
