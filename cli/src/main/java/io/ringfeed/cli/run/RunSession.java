package io.ringfeed.cli.run;

import io.ringfeed.cli.session.ExitCode;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.cli.session.Summary;
import io.ringfeed.cli.terminal.Terminal;
import io.ringfeed.cli.terminal.TerminalSize;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.ConfigurationException;
import io.ringfeed.engine.EngineBuilder;
import io.ringfeed.engine.EngineState;
import io.ringfeed.engine.EngineStatus;
import io.ringfeed.engine.MarketDataEngine;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.subscription.StreamState;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.SimulatorException;
import java.nio.file.Path;
import java.util.List;

/**
 * One run: an engine, its handler and a view, from the start to the summary.
 *
 * <p><b>Threading:</b> confined to the main thread.
 */
public final class RunSession {
    private final Invocation invocation;
    private final RunOptions options;
    private final StopSignal stop;
    private final EventCounts counts = new EventCounts();
    private final LatencyBoard latency = new LatencyBoard();

    /**
     * A run that has not begun.
     *
     * @param invocation the call it belongs to.
     * @param options what was asked for.
     */
    public RunSession(Invocation invocation, RunOptions options) {
        this.invocation = invocation;
        this.options = options;
        this.stop = invocation.stop();
    }

    /** @return the exit code, when the run is over. */
    public int run() {
        if (options.venue() != null) {
            return run(options.venue(), null, () -> {});
        }
        try (BuiltInSimulator simulator = BuiltInSimulator.start(options)) {
            return run(options.venue(simulator.venue()), simulator.ca(), simulator::dropCa);
        } catch (SimulatorException failure) {
            return invocation.fail(ExitCode.FAILED, OneLine.of(failure));
        }
    }

    private int run(Venue venue, Path simulatorCa, Runnable onBuilt) {
        Terminal terminal = invocation.terminal();
        TerminalSize size = terminal.isOutInteractive() ? TerminalSize.ofProcess() : TerminalSize.CLASSIC;
        List<String> symbols = options.symbols();
        LiveBoard board = new LiveBoard(symbols, Math.max(1, size.rows() - LiveView.OTHER_LINES));
        MarketDataHandler sink =
                switch (options.output()) {
                    case LIVE -> board;
                    case JSON -> new JsonOutput(terminal.rawOut(), stop);
                    case NONE -> new MarketDataHandler() {};
                };
        FeedHandler handler = new FeedHandler(options.count(), counts, latency, sink, stop);
        NewsRelay relay = new NewsRelay();
        RunClock clock = new RunClock(System.nanoTime());
        ConnectionNews news = new ConnectionNews(relay, stop, options.keepTrying(), clock);
        MarketDataEngine engine;
        try {
            engine = engine(venue, simulatorCa, handler, news);
        } catch (ConfigurationException wrong) {
            return invocation.fail(ExitCode.WRONG_USAGE, OneLine.of(wrong));
        }
        onBuilt.run();
        long elapsedMs;
        List<Stream> silent;
        try (engine;
                RunView view = view(venue, size, board, symbols.size(), news, clock)) {
            relay.to(view);
            Subscription subscription = engine.subscribe(options.streams());
            engine.start();
            watch(engine, view, clock);
            elapsedMs = clock.elapsedMs(System.nanoTime());
            silent = silent(subscription);
        } finally {
            relay.to(null);
        }
        EngineStatus status = engine.status();
        latency.collect();
        summarise(status);
        RunEnd end =
                new RunEnd(options, venue, counts.total(), elapsedMs, news, status, handler.firstRejected(), silent);
        return new RunEnding(invocation, end, counts, latency).tell();
    }

    private MarketDataEngine engine(Venue venue, Path simulatorCa, FeedHandler handler, ConnectionNews news) {
        EngineBuilder builder = MarketDataEngine.builder()
                .config(options.config())
                .venue(venue)
                .handler(handler)
                .listener(news);
        if (simulatorCa != null) {
            builder.trustCertificates(simulatorCa);
        }
        return builder.build();
    }

    private RunView view(
            Venue venue, TerminalSize size, LiveBoard board, int symbols, ConnectionNews news, RunClock clock) {
        Terminal terminal = invocation.terminal();
        if (options.output() != OutputMode.LIVE) {
            return new QuietView(terminal.err());
        }
        String title = "ringfeed  " + (options.venue() == null ? "simulator at " : "") + venue + "  "
                + options.streams().size() + (options.streams().size() == 1 ? " stream" : " streams");
        if (terminal.isOutInteractive()) {
            long timeMs = options.time().toMillis();
            return new LiveView(terminal, size, title, timeMs, clock, board, symbols, counts, news);
        }
        ProgressView view = new ProgressView(terminal.out(), counts, latency, stop, clock, System.nanoTime());
        view.say(title);
        return view;
    }

    /** Draws until there is a reason to stop. */
    private void watch(MarketDataEngine engine, RunView view, RunClock clock) {
        long limitMs = options.time().isZero() ? Long.MAX_VALUE : options.time().toMillis();
        while (true) {
            EngineStatus status = engine.status();
            if (status.failure() != null) {
                stop.request(StopReason.FAILED, "a handler failed: " + OneLine.of(status.failure()));
            } else if (status.state() == EngineState.CLOSED) {
                stop.request(StopReason.FAILED, "the engine closed by itself");
            }
            long nowNs = System.nanoTime();
            view.draw(status, nowNs);
            long leftMs = limitMs - clock.elapsedMs(nowNs);
            if (leftMs <= 0) {
                stop.request(StopReason.TIME_UP);
            }
            if (stop.await(Math.min(view.periodMs(), leftMs)) != null) {
                view.draw(engine.status(), System.nanoTime());
                return;
            }
        }
    }

    private List<Stream> silent(Subscription subscription) {
        return subscription.streams().stream()
                .filter(stream -> subscription.status(stream).state() != StreamState.LIVE)
                .toList();
    }

    /** What the engine does not count yet stays 0. */
    private void summarise(EngineStatus status) {
        invocation.summary(new Summary(
                status.received(),
                status.decoded(),
                counts.total(),
                status.skipped(),
                status.rejected(),
                status.gaps(),
                status.lost(),
                status.dropped(),
                status.duplicates(),
                status.pauses(),
                status.pausedMs(),
                status.reconnects(),
                status.control().staleEver()));
    }
}
