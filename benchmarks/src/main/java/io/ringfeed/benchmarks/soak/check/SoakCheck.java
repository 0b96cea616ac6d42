package io.ringfeed.benchmarks.soak.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges a soak run: takes the folder of its files, prints what it found as one line of JSON, the first places of each broken law on
 * standard error, and ends with 0, 1 if any law was broken, or 2 if the files cannot be read.
 *
 * <p><b>Threading:</b> one thread.
 */
public final class SoakCheck {
    private static final int UNUSABLE = 2;

    private final Terms terms;
    private final Terms engine;
    private final Terms venue;
    private final SentLedger ledger;
    private final Journal journal;
    private final Findings findings = new Findings();

    private SoakCheck(Path folder) throws IOException {
        terms = Terms.read(folder.resolve("terms.properties"));
        engine = Terms.read(folder.resolve("engine.properties"));
        venue = Terms.read(folder.resolve("venue.properties"));
        ledger = SentLedger.read(folder.resolve("ledger.txt"));
        journal = Journal.read(folder.resolve("journal.txt"), ledger, findings);
    }

    /**
     * Started by the run, or by hand for a folder that was kept.
     *
     * @param args the folder.
     */
    public static void main(String[] args) {
        System.exit(run(Path.of(args[0]), System.out, System.err));
    }

    static int run(Path folder, PrintStream out, PrintStream err) {
        try {
            return new SoakCheck(folder).judge(out, err);
        } catch (IOException | IllegalArgumentException unusable) {
            err.println("soak: the files in " + folder + " cannot be judged: " + unusable.getMessage());
            return UNUSABLE;
        }
    }

    private int judge(PrintStream out, PrintStream err) {
        journal.finish(terms.number("silentAtEndMs"));
        Totals totals = Totals.of(journal.streams());
        checkDelivery(totals);
        checkFaults();
        journal.blindness().check(ledger.strikes(), terms, findings);
        checkGrowth("heap", "heapStartBytes", "heapEndBytes", "heapGrowthBytes");
        checkGrowth("file descriptors", "descriptorsStart", "descriptorsEnd", "descriptorGrowth");
        checkGrowth("threads", "threadsStart", "threadsEnd", "threadGrowth");
        checkCounter("delivered", journal.events());
        checkCounter("gaps", journal.gaps());
        checkCounter("lost", totals.declaredIds());
        findings.lines().forEach(line -> err.println("soak: " + line));
        out.println(json(totals));
        return findings.isEmpty() ? 0 : 1;
    }

    private void checkDelivery(Totals totals) {
        checkRatio("trade ids", totals.trades());
        checkRatio("update ids of depth", totals.depth());
        checkRatio("other events", totals.others());
        if (terms.decimal("faultsPerMinute") == 0 && totals.missing() > 0) {
            findings.add(Law.LOST_WITHOUT_FAULT, totals.missing(), "no fault was asked for");
        }
        if (messagesPerSecond() < terms.decimal("messagesPerSecond")) {
            findings.add(Law.RATE, "the venue was due to send " + (long) messagesPerSecond() + " messages a second");
        }
    }

    private void checkRatio(String what, Totals.Sum sum) {
        double atLeast = terms.decimal("deliveredAtLeast");
        if (sum.ratio() < atLeast) {
            findings.add(
                    Law.DELIVERED,
                    sum.arrived() + " of " + sum.sent() + " " + what + ", where " + atLeast + " was asked for");
        }
    }

    /** What the venue sent or kept, each event once; it would have sent more while nobody was connected. */
    private double messagesPerSecond() {
        return journal.seconds() == 0 ? 0 : ledger.events() / journal.seconds();
    }

    private void checkFaults() {
        Map<String, Integer> injected = injected();
        double perMinute = faultCount() * 60 / Math.max(1, terms.decimal("faultSeconds"));
        if (perMinute < terms.decimal("faultsPerMinute")) {
            findings.add(Law.FAULTS, String.format("%.1f a minute", perMinute));
        }
        for (String kind : terms.words("kinds")) {
            if (!injected.containsKey(kind)) {
                findings.add(Law.FAULTS, kind + " never struck");
            }
        }
    }

    /** One that strikes several connections at once has several lines in the ledger: the venue's count is the right one. */
    private SortedMap<String, Integer> injected() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (String kind : ledger.strikesByKind().keySet()) {
            counts.put(kind, (int) venue.number("fault." + kind));
        }
        return counts;
    }

    private int faultCount() {
        return injected().values().stream().mapToInt(Integer::intValue).sum();
    }

    private void checkGrowth(String what, String start, String end, String allowed) {
        long growth = engine.number(end) - engine.number(start);
        if (growth > terms.number(allowed)) {
            findings.add(
                    Law.LEAK,
                    what + ": " + engine.number(start) + " at the start, " + engine.number(end) + " at the end");
        }
    }

    private void checkCounter(String name, long found) {
        if (engine.number(name) != found) {
            findings.add(
                    Law.COUNTERS, name + " is " + engine.number(name) + " by the engine, " + found + " by the journal");
        }
    }

    private String json(Totals totals) {
        JsonLine laws = new JsonLine();
        for (Law law : Law.values()) {
            laws.put(law.label(), findings.count(law));
        }
        Blindness.Span longest = journal.blindness().longest();
        return new JsonLine()
                .put("passed", findings.isEmpty())
                .put("seed", terms.number("seed"))
                .put("seconds", journal.seconds(), 1)
                .put("messagesPerSecond", messagesPerSecond(), 0)
                .put("faults", faultCount())
                .put("faultsByKind", injected())
                .put("events", journal.events())
                .put("streams", journal.streams().size())
                .put("tradeIds", totals.trades().json("declaredLost"))
                .put("depthIds", totals.depth().json("declaredLost"))
                .put("otherEvents", totals.others().json("lostBehindMarkers"))
                .put("broken", laws)
                .put("markers", journal.markers())
                .put("rejected", journal.rejects())
                .put("duplicatesSent", ledger.duplicatedFrames())
                .put("venueConnections", ledger.connections())
                .put("reconnects", engine.number("reconnects"))
                .put("rotations", engine.number("rotations"))
                .put("breakerTrips", engine.number("breakerTrips"))
                .put("longestBlindMs", longest.lengthMs())
                .put("longestBlindAllowedMs", Blindness.allowedMs(longest, ledger.strikes(), terms))
                .put("heapAfterGcBytes", startAndEnd("heapStartBytes", "heapEndBytes"))
                .put("fileDescriptors", startAndEnd("descriptorsStart", "descriptorsEnd"))
                .put("threads", startAndEnd("threadsStart", "threadsEnd"))
                .toString();
    }

    private JsonLine startAndEnd(String start, String end) {
        return new JsonLine().put("start", engine.number(start)).put("end", engine.number(end));
    }
}
