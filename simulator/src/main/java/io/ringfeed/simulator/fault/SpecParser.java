package io.ringfeed.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads a script of faults; each mistake is told with its place in the text and with what to write instead. */
final class SpecParser {
    private static final List<String> RANDOM_OPTIONS = List.of("seed", "per-minute", "only", "without");
    private static final double DEFAULT_PER_MINUTE = 20;

    private final String spec;
    private Duration lastTime = Duration.ZERO;

    SpecParser(String spec) {
        this.spec = spec;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        int from = 0;
        while (from <= spec.length()) {
            int end = spec.indexOf(';', from);
            end = end < 0 ? spec.length() : end;
            SpecWords words = new SpecWords(spec, from, end);
            if (words.hasNext()) {
                steps.add(step(words));
            }
            from = end + 1;
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(
                    "no fault is named: write steps such as 'at 5s rst; every 10s stall 2s; random per-minute=20'");
        }
        return steps;
    }

    private Step step(SpecWords words) {
        String first = words.next();
        int position = words.position();
        try {
            return switch (first) {
                case "at" -> at(time(words, first), words);
                case "after" -> at(lastTime.plus(time(words, first)), words);
                case "every" -> new Step.Every(time(words, first), fault(words));
                case "random" -> random(words);
                default -> new Step.AtOnce(FaultReader.read(first, words));
            };
        } catch (SpecException told) {
            throw told;
        } catch (IllegalArgumentException wrong) {
            throw new SpecException(position, wrong.getMessage());
        }
    }

    private Step at(Duration time, SpecWords words) {
        lastTime = time;
        return new Step.At(time, fault(words));
    }

    private static Duration time(SpecWords words, String word) {
        String text = words.nextOr("'" + word + "' needs a time, such as " + word + " 5s");
        Duration time = SpecTime.parse(text);
        if (time == null) {
            throw words.wrong("'" + text + "' is no time: write it as 500ms, 5s, 2m or 1h");
        }
        return time;
    }

    private static Fault fault(SpecWords words) {
        return FaultReader.read(words.nextOr("a fault is missing here, such as rst or stall 2s"), words);
    }

    private static Step random(SpecWords words) {
        long seed = 1;
        double perMinute = DEFAULT_PER_MINUTE;
        Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
        while (words.hasNext()) {
            String word = words.next();
            int equals = word.indexOf('=');
            String value = word.substring(equals + 1);
            switch (equals < 0 ? "" : word.substring(0, equals)) {
                case "seed" -> {
                    if (!value.matches("-?[0-9]{1,18}")) {
                        throw words.wrong("'" + value + "' is no seed: write a whole number, such as seed=7");
                    }
                    seed = Long.parseLong(value);
                }
                case "per-minute" -> {
                    if (!value.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
                        throw words.wrong("'" + value + "' is no rate: write a number, such as per-minute=20");
                    }
                    perMinute = Double.parseDouble(value);
                }
                case "only" -> kinds.retainAll(kinds(value, words));
                case "without" -> kinds.removeAll(kinds(value, words));
                default ->
                    throw words.wrong("unknown option '" + word + "' of random: did you mean '"
                            + NearestWord.of(equals < 0 ? word : word.substring(0, equals), RANDOM_OPTIONS) + "='?");
            }
        }
        return new Step.Random(seed, perMinute, kinds);
    }

    private static Set<FaultKind> kinds(String names, SpecWords words) {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (String name : names.split(",", -1)) {
            kinds.add(FaultReader.kind(name, words));
        }
        return kinds;
    }
}
