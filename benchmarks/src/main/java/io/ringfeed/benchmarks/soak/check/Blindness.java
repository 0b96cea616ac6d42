package io.ringfeed.benchmarks.soak.check;

import io.ringfeed.benchmarks.soak.check.SentLedger.Strike;
import java.util.ArrayList;
import java.util.List;

/**
 * The times without any event, each against its schedule: a slack, and for every fault whose effect reaches into that time what its kind
 * may cost.
 */
final class Blindness {
    /** Shorter ones are not worth a look. */
    private static final long SHORTEST_MS = 200;

    /** A time without any event. */
    record Span(long fromMs, long toMs) {
        long lengthMs() {
            return toMs - fromMs;
        }
    }

    private final List<Span> spans = new ArrayList<>();
    private Span longest = new Span(0, 0);

    void between(long fromMs, long toMs) {
        Span span = new Span(fromMs, toMs);
        if (span.lengthMs() >= SHORTEST_MS) {
            spans.add(span);
        }
        if (span.lengthMs() > longest.lengthMs()) {
            longest = span;
        }
    }

    void check(List<Strike> strikes, Terms terms, Findings findings) {
        for (Span span : spans) {
            long allowedMs = allowedMs(span, strikes, terms);
            if (span.lengthMs() > allowedMs) {
                findings.add(
                        Law.BLIND,
                        span.lengthMs() + " ms from " + span.fromMs() + " to " + span.toMs() + " where " + allowedMs
                                + " ms are explained, by " + near(span, strikes, terms));
            }
        }
    }

    static long allowedMs(Span span, List<Strike> strikes, Terms terms) {
        long allowedMs = terms.number("blind.slackMs");
        for (Strike strike : near(span, strikes, terms)) {
            allowedMs += costMs(strike, terms);
        }
        return allowedMs;
    }

    private static List<Strike> near(Span span, List<Strike> strikes, Terms terms) {
        return strikes.stream()
                .filter(strike ->
                        strike.epochMs() <= span.toMs() && strike.epochMs() + costMs(strike, terms) >= span.fromMs())
                .toList();
    }

    private static long costMs(Strike strike, Terms terms) {
        return terms.numberOr("blind." + strike.kind(), 0);
    }

    Span longest() {
        return longest;
    }
}
