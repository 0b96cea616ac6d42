package io.ringfeed.cli.run;

import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.NumberText;
import io.ringfeed.engine.EngineStatus;
import java.io.PrintStream;

/** The live view where there is no terminal: a plain line every few seconds. */
final class ProgressView implements RunView {
    private static final long PERIOD_MS = 2_000;

    private final PrintStream out;
    private final EventCounts counts;
    private final LatencyBoard latency;
    private final StopSignal stop;
    private final RunClock clock;
    private long lastNs;
    private long lastCount;

    ProgressView(
            PrintStream out, EventCounts counts, LatencyBoard latency, StopSignal stop, RunClock clock, long nowNs) {
        this.out = out;
        this.counts = counts;
        this.latency = latency;
        this.stop = stop;
        this.clock = clock;
        this.lastNs = nowNs;
    }

    @Override
    public long periodMs() {
        return PERIOD_MS;
    }

    @Override
    public void draw(EngineStatus status, long nowNs) {
        if (nowNs - lastNs < PERIOD_MS * 500_000) {
            return;
        }
        latency.collect();
        long total = counts.total();
        double perSecond = (total - lastCount) * 1e9 / (nowNs - lastNs);
        lastNs = nowNs;
        lastCount = total;
        String age =
                latency.handlerNs().getTotalCount() == 0 ? "" : ", latency p50 " + micros(50) + ", p99 " + micros(99);
        line(DurationText.clock(clock.elapsedMs(nowNs)) + "  " + NumberText.count(total) + " events, "
                + NumberText.rate(perSecond) + "/s" + age
                + (status.isReadingPaused() ? ", reading paused: the output is slower than the feed" : ""));
    }

    @Override
    public void say(String line) {
        line(line);
    }

    @Override
    public void close() {
        // holds nothing
    }

    private synchronized void line(String text) {
        out.println(text);
        if (out.checkError()) {
            stop.request(StopReason.OUTPUT_CLOSED);
        }
    }

    /** What is too long for microseconds brings its own unit. */
    private String micros(double percentile) {
        String text = NumberText.micros(latency.handlerNs().getValueAtPercentile(percentile));
        return text.endsWith("s") ? text : text + " us";
    }
}
