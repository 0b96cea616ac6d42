package io.ringfeed.cli.simulate;

import io.ringfeed.cli.terminal.LiveScreen;
import io.ringfeed.cli.terminal.LiveScreen.Line;
import io.ringfeed.cli.terminal.Terminal;
import io.ringfeed.cli.terminal.TerminalSize;
import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.NumberText;
import io.ringfeed.simulator.ReplayProgress;
import io.ringfeed.simulator.Simulator;
import io.ringfeed.simulator.fault.FaultPlan;
import java.util.List;

/**
 * Shows how a simulator is doing: one line, refreshed in place on a terminal; elsewhere printed again when it has changed.
 *
 * <p><b>Threading:</b> confined to the main thread.
 */
final class SimulateStatus implements AutoCloseable {
    private static final long TERMINAL_PERIOD_MS = 500;
    private static final long PLAIN_PERIOD_MS = 5_000;

    private final Terminal terminal;
    private final Simulator simulator;
    private final SimulateOptions options;
    private final LiveScreen screen;
    private final long startedNs = System.nanoTime();
    private String last = "";
    private long lastNs = startedNs;
    private long lastSent;

    SimulateStatus(Terminal terminal, Simulator simulator, SimulateOptions options) {
        this.terminal = terminal;
        this.simulator = simulator;
        this.options = options;
        this.screen = terminal.isOutInteractive() ? terminal.beginLive(TerminalSize.ofProcess()) : null;
    }

    long periodMs() {
        return screen == null ? PLAIN_PERIOD_MS : TERMINAL_PERIOD_MS;
    }

    void draw(long nowNs) {
        long sent = simulator.framesSent();
        double perSecond = nowNs > lastNs ? (sent - lastSent) * 1e9 / (nowNs - lastNs) : 0;
        lastNs = nowNs;
        lastSent = sent;
        String text = line(sent, perSecond);
        if (screen != null) {
            String clock = DurationText.clock((nowNs - startedNs) / 1_000_000);
            screen.show(List.of(Line.plain(clock + "  " + text)), terminal.outPaint());
        } else if (!text.equals(last)) {
            terminal.out().println(text);
        }
        last = text;
    }

    @Override
    public void close() {
        if (screen != null) {
            terminal.endLive(screen);
        }
    }

    private String line(long sent, double perSecond) {
        int connections = simulator.connections();
        int streams = simulator.subscriptions().size();
        String text = connections + (connections == 1 ? " connection, " : " connections, ") + streams
                + (streams == 1 ? " stream, " : " streams, ") + NumberText.count(sent) + " frames sent ("
                + NumberText.rate(perSecond) + "/s)";
        if (!options.faults().equals(FaultPlan.NONE)) {
            long faults = simulator.faultsInjected().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            text += ", " + NumberText.count(faults) + (faults == 1 ? " fault" : " faults");
        }
        return options.replay() != null ? text + replayed(simulator.replayProgress()) : text;
    }

    private static String replayed(ReplayProgress progress) {
        if (progress.finished()) {
            return "; replay at its end";
        }
        return progress.delivered() + progress.passedOver() == 0 ? "; replay waits for subscriptions" : "";
    }
}
