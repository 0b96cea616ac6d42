package io.ringfeed.simulator;

import io.netty.channel.ChannelHandler;
import io.ringfeed.simulator.client.ClientLog;
import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.simulator.fault.FaultKind;
import io.ringfeed.simulator.ledger.Ledger;
import io.ringfeed.simulator.market.MarketFeed;
import io.ringfeed.simulator.net.IoThread;
import io.ringfeed.simulator.net.LoopbackServer;
import io.ringfeed.simulator.net.ThrowAwayCa;
import io.ringfeed.simulator.replay.Recording;
import io.ringfeed.simulator.replay.ReplayFeed;
import io.ringfeed.simulator.truth.MarketTruth;
import io.ringfeed.simulator.venue.Sessions;
import io.ringfeed.simulator.venue.UpgradeHandler;
import io.ringfeed.simulator.wire.FaultyWire;
import io.ringfeed.simulator.wire.NetworkConditions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A Binance-compatible venue on loopback: for tests of code that speaks to the venue, and for trying things out.
 *
 * <p>It speaks the public spot stream protocol over {@code ws} or {@code wss}, on 127.0.0.1 only, and sends either a
 * seeded generated market or recorded frames. The generated market has every spot stream that is live (protocol §4.0), of
 * which all agree with one another, and a {@link #truth} to compare them with.
 *
 * <p><b>Threading:</b> every method may be called from any thread, except that those that wait must not be called from
 * the simulator's own thread. All state lives on one thread of its own, {@code sim-io}.
 * <br><b>Errors:</b> after {@link #close()} queries answer as if nobody were connected and commands do nothing, but for
 * {@link #truth}, which throws.
 */
public final class Simulator implements AutoCloseable {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final IoThread io;
    private final LoopbackServer server;
    private final ThrowAwayCa certificates;
    private final Sessions sessions;
    private final Ledger ledger;
    private final Feed feed;
    private final MarketFeed market;
    private final ReplayFeed replay;
    private final Set<String> replayedStreams;
    private final FaultInjector injector;
    private final FaultRunner faults;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Starts everything, or nothing. */
    Simulator(SimulatorBuilder options, Recording recording, Ledger ledger, ThrowAwayCa certificates)
            throws IOException {
        this.certificates = certificates;
        this.ledger = ledger;
        this.sessions = new Sessions(options.rules(), ledger);
        this.io = new IoThread();
        try {
            if (recording == null) {
                market = new MarketFeed(
                        io.loop(),
                        sessions.topics(),
                        sessions::flush,
                        options.symbols,
                        options.eventsPerSecond,
                        options.seed);
                replay = null;
                feed = market::close;
                io.call(
                        () -> {
                            market.start();
                            return true;
                        },
                        false);
            } else {
                market = null;
                replay = new ReplayFeed(
                        io.loop(),
                        sessions.topics(),
                        sessions::flush,
                        recording,
                        options.pace.speed(),
                        options.quietBeforeReplay.toNanos());
                feed = replay::close;
                sessions.topics().listen(replay::onSubscriptionsChanged);
            }
            replayedStreams = recording == null ? Set.of() : recording.streams();
            NetworkConditions network = new NetworkConditions(options.seed);
            server = LoopbackServer.open(io, options.port, certificates, new Handlers(network, sessions));
            injector = new FaultInjector(server, network, sessions, options.seed);
            faults = new FaultRunner(io.loop(), options.faults, sessions.topics(), injector);
            run(faults::start);
        } catch (IOException | RuntimeException failed) {
            io.close();
            throw failed;
        }
    }

    private record Handlers(NetworkConditions network, Sessions sessions) implements LoopbackServer.ConnectionHandlers {
        @Override
        public ChannelHandler wire() {
            return new FaultyWire(network);
        }

        @Override
        public ChannelHandler request() {
            return new UpgradeHandler(sessions);
        }
    }

    /** A feed that can be ended. */
    @FunctionalInterface
    private interface Feed {
        void close();
    }

    /**
     * Starts collecting options.
     *
     * @return a new builder with the venue's own values.
     */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /**
     * Tells the port in use.
     *
     * @return 1 to 65535.
     */
    public int port() {
        return server.port();
    }

    /**
     * Tells where to connect; append {@code /ws} or {@code /stream}.
     *
     * @return {@code ws://127.0.0.1:port} or {@code wss://127.0.0.1:port}.
     */
    public URI uri() {
        return URI.create((certificates == null ? "ws" : "wss") + "://127.0.0.1:" + port());
    }

    /**
     * Gives the certificate that a client has to trust.
     *
     * @return the throw-away authority's certificate, PEM.
     * @throws IllegalStateException if this simulator does not speak TLS.
     */
    public String caPem() {
        if (certificates == null) {
            throw new IllegalStateException("this simulator does not speak TLS: start it with tls(true)");
        }
        return certificates.caPem();
    }

    /**
     * Writes {@link #caPem()} to a file.
     *
     * @param file replaced if it exists.
     * @throws IOException           if it cannot be written.
     * @throws IllegalStateException if this simulator does not speak TLS.
     */
    public void writeCa(Path file) throws IOException {
        Files.writeString(file, caPem());
    }

    /**
     * Waits until some connection is subscribed to a stream.
     *
     * @param stream  the exact name.
     * @param timeout the longest wait.
     * @return whether it is subscribed; false also when the waiting thread was interrupted, which stays marked.
     */
    public boolean awaitSubscribed(String stream, Duration timeout) {
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        while (!io.call(() -> sessions.topics().isSubscribed(stream), false)) {
            if (System.nanoTime() - deadlineNs >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL_NS);
        }
        return true;
    }

    /**
     * Lists the streams that at least one connection is subscribed to, misspelt ones included.
     *
     * @return a copy, sorted.
     */
    public Set<String> subscriptions() {
        return io.call(() -> sessions.topics().subscribedNames(), Collections.<String>emptySortedSet());
    }

    /**
     * Counts the open WebSocket connections.
     *
     * @return zero or more.
     */
    public int connections() {
        return io.call(sessions::count, 0);
    }

    /**
     * Counts the WebSocket connections ever opened.
     *
     * @return zero or more, also after {@link #close()}.
     */
    public int connectionsEver() {
        return sessions.countEver();
    }

    /**
     * Tells what clients sent, and when: for tests of a client's pace, its requests and its answers to PINGs.
     *
     * @return the last 64 connections, open or not, in the order of their numbers.
     */
    public List<ClientLog> clients() {
        return io.call(sessions::clients, List.of());
    }

    /**
     * Counts the market data frames handed to connections; a frame for two connections counts twice.
     *
     * @return zero or more.
     */
    public long framesSent() {
        return sessions.framesSent();
    }

    /**
     * Counts the market data frames of one stream handed to connections.
     *
     * @param stream the exact name.
     * @return zero or more.
     */
    public long framesSent(String stream) {
        return sessions.topics().framesSent(stream);
    }

    /**
     * Lists the streams of the recording that is replayed.
     *
     * @return their names, sorted; empty for a generated market.
     */
    public Set<String> replayedStreams() {
        return replayedStreams;
    }

    /**
     * Tells how far the replay has come.
     *
     * @return the counts; all zero and not finished if there is no replay.
     */
    public ReplayProgress replayProgress() {
        return io.call(() -> replay == null ? ReplayProgress.NONE : progress(replay), ReplayProgress.NONE);
    }

    /**
     * Tells what a generated market really is: its book, and what was traded since the start. It is read between two events
     * of the market, so that all of it belongs together, whether or not anybody is subscribed.
     *
     * <p>A client's book is comparable with it when both have the same last update id. As depth is sent every 100 ms while
     * the market goes on, ask until they have, at a pace that leaves some of those times without an event.
     *
     * @param symbol in any case, such as {@code btcusdt}.
     * @return a record that stays as it is.
     * @throws IllegalArgumentException if this simulator runs no market of that symbol.
     * @throws IllegalStateException    if it replays a recording, if it is closed, or if the caller was interrupted while
     *     it waited, which stays marked.
     */
    public MarketTruth truth(String symbol) {
        if (market == null) {
            throw new IllegalStateException("this simulator replays a recording: only a generated market has a truth");
        }
        String lowerCase = symbol.toLowerCase(Locale.ROOT);
        if (!market.symbols().contains(lowerCase)) {
            throw new IllegalArgumentException(
                    "this simulator runs no market of '" + symbol + "', but of " + String.join(", ", market.symbols()));
        }
        MarketTruth truth = closed.get() ? null : io.call(() -> market.truth(lowerCase), null);
        if (truth == null) {
            throw new IllegalStateException(
                    Thread.currentThread().isInterrupted()
                            ? "interrupted while asking the simulator for its truth"
                            : "this simulator is closed, and its market with it");
        }
        return truth;
    }

    /**
     * Does something wrong, once; {@link SimulatorBuilder#faults} does it by a plan. Returns when it has begun.
     *
     * <p>Faults of connections strike those that are open, and nothing if there is none. Those of upgrades and of
     * SUBSCRIBE requests wait for the next of these, behind those that wait already; more than 64 do not wait.
     *
     * @param fault what.
     */
    public void inject(Fault fault) {
        Objects.requireNonNull(fault);
        run(() -> injector.inject(fault));
    }

    /**
     * Counts the faults that struck, by injection or plan: each once, however many connections it struck.
     *
     * @return a count for every kind, also after {@link #close()}.
     */
    public Map<FaultKind, Long> faultsInjected() {
        return sessions.faultLog().counts();
    }

    /** Cuts every connection off with a TCP reset, without a closing frame; what was not sent yet is lost. */
    public void killConnections() {
        run(sessions::killAll);
    }

    /**
     * Closes every connection with a closing frame, behind what was already queued.
     *
     * @param code   the status code, for example 1001.
     * @param reason the text, at most 123 bytes of UTF-8.
     */
    public void closeConnections(int code, String reason) {
        run(() -> sessions.closeAll(code, reason));
    }

    /**
     * Sends one frame to every connection subscribed to a stream, wrapped where the connection is a combined one.
     *
     * @param stream the exact name.
     * @param json   the payload; sent as it is, right or wrong.
     * @return how often it was queued: once for each connection, but for those that a fault strikes.
     */
    public int send(String stream, String json) {
        return io.call(() -> sessions.send(stream, json), 0);
    }

    /** Sends {@code serverShutdown} to every connection, in the shape of each (protocol §3.1). */
    public void announceShutdown() {
        run(() -> sessions.announceShutdown(System.currentTimeMillis()));
    }

    /** Ends the simulator: connections, port, thread, ledger. Bounded in time; a second call does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        server.stopListening();
        run(() -> {
            faults.close();
            feed.close();
            sessions.closeAll(1001, "");
        });
        server.close();
        io.close();
        if (ledger != null) {
            ledger.close();
        }
    }

    private static ReplayProgress progress(ReplayFeed replay) {
        return new ReplayProgress(replay.delivered(), replay.passedOver(), replay.unroutable(), replay.isFinished());
    }

    private void run(Runnable task) {
        io.call(
                () -> {
                    task.run();
                    return true;
                },
                false);
    }
}
