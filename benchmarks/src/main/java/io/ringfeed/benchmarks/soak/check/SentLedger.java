package io.ringfeed.benchmarks.soak.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the simulator says it sent, and what went wrong on purpose. */
final class SentLedger {
    /** A fault that struck; one that struck several connections at once is one. */
    record Strike(long epochMs, String kind) {}

    private final Map<String, SentStream> streams = new HashMap<>();
    private final List<Strike> strikes = new ArrayList<>();
    private long duplicatedFrames;
    private int connections;

    static SentLedger read(Path file) throws IOException {
        SentLedger ledger = new SentLedger();
        Line line = new Line(file.getFileName().toString());
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.next(text);
                if (!text.startsWith("#")) {
                    ledger.take(line);
                }
            }
        }
        return ledger;
    }

    private void take(Line line) {
        switch (line.word()) {
            case "F" -> {
                int connection = (int) line.number();
                SentStream stream = stream(line.word());
                try {
                    stream.handed(connection, line.number(), line.number());
                } catch (IllegalArgumentException backwards) {
                    throw line.wrong(backwards.getMessage());
                }
            }
            case "G" -> {
                line.number();
                SentStream stream = stream(line.word());
                line.number();
                stream.swallowed(line.number());
            }
            case "D" -> duplicatedFrames++;
            case "X" -> {
                Strike strike = new Strike(line.number(), line.word());
                if (strikes.isEmpty() || !strikes.get(strikes.size() - 1).equals(strike)) {
                    strikes.add(strike);
                }
            }
            case "O" -> connections++;
            case "C", "T" -> {
                // Ends and totals say nothing that is not in the frames.
            }
            default -> throw line.wrong("is of no known kind");
        }
    }

    private SentStream stream(String name) {
        SentStream stream = streams.get(name);
        if (stream == null) {
            stream = new SentStream();
            streams.put(name, stream);
        }
        return stream;
    }

    /** A stream by its name; one of which nothing was sent if the ledger does not know it. */
    SentStream of(String stream) {
        return streams.getOrDefault(stream, new SentStream());
    }

    List<Strike> strikes() {
        return strikes;
    }

    SortedMap<String, Integer> strikesByKind() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        strikes.forEach(strike -> counts.merge(strike.kind(), 1, Integer::sum));
        return counts;
    }

    SortedMap<String, SentStream> streams() {
        return new TreeMap<>(streams);
    }

    /** Events of all streams, each once, that the venue handed to a connection or kept from all. */
    long events() {
        return streams.values().stream()
                .mapToLong(stream -> stream.count() + stream.swallowedCount())
                .sum();
    }

    long duplicatedFrames() {
        return duplicatedFrames;
    }

    int connections() {
        return connections;
    }
}
