package io.ringfeed.cli.stat;

import io.ringfeed.cli.stat.StatRows.Row;
import io.ringfeed.cli.terminal.LiveScreen.Line;
import io.ringfeed.cli.terminal.Style;
import io.ringfeed.cli.terminal.TerminalSize;
import io.ringfeed.cli.text.Columns;
import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.LiveCheck;
import java.util.ArrayList;
import java.util.List;

/** Draws the counters of an engine for people. Pure functions. */
final class StatTable {
    private static final int TITLE = 20;
    private static final int VALUE = 14;
    private static final int LIVE_TITLE = 18;
    private static final int LIVE_VALUE = 14;
    private static final int LIVE_RATE = 7;
    private static final String BETWEEN = " ";
    /** Title, verdict, blank, heading, and the line that the cursor is on. */
    private static final int OTHER_LINES = 5;

    private StatTable() {}

    /**
     * The table that is printed once: one counter a line.
     *
     * @param now the values.
     * @return its lines.
     */
    static List<Line> once(CountersSnapshot now) {
        List<Line> lines = head(now, TerminalSize.CLASSIC.columns());
        for (Row row : StatRows.of(now, null)) {
            lines.add(Line.plain(Columns.left(row.indented(), TITLE) + Columns.right(row.value(), VALUE)));
        }
        return lines;
    }

    /**
     * The picture of the live view: two counters a line with their rates, and the sums alone where all would be too many, so that it fits
     * every terminal.
     *
     * @param now the values.
     * @param before those of the picture before.
     * @param size of the terminal.
     * @return its lines.
     */
    static List<Line> live(CountersSnapshot now, CountersSnapshot before, TerminalSize size) {
        List<Row> rows = StatRows.of(now, before);
        List<Line> lines = head(now, size.columns());
        String heading = Columns.left("COUNTER", LIVE_TITLE)
                + Columns.right("VALUE", LIVE_VALUE)
                + Columns.right("PER S", LIVE_RATE);
        lines.add(new Line(heading + BETWEEN + heading, Style.HEADING));
        int most = Math.max(1, size.rows() - OTHER_LINES);
        if (rows.size() > 2 * most) {
            rows = rows.stream().filter(row -> !row.isLabel()).toList();
        }
        int perColumn = Math.min(most, (rows.size() + 1) / 2);
        for (int i = 0; i < perColumn; i++) {
            String left = cell(rows.get(i));
            String right = i + perColumn < rows.size() ? BETWEEN + cell(rows.get(i + perColumn)) : "";
            lines.add(Line.plain(left + right));
        }
        return lines;
    }

    private static List<Line> head(CountersSnapshot now, int columns) {
        String up = (now.isClosed() || !now.isProcessAlive() ? "ended after " : "up ")
                + DurationText.clock(
                        (now.isProcessAlive() ? now.takenEpochMs() : now.heartbeatEpochMs()) - now.startEpochMs());
        String title = "engine of process " + now.process().pid() + " at " + OneLine.of(now.venue());
        int width = Math.min(columns, TerminalSize.CLASSIC.columns()) - 1;
        LiveCheck check = LiveCheck.of(now);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(Columns.left(title, width - up.length() - 1) + " " + up, Style.HEADING));
        lines.add(new Line(check.reason(), check.isLive() ? Style.GOOD : Style.BAD));
        lines.add(Line.plain(""));
        return lines;
    }

    private static String cell(Row row) {
        return Columns.left(row.indented(), LIVE_TITLE)
                + Columns.right(row.value(), LIVE_VALUE)
                + Columns.right(row.rate(), LIVE_RATE);
    }
}
