package io.ringfeed.benchmarks.soak.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What broke a law: how often, and the first few places of each. */
final class Findings {
    private static final int SHOWN = 5;

    private final Map<Law, Long> counts = new EnumMap<>(Law.class);
    private final Map<Law, List<String>> places = new EnumMap<>(Law.class);

    void add(Law law, Line line) {
        add(law, 1, line);
    }

    void add(Law law, long count, Line line) {
        add(law, count, line.where());
    }

    void add(Law law, String place) {
        add(law, 1, place);
    }

    void add(Law law, long count, String place) {
        counts.merge(law, count, Long::sum);
        List<String> known = places.computeIfAbsent(law, first -> new ArrayList<>());
        if (known.size() < SHOWN) {
            known.add(place);
        }
    }

    long count(Law law) {
        return counts.getOrDefault(law, 0L);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** A line for each place, for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        places.forEach((law, some) -> some.forEach(place -> lines.add(law.label() + ": " + place)));
        return lines;
    }
}
