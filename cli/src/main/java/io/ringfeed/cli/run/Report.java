package io.ringfeed.cli.run;

import io.ringfeed.cli.text.Columns;
import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.NumberText;
import io.ringfeed.codec.event.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/** Writes the two tables at the end: events by kind, and latencies by percentile. Pure functions. */
final class Report {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};
    private static final int LABEL = 29;
    private static final int CELL = 8;
    private static final int KIND = 16;
    private static final int COUNT = 14;
    private static final int RATE = 10;

    private Report() {}

    static List<String> counts(EventCounts counts, long elapsedMs) {
        List<String> lines = new ArrayList<>();
        lines.add(Columns.left("events", KIND) + Columns.right("count", COUNT) + Columns.right("per s", RATE));
        for (EventKind kind : EventKind.market()) {
            if (counts.of(kind) > 0) {
                lines.add(countRow(EventCounts.name(kind), counts.of(kind), elapsedMs));
            }
        }
        lines.add(countRow("all", counts.total(), elapsedMs) + "   in " + DurationText.seconds(elapsedMs));
        return lines;
    }

    static List<String> latency(LatencyBoard board) {
        List<String> lines = new ArrayList<>();
        StringBuilder heading = new StringBuilder(Columns.left("latency", LABEL));
        for (double percentile : PERCENTILES) {
            String text = percentile == Math.rint(percentile) ? String.valueOf((int) percentile) : "" + percentile;
            heading.append(Columns.right(text + " %", CELL));
        }
        lines.add(heading.append(Columns.right("max", CELL)).toString());
        lines.add(latencyRow("socket read -> handler, us", board.handlerNs(), NumberText::micros));
        if (board.venueUs().getTotalCount() > 0) {
            lines.add(latencyRow("venue time -> socket read, ms", board.venueUs(), NumberText::millis));
            lines.add("(the second row compares two clocks, the venue's and this machine's)");
        }
        if (board.venueOutside() > 0) {
            lines.add("(events whose time is no latency here, as recorded ones: "
                    + NumberText.count(board.venueOutside()) + ")");
        }
        return lines;
    }

    private static String countRow(String name, long count, long elapsedMs) {
        return Columns.left(name, KIND)
                + Columns.right(NumberText.count(count), COUNT)
                + Columns.right(NumberText.rate(count * 1_000.0 / Math.max(1, elapsedMs)), RATE);
    }

    private static String latencyRow(String label, Histogram histogram, LongFunction<String> text) {
        StringBuilder row = new StringBuilder(Columns.left(label, LABEL));
        boolean measured = histogram.getTotalCount() > 0;
        for (double percentile : PERCENTILES) {
            row.append(Columns.right(measured ? text.apply(histogram.getValueAtPercentile(percentile)) : "-", CELL));
        }
        return row.append(Columns.right(measured ? text.apply(histogram.getMaxValue()) : "-", CELL))
                .toString();
    }
}
