package io.ringfeed.cli.stat;

import io.ringfeed.cli.session.ExitCode;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.session.Summary;
import io.ringfeed.cli.terminal.LiveScreen;
import io.ringfeed.cli.terminal.LiveScreen.Line;
import io.ringfeed.cli.terminal.Paint;
import io.ringfeed.cli.terminal.Terminal;
import io.ringfeed.cli.terminal.TerminalSize;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.engine.counters.CounterId;
import io.ringfeed.engine.counters.CounterValues;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.EngineCounters;
import io.ringfeed.engine.counters.LiveCheck;
import java.util.List;

/**
 * One look at an engine, or a live view of it.
 *
 * <p><b>Threading:</b> confined to the main thread.
 */
public final class StatSession {
    private final Invocation invocation;
    private final StatOptions options;
    private final Terminal terminal;

    /**
     * A session that has not begun.
     *
     * @param invocation the call it belongs to.
     * @param options what was asked for.
     */
    public StatSession(Invocation invocation, StatOptions options) {
        this.invocation = invocation;
        this.options = options;
        this.terminal = invocation.terminal();
    }

    /** @return the exit code, when all was shown. */
    public int run() {
        try (EngineCounters counters = EngineChoice.open(options)) {
            CountersSnapshot now = counters.snapshot();
            invocation.summary(summary(now.values()));
            if (options.isCheck()) {
                return check(now);
            }
            if (options.format() == StatFormat.LIVE) {
                return watch(counters, now);
            }
            show(now);
            return ExitCode.FINE;
        } catch (NoEngineException none) {
            if (options.isCheck() && none.exit() == ExitCode.FAILED) {
                terminal.out().println("blind: " + OneLine.of(none));
                return ExitCode.FAILED;
            }
            return invocation.fail(none.exit(), OneLine.of(none));
        } catch (IllegalStateException flagMissing) {
            return invocation.fail(ExitCode.FAILED, OneLine.of(flagMissing));
        }
    }

    private int check(CountersSnapshot now) {
        LiveCheck check = LiveCheck.of(now);
        terminal.out().println(check.reason());
        return check.isLive() ? ExitCode.FINE : ExitCode.FAILED;
    }

    private void show(CountersSnapshot now) {
        switch (options.format()) {
            case JSON -> terminal.out().println(StatJson.of(now, options.isRejects()));
            case PROMETHEUS -> terminal.out().print(PrometheusText.of(now));
            default -> {
                if (options.isRejects()) {
                    RejectsText.of(now).forEach(terminal.out()::println);
                } else {
                    print(StatTable.once(now));
                }
            }
        }
    }

    /** Until Ctrl-C, or the engine's end. */
    private int watch(EngineCounters counters, CountersSnapshot first) {
        boolean isInteractive = terminal.isOutInteractive();
        TerminalSize size = isInteractive ? TerminalSize.ofProcess() : TerminalSize.CLASSIC;
        LiveScreen screen = isInteractive ? terminal.beginLive(size) : null;
        try {
            CountersSnapshot before = null;
            CountersSnapshot now = first;
            while (true) {
                List<Line> picture = StatTable.live(now, before, size);
                if (screen != null) {
                    screen.show(picture, terminal.outPaint());
                } else {
                    print(picture);
                }
                boolean hasEnded = now.isClosed() || !now.isProcessAlive();
                boolean hasReader = !terminal.out().checkError();
                if (hasEnded
                        || !hasReader
                        || invocation.stop().await(options.every().toMillis()) != null) {
                    invocation.summary(summary(now.values()));
                    return hasEnded && !now.isClosed() ? ExitCode.FAILED : ExitCode.FINE;
                }
                before = now;
                now = counters.snapshot();
            }
        } finally {
            if (screen != null) {
                terminal.endLive(screen);
            }
        }
    }

    private void print(List<Line> lines) {
        Paint paint = terminal.outPaint();
        lines.forEach(line -> terminal.out().println(paint.apply(line.style(), line.text())));
        terminal.out().flush();
    }

    /** The engine's counts, which are all that this command has to sum up. */
    private static Summary summary(CounterValues values) {
        return new Summary(
                values.get(CounterId.FRAMES_RECEIVED),
                values.get(CounterId.EVENTS_DECODED),
                values.get(CounterId.EVENTS_DELIVERED),
                values.get(CounterId.EVENTS_SKIPPED),
                values.get(CounterId.FRAMES_REJECTED),
                values.get(CounterId.GAPS),
                values.get(CounterId.LOST_IDS),
                values.get(CounterId.FRAMES_DROPPED),
                values.get(CounterId.DUPLICATES),
                values.get(CounterId.READING_PAUSES),
                values.get(CounterId.READING_PAUSED_MS),
                values.get(CounterId.RECONNECTS),
                values.get(CounterId.STALE_EVER));
    }
}
