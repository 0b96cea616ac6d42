package io.ringfeed.cli.run;

import io.ringfeed.cli.session.ExitCode;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.cli.text.Columns;
import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.NumberText;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.codec.stream.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells how a run went, and judges whether it did what was asked for. */
final class RunEnding {
    private static final int NAMES_SHOWN = 5;
    private static final int REJECTED_SHOWN = 160;

    private final Invocation invocation;
    private final RunEnd end;
    private final EventCounts counts;
    private final LatencyBoard latency;

    RunEnding(Invocation invocation, RunEnd end, EventCounts counts, LatencyBoard latency) {
        this.invocation = invocation;
        this.end = end;
        this.counts = counts;
        this.latency = latency;
    }

    /** @return the exit code. */
    int tell() {
        if (end.delivered() > 0) {
            report();
        }
        StopSignal.Stop stop = invocation.stop().stop();
        String problem = problem(stop);
        return problem == null ? ExitCode.FINE : invocation.fail(ExitCode.FAILED, problem);
    }

    private void report() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(Report.counts(counts, end.elapsedMs()));
        lines.add("");
        lines.addAll(Report.latency(latency));
        if (end.firstRejected() != null) {
            lines.add(Columns.cut(
                    NumberText.count(end.status().rejected()) + " frames rejected, the first for "
                            + OneLine.of(end.firstRejected()),
                    REJECTED_SHOWN));
        }
        StopReason reason = invocation.stop().stop().reason();
        boolean ranItsTime = reason == StopReason.TIME_UP || reason == StopReason.INTERRUPTED;
        if (ranItsTime && !end.silent().isEmpty() && end.news().state().connected()) {
            lines.add("nothing came of " + names(end.silent())
                    + ": quiet, or misspelt (the venue acknowledges unknown symbols and stays silent)");
        }
        if (end.options().output() == OutputMode.JSON) {
            lines.forEach(invocation.terminal().err()::line);
        } else {
            lines.forEach(invocation.terminal().out()::println);
        }
    }

    private String problem(StopSignal.Stop stop) {
        if (stop.reason() == StopReason.FAILED) {
            return stop.line();
        }
        if (stop.reason() == StopReason.INTERRUPTED || stop.reason() == StopReason.OUTPUT_CLOSED) {
            return null;
        }
        String time = DurationText.seconds(end.elapsedMs());
        if (end.delivered() == 0) {
            return noEvent(time);
        }
        long wanted = end.options().count();
        if (end.delivered() < wanted) {
            return "only " + NumberText.count(end.delivered()) + " of " + NumberText.count(wanted) + " events came in "
                    + time + ": give it more time (--for), or ask for fewer (--count)";
        }
        return null;
    }

    private String noEvent(String time) {
        if (!end.news().hasEverConnected()) {
            String cause = end.news().state().cause();
            return "no event came: never connected to " + end.venue() + " in " + time
                    + (cause == null ? " (the attempt was still under way)" : ": " + cause);
        }
        if (end.firstRejected() != null) {
            return "no event came in " + time + ", though " + end.status().rejected()
                    + " frames did that could not be decoded, the first for "
                    + Columns.cut(OneLine.of(end.firstRejected()), REJECTED_SHOWN);
        }
        return "no event came in " + time + " although " + end.venue() + " was connected: is a symbol misspelt? (the "
                + "venue acknowledges unknown ones and stays silent; asked for "
                + names(end.options().streams()) + ")";
    }

    private static String names(List<Stream> streams) {
        String shown = streams.stream().limit(NAMES_SHOWN).map(Stream::name).collect(Collectors.joining(", "));
        int more = streams.size() - NAMES_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
