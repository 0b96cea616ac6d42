package io.ringfeed.cli.run;

import io.ringfeed.cli.terminal.LiveScreen;
import io.ringfeed.cli.terminal.LiveScreen.Line;
import io.ringfeed.cli.terminal.Paint;
import io.ringfeed.cli.terminal.Style;
import io.ringfeed.cli.terminal.Terminal;
import io.ringfeed.cli.terminal.TerminalSize;
import io.ringfeed.cli.text.Columns;
import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.NumberText;
import io.ringfeed.engine.EngineStatus;
import java.util.ArrayList;
import java.util.List;

/** The live view on a terminal: one table, refreshed in place, with the connection and the totals below it. */
final class LiveView implements RunView {
    /** Lines around the rows: title, blank, heading, hidden symbols, blank, connection, totals, and the cursor's. */
    static final int OTHER_LINES = 8;

    private static final long PERIOD_MS = 500;
    private static final int CLASSIC_WIDTH = 80;

    private final Terminal terminal;
    private final TerminalSize size;
    private final LiveScreen screen;
    private final Paint paint;
    private final String title;
    private final long timeMs;
    private final RunClock clock;
    private final EventCounts counts;
    private final ConnectionNews news;
    private final List<RowWindow> windows = new ArrayList<>();
    private final int hidden;
    private volatile String lastNews = "";

    LiveView(
            Terminal terminal,
            TerminalSize size,
            String title,
            long timeMs,
            RunClock clock,
            LiveBoard board,
            int symbols,
            EventCounts counts,
            ConnectionNews news) {
        this.terminal = terminal;
        this.size = size;
        this.title = title;
        this.timeMs = timeMs;
        this.clock = clock;
        this.counts = counts;
        this.news = news;
        this.paint = terminal.outPaint();
        this.screen = terminal.beginLive(size);
        board.rows().forEach(row -> windows.add(new RowWindow(row, System.nanoTime())));
        this.hidden = symbols - windows.size();
    }

    @Override
    public long periodMs() {
        return PERIOD_MS;
    }

    @Override
    public void draw(EngineStatus status, long nowNs) {
        windows.forEach(window -> window.update(nowNs));
        List<Line> lines = new ArrayList<>();
        lines.add(title(nowNs));
        lines.add(Line.plain(""));
        lines.addAll(LiveTable.draw(windows, hidden, size.columns()));
        lines.add(Line.plain(""));
        lines.add(connection(status, nowNs));
        lines.add(totals(status, nowNs));
        screen.show(lines, paint);
    }

    @Override
    public void say(String line) {
        lastNews = line;
    }

    @Override
    public void close() {
        terminal.endLive(screen);
    }

    private Line title(long nowNs) {
        String time = DurationText.clock(clock.elapsedMs(nowNs))
                + (timeMs > 0 ? " of " + DurationText.clock(timeMs) : ", Ctrl-C ends");
        int width = Math.min(size.columns(), CLASSIC_WIDTH) - 1;
        return new Line(Columns.left(title, Math.max(1, width - time.length() - 1)) + " " + time, Style.HEADING);
    }

    private Line connection(EngineStatus status, long nowNs) {
        ConnectionNews.State state = news.state();
        if (state.connected()) {
            if (status.isReadingPaused()) {
                return new Line("connected; reading paused: the handlers are slower than the feed", Style.BAD);
            }
            return new Line(lastNews.startsWith("connected") ? lastNews : "connected", Style.GOOD);
        }
        if (state.cause() == null) {
            return Line.plain("connecting ...");
        }
        long waitMs = Math.max(0, state.retryAtNs() - nowNs) / 1_000_000;
        String next = waitMs == 0 ? "; trying again ..." : "; next attempt in " + DurationText.seconds(waitMs);
        String what = news.hasEverConnected() ? "disconnected: " : "not connected: ";
        int room = size.columns() - 1 - next.length() - what.length();
        return new Line(what + Columns.cut(state.cause(), Math.max(1, room)) + next, Style.BAD);
    }

    private Line totals(EngineStatus status, long nowNs) {
        long total = counts.total();
        double perSecond = total * 1e3 / Math.max(1, clock.elapsedMs(nowNs));
        return Line.plain("events " + NumberText.count(total) + " (" + NumberText.rate(perSecond) + "/s)   rejected "
                + NumberText.count(status.rejected()) + "   reconnects " + status.reconnects() + "   pauses "
                + NumberText.count(status.pauses()));
    }
}
