package io.ringfeed.simulator;

import io.ringfeed.codec.stream.Streams;
import io.ringfeed.simulator.fault.FaultPlan;
import io.ringfeed.simulator.ledger.Ledger;
import io.ringfeed.simulator.net.ThrowAwayCa;
import io.ringfeed.simulator.replay.Recording;
import io.ringfeed.simulator.venue.SessionRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Collects what a {@link Simulator} shall be; every option has the venue's own value where the venue has one.
 *
 * <p><b>Threading:</b> for one thread. A builder may start several simulators.
 * <br><b>Errors:</b> options are checked by {@link #start()}, all at once; a null argument throws at once.
 */
public final class SimulatorBuilder {
    private static final double MAX_EVENTS_PER_SECOND = 1_000_000;

    int port;
    boolean tls;
    List<String> symbols = List.of("btcusdt", "ethusdt", "bnbusdt");
    double eventsPerSecond = 100;
    long seed = 1;
    Path replay;
    Pace pace = Pace.RECORDED;
    Path ledger;
    Duration pingEvery = Duration.ofSeconds(20);
    Duration pongDeadline = Duration.ofSeconds(60);
    Duration life = Duration.ofHours(24);
    int frameLimit = 5;
    int maxStreams = 1024;
    Duration quietBeforeReplay = Duration.ofMillis(500);
    int outboundLimitBytes = 16 << 20;
    FaultPlan faults = FaultPlan.NONE;

    SimulatorBuilder() {}

    /**
     * Sets the port on 127.0.0.1.
     *
     * @param number 1 to 65535, or 0 for any free one (the default).
     * @return this.
     */
    public SimulatorBuilder port(int number) {
        this.port = number;
        return this;
    }

    /**
     * Chooses between {@code wss} and {@code ws}; with TLS a throw-away certificate authority is made at start.
     *
     * @param on whether to speak TLS; default false.
     * @return this.
     */
    public SimulatorBuilder tls(boolean on) {
        this.tls = on;
        return this;
    }

    /**
     * Sets the symbols whose markets the generator runs.
     *
     * @param names symbols in any case; default {@code btcusdt, ethusdt, bnbusdt}.
     * @return this.
     */
    public SimulatorBuilder symbols(List<String> names) {
        List<String> lower = new ArrayList<>(names.size());
        for (String name : names) {
            lower.add(name.toLowerCase(Locale.ROOT));
        }
        this.symbols = List.copyOf(lower);
        return this;
    }

    /**
     * Sets how many trades and book tickers happen per second, all symbols together, spread evenly in time. Depth,
     * tickers, averages and klines come on top, at the venue's own periods, as do orders (aggTrade) and the odd block trade:
     * one for 250 events.
     *
     * @param perSecond events per second, 0 (trades and quotes stand still) to 1,000,000; default 100.
     * @return this.
     */
    public SimulatorBuilder rate(double perSecond) {
        this.eventsPerSecond = perSecond;
        return this;
    }

    /**
     * Sets the seed: the same seed makes the same market, apart from its times.
     *
     * @param value any number; default 1.
     * @return this.
     */
    public SimulatorBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /**
     * Sends recorded frames instead of a generated market.
     *
     * <p>It is sent once, from when somebody is subscribed and the subscriptions have stood still for a while. Its
     * position is that of the simulator, not of a connection: who comes back in the middle goes on where it is by then,
     * and frames that nobody is subscribed to are passed over. A depth update recorded raw counts as
     * {@code @depth@100ms}. Gaps of more than a minute in the recorded times are shortened to one.
     *
     * @param file one frame a line, wrapped or raw, {@code .jsonl} or {@code .jsonl.gz}; null for none (the default).
     * @return this.
     */
    public SimulatorBuilder replay(Path file) {
        this.replay = file;
        return this;
    }

    /**
     * Sets the pace of the replay.
     *
     * @param speed default {@link Pace#RECORDED}.
     * @return this.
     */
    public SimulatorBuilder pace(Pace speed) {
        this.pace = Objects.requireNonNull(speed);
        return this;
    }

    /**
     * Writes down what is sent, frame by frame; the format is that of {@code io.ringfeed.simulator.ledger}.
     *
     * @param file the file to write, replaced if it exists; null for none (the default).
     * @return this.
     */
    public SimulatorBuilder ledger(Path file) {
        this.ledger = file;
        return this;
    }

    /**
     * Sets how often each connection gets a PING.
     *
     * @param period default 20 s (protocol §3).
     * @return this.
     */
    public SimulatorBuilder pingEvery(Duration period) {
        this.pingEvery = Objects.requireNonNull(period);
        return this;
    }

    /**
     * Sets how long a PING may stay unanswered before the connection is closed.
     *
     * @param time default 60 s (protocol §3).
     * @return this.
     */
    public SimulatorBuilder pongDeadline(Duration time) {
        this.pongDeadline = Objects.requireNonNull(time);
        return this;
    }

    /**
     * Sets how long a connection lives.
     *
     * @param time default 24 h (protocol §3).
     * @return this.
     */
    public SimulatorBuilder life(Duration time) {
        this.life = Objects.requireNonNull(time);
        return this;
    }

    /**
     * Sets how many frames (PING and PONG included) a client may send in any window of one second.
     *
     * @param perSecond default 5 (protocol §3); 0 for no limit.
     * @return this.
     */
    public SimulatorBuilder frameLimit(int perSecond) {
        this.frameLimit = perSecond;
        return this;
    }

    /**
     * Sets how many streams a connection may hold.
     *
     * @param count default 1024 (protocol §3).
     * @return this.
     */
    public SimulatorBuilder maxStreams(int count) {
        this.maxStreams = count;
        return this;
    }

    /**
     * Sets how long the set of subscriptions must have stood still before a replay starts.
     *
     * @param time default 500 ms.
     * @return this.
     */
    public SimulatorBuilder quietBeforeReplay(Duration time) {
        this.quietBeforeReplay = Objects.requireNonNull(time);
        return this;
    }

    /**
     * Sets what goes wrong, and when. Choices that a fault leaves open are made by the {@link #seed}.
     *
     * @param plan default {@link FaultPlan#NONE}.
     * @return this.
     */
    public SimulatorBuilder faults(FaultPlan plan) {
        this.faults = Objects.requireNonNull(plan);
        return this;
    }

    /**
     * Sets how many bytes may wait for a client that reads too slowly, or that a fault keeps waiting, before the generator
     * closes its connection.
     * A replay waits for its clients instead, at 1 MiB.
     *
     * @param bytes default 16 MiB.
     * @return this.
     */
    public SimulatorBuilder outboundLimitBytes(int bytes) {
        this.outboundLimitBytes = bytes;
        return this;
    }

    /**
     * Starts the simulator and returns when it accepts connections.
     *
     * @return the running simulator; close it.
     * @throws IllegalArgumentException if options are wrong: one line with every problem.
     * @throws SimulatorException       if the port is taken, or the recording or the ledger cannot be used: one line.
     */
    public Simulator start() {
        check();
        Recording recording =
                replay == null ? null : step(SimulatorException.Kind.RECORDING, () -> Recording.check(replay));
        ThrowAwayCa certificates = tls ? step(SimulatorException.Kind.CERTIFICATES, ThrowAwayCa::create) : null;
        Ledger opened = ledger == null ? null : step(SimulatorException.Kind.LEDGER, () -> Ledger.create(ledger));
        try {
            return step(SimulatorException.Kind.PORT, () -> new Simulator(this, recording, opened, certificates));
        } catch (SimulatorException failed) {
            if (opened != null) {
                opened.close();
            }
            throw failed;
        }
    }

    /** One of the things that a start needs, and what to call its failure. */
    private static <T> T step(SimulatorException.Kind kind, Step<T> step) {
        try {
            return step.take();
        } catch (IOException failed) {
            throw new SimulatorException(kind, failed.getMessage(), failed);
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    SessionRules rules() {
        return new SessionRules(
                pingEvery.toNanos(),
                pongDeadline.toNanos(),
                life.toNanos(),
                frameLimit,
                maxStreams,
                outboundLimitBytes);
    }

    private void check() {
        List<String> problems = new ArrayList<>();
        expect(problems, port >= 0 && port <= 65_535, "port " + port + " is not between 0 and 65535");
        expect(
                problems,
                eventsPerSecond >= 0 && eventsPerSecond <= MAX_EVENTS_PER_SECOND,
                "rate " + eventsPerSecond + " is not between 0 and 1,000,000 events a second");
        expect(problems, !symbols.isEmpty() || replay != null, "no symbols: name at least one, such as btcusdt");
        for (String symbol : symbols) {
            try {
                Streams.trade(symbol);
            } catch (IllegalArgumentException unusable) {
                problems.add(unusable.getMessage());
            }
        }
        expect(problems, isPositive(pingEvery), "the PING period " + pingEvery + " is not positive");
        expect(problems, isPositive(pongDeadline), "the PONG deadline " + pongDeadline + " is not positive");
        expect(problems, isPositive(life), "the life of connections " + life + " is not positive");
        expect(problems, !quietBeforeReplay.isNegative(), "the quiet before a replay is negative");
        expect(problems, frameLimit >= 0, "the frame limit " + frameLimit + " is negative; 0 means none");
        expect(problems, maxStreams > 0, "a connection must be allowed at least one stream");
        expect(problems, outboundLimitBytes > 0, "the outbound limit " + outboundLimitBytes + " is not positive");
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static void expect(List<String> problems, boolean condition, String otherwise) {
        if (!condition) {
            problems.add(otherwise);
        }
    }
}
