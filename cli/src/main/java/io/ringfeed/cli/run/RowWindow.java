package io.ringfeed.cli.run;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What the live view remembers of a row between two pictures: its rate over the last second or two, its latency over the
 * last five to ten.
 *
 * <p><b>Threading:</b> confined to the thread that draws.
 */
final class RowWindow {
    private static final long RATE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LATENCY_NS = TimeUnit.SECONDS.toNanos(5);

    private final SymbolRow row;
    private final SymbolRow.Prices prices = new SymbolRow.Prices();
    private Histogram interval;
    private Histogram older = new Histogram(1, SymbolRow.LATENCY_MAX_NS, 2);
    private Histogram newer = new Histogram(1, SymbolRow.LATENCY_MAX_NS, 2);
    private final Histogram both = new Histogram(1, SymbolRow.LATENCY_MAX_NS, 2);
    private long rateSinceNs;
    private long rateSinceCount;
    private long latencySinceNs;
    private double perSecond;

    RowWindow(SymbolRow row, long nowNs) {
        this.row = row;
        rateSinceNs = nowNs;
        latencySinceNs = nowNs;
    }

    /** @param nowNs monotonic time of the picture. */
    void update(long nowNs) {
        row.read(prices);
        if (nowNs - rateSinceNs >= RATE_NS) {
            perSecond = (prices.eventCount - rateSinceCount) * 1e9 / (nowNs - rateSinceNs);
            rateSinceNs = nowNs;
            rateSinceCount = prices.eventCount;
        }
        interval = row.interval(interval);
        newer.add(interval);
        if (nowNs - latencySinceNs >= LATENCY_NS) {
            Histogram recycled = older;
            older = newer;
            newer = recycled;
            newer.reset();
            latencySinceNs = nowNs;
        }
        both.reset();
        both.add(older);
        both.add(newer);
    }

    String symbol() {
        return row.symbol();
    }

    SymbolRow.Prices prices() {
        return prices;
    }

    double perSecond() {
        return perSecond;
    }

    Histogram latencyNs() {
        return both;
    }
}
