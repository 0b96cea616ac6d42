package io.ringfeed.engine.supervisor.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with options. */
final class Problems {
    private final List<String> lines = new ArrayList<>();

    Problems positive(String name, Duration duration) {
        return require(!duration.isNegative() && !duration.isZero(), name + " " + duration + " is not positive");
    }

    Problems notNegative(String name, Duration duration) {
        return require(!duration.isNegative(), name + " " + duration + " is negative");
    }

    Problems require(boolean condition, String otherwise) {
        if (!condition) {
            lines.add(otherwise);
        }
        return this;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
