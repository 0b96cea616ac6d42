package io.ringfeed.benchmarks.soak.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What handlers got, read once from first to last and held against the ledger on the way. */
final class Journal {
    private static final String NO_STREAM = "-";
    private static final long NO_CONNECTION = -1;

    private final SentLedger ledger;
    private final Findings findings;
    private final Map<String, StreamCheck> streams = new HashMap<>();
    private final SortedMap<String, Integer> markers = new TreeMap<>();
    private final SortedMap<String, Integer> rejects = new TreeMap<>();
    private final Blindness blindness = new Blindness();
    private long events;
    private long gaps;
    /** The connections that stand, in the order in which they came. */
    private final SortedSet<Long> open = new TreeSet<>();
    /** The one of these that carries the streams; the run has few enough for one. */
    private long carrier = NO_CONNECTION;

    private long losses;
    private long startMs;
    private long nowMs;

    private Journal(SentLedger ledger, Findings findings) {
        this.ledger = ledger;
        this.findings = findings;
    }

    static Journal read(Path file, SentLedger ledger, Findings findings) throws IOException {
        Journal journal = new Journal(ledger, findings);
        Line line = new Line(file.getFileName().toString());
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.next(text);
                journal.take(line);
            }
        }
        return journal;
    }

    private void take(Line line) {
        switch (line.word()) {
            case "E" -> event(line);
            case "M" -> marker(line);
            case "R" -> {
                line.number();
                line.number();
                rejects.merge(line.word(), 1, Integer::sum);
            }
            case "T" -> time(line.number());
            default -> throw line.wrong("is of no known kind");
        }
    }

    private void event(Line line) {
        line.number(); // the connection, which ledger and engine count apart
        events++;
        stream(line.word()).event(line.number(), line.number(), losses, nowMs, line);
    }

    private void marker(Line line) {
        line.number();
        String kind = line.word();
        long connection = line.number();
        String stream = line.word();
        long first = line.number();
        long last = line.number();
        markers.merge(kind, 1, Integer::sum);
        switch (kind) {
            case "GAP" -> gap(stream, first, last, line);
            case "CONNECTED" -> connected(connection);
            case "ROTATED" -> rotated(connection);
            case "DISCONNECTED" -> disconnected(connection);
            default -> {
                // Of single streams, or of nothing that is lost.
            }
        }
    }

    private void gap(String stream, long first, long last, Line line) {
        gaps++;
        if (stream.equals(NO_STREAM)) {
            losses++;
        } else {
            stream(stream).gap(line.word(), first, last, line);
        }
    }

    private void connected(long connection) {
        open.add(connection);
        if (carrier == NO_CONNECTION) {
            carrier = connection;
        }
    }

    /** The supervisor tells of it a moment later, when the new one may have ended as well. */
    private void rotated(long connection) {
        if (open.contains(connection)) {
            carrier = connection;
        }
    }

    /** One that another had taken over from loses nothing. */
    private void disconnected(long connection) {
        open.remove(connection);
        if (connection == carrier) {
            losses++;
            carrier = open.isEmpty() ? NO_CONNECTION : open.last();
        }
    }

    private void time(long epochMs) {
        if (nowMs == 0) {
            startMs = epochMs;
        } else {
            blindness.between(nowMs, epochMs);
        }
        nowMs = epochMs;
    }

    private StreamCheck stream(String name) {
        StreamCheck stream = streams.get(name);
        if (stream == null) {
            stream = new StreamCheck(name, ledger.of(name), findings);
            streams.put(name, stream);
        }
        return stream;
    }

    void finish(long longestSilenceMs) {
        streams.values().forEach(stream -> stream.finish(nowMs, longestSilenceMs));
        ledger.streams().keySet().stream()
                .filter(name -> !streams.containsKey(name))
                .forEach(name -> findings.add(Law.NEVER_CAME, name));
    }

    Collection<StreamCheck> streams() {
        return streams.values();
    }

    SortedMap<String, Integer> markers() {
        return markers;
    }

    SortedMap<String, Integer> rejects() {
        return rejects;
    }

    Blindness blindness() {
        return blindness;
    }

    long events() {
        return events;
    }

    long gaps() {
        return gaps;
    }

    double seconds() {
        return (nowMs - startMs) / 1000.0;
    }
}
