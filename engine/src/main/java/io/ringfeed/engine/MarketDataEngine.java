package io.ringfeed.engine;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.merge.LineMerge;
import io.ringfeed.engine.ring.EventRing;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.subscription.SubscriptionBoard;
import io.ringfeed.engine.subscription.TrackedStream;
import io.ringfeed.engine.supervisor.CommandQueue;
import io.ringfeed.engine.supervisor.DecoderFindings;
import io.ringfeed.engine.supervisor.RingWire;
import io.ringfeed.engine.supervisor.Supervisor;
import io.ringfeed.engine.thread.ThreadPlacement;
import io.ringfeed.transport.WebSocketTransport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemEpochClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Streams market data from a venue to handlers: connects, subscribes, decodes, and brings everything back after a loss,
 * until it is closed.
 *
 * <pre>{@code
 * try (MarketDataEngine engine = MarketDataEngine.builder()
 *         .venue(Venue.spotTestnet())
 *         .handler(strategy)
 *         .build()) {
 *     engine.start();
 *     Subscription trades = engine.subscribe(Streams.trade("btcusdt"));
 *     trades.awaitLive(Duration.ofSeconds(5));
 *     ...
 * }
 * }</pre>
 *
 * <p>An engine is used once: NEW, RUNNING, CLOSED. Several may live in one JVM; they share nothing.
 *
 * <p><b>Threading:</b> every method may be called from any thread, handlers included. The engine's own threads are
 * {@code rf-io} (sockets), {@code rf-decode}, {@code rf-handler-N} and {@code rf-supervisor}; all but the first are no
 * daemons, so an engine that is not closed keeps the JVM alive.
 *
 * <p><b>Errors:</b> the network's failures never throw; they are markers to handlers, calls to the listener, and part of the
 * {@link #status()}.
 */
public final class MarketDataEngine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.ringfeed.engine");
    private static final int MAX_STREAMS = 16_384;
    private static final int MAX_SYMBOLS = 16_384;
    private static final int SUPERVISOR_NAP_MS = 2;

    private final EngineBuilder options;
    private final NameRegistry streamNames = new NameRegistry(MAX_STREAMS);
    private final NameRegistry symbolNames = new NameRegistry(MAX_SYMBOLS);
    private final CommandQueue commands = new CommandQueue();
    private final SubscriptionBoard board = new SubscriptionBoard(this::streamId);
    private final WebSocketTransport transport;
    private final ThreadPlacement placement;
    private final CounterFeed counters;
    private final EventRing ring;
    private final LineMerge merge;
    private final Supervisor supervisor;
    private final AgentRunner supervisorRunner;
    private final AtomicReference<EngineState> state = new AtomicReference<>(EngineState.NEW);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Thread supervisorThread;

    MarketDataEngine(EngineBuilder options, WebSocketTransport transport, ThreadPlacement placement) {
        this.options = options;
        this.transport = transport;
        this.placement = placement;
        this.counters = new CounterFeed(options.counters(), options.venue().toString());
        this.ring = new EventRing(
                options.ring(),
                options.timeUnit(),
                options.poisonSlots(),
                options.waitMode(),
                options.slowConsumer(),
                placement.stages(options.threadFactory()),
                options.graph(),
                options.failurePolicy(),
                new HandlerFailureLog(this::stopAfter),
                new DecoderFindings(commands),
                counters,
                streamNames,
                symbolNames);
        this.merge = new LineMerge(ring.writer(), streamNames);
        this.supervisor = new Supervisor(
                options.venue(),
                options.timeUnit(),
                options.controlPlane(),
                new RingWire(transport, ring, merge, commands, options.venue().toString()),
                board,
                commands,
                options.listener(),
                SystemNanoClock.INSTANCE,
                SystemEpochClock.INSTANCE,
                RandomGenerator.getDefault());
        this.supervisorRunner = new AgentRunner(
                new SleepingMillisIdleStrategy(SUPERVISOR_NAP_MS),
                thrown -> LOG.log(System.Logger.Level.ERROR, "the supervisor met a defect and goes on", thrown),
                null,
                new CountedAgent(supervisor, counters));
    }

    /** @return a builder with the defaults. */
    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /**
     * Start the threads and the first connect attempt. Returns at once, and never throws for reasons of the network.
     *
     * @throws IllegalStateException if the engine was started or closed before.
     */
    public void start() {
        if (!state.compareAndSet(EngineState.NEW, EngineState.RUNNING)) {
            throw new IllegalStateException("an engine is started once, and this one is " + state.get());
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0}; {1}; waiting: {2}; pinned: {3}",
                transport.describe(),
                ring.describe(),
                options.waitMode(),
                options.pinning());
        counters.start(ring, this::status);
        ring.start();
        supervisorThread = AgentRunner.startOnThread(supervisorRunner, placement.supervisor(options.threadFactory()));
    }

    /**
     * Ask for streams. Works before and after the start, never blocks, and holds over every reconnect.
     *
     * @param streams at least one.
     * @return a handle that tells how far they are, and gives them up.
     * @throws IllegalStateException if the engine is closed.
     */
    public Subscription subscribe(Stream... streams) {
        return subscribe(List.of(streams));
    }

    /**
     * Ask for streams. Thousands at a time are fine: names travel many to a frame, at the venue's pace.
     *
     * @param streams at least one.
     * @return a handle that tells how far they are, and gives them up.
     * @throws IllegalStateException if the engine is closed.
     */
    public Subscription subscribe(Collection<Stream> streams) {
        if (state.get() == EngineState.CLOSED) {
            throw new IllegalStateException("the engine is closed");
        }
        register(streams);
        Subscription subscription = board.request(streams, this::cancel);
        commands.want(subscription.tracked());
        return subscription;
    }

    /** @return counts and states at this moment. */
    public EngineStatus status() {
        return new EngineStatus(
                state.get(),
                supervisor.status(),
                ring.writer().receivedCount(),
                ring.writer().receivedBytes(),
                ring.decodedCount(),
                ring.deliveredCount(),
                ring.skippedCount(),
                ring.rejectedCount(),
                ring.gapCount(),
                ring.lostCount(),
                ring.duplicateCount(),
                ring.writer().droppedCount(),
                ring.occupancy(),
                ring.detachedHandlers(),
                failure.get());
    }

    /**
     * The same counts as other processes see them, with the first bytes of frames that could not be decoded; at most a tenth of a second
     * old. Allocates.
     *
     * @return what was published last; all zero before the start.
     */
    public CountersSnapshot counters() {
        return counters.snapshot();
    }

    /** @return the file that other processes read them from; empty before the start, and where they are in memory only. */
    public Optional<Path> countersFile() {
        return counters.path();
    }

    /**
     * Replace every connection by a new one without a break: the new one is opened and subscribed first, both run side by side until each
     * stream has come over it, and then the old one is closed. Returns at once.
     */
    public void rotate() {
        commands.rotate();
    }

    /**
     * Give up every connection and make it anew, now. Failures are forgotten, so this also starts afresh after the limit of attempts was
     * reached. Returns at once.
     */
    public void reconnect() {
        commands.reconnect();
    }

    /**
     * Stop reading, let the handlers finish what is in the ring, end all threads. Takes no longer than the close time-out and
     * a little; calling it again waits for the first call's end. From inside a handler or a listener it initiates the close
     * and returns at once.
     */
    @Override
    public void close() {
        EngineState before = state.getAndSet(EngineState.CLOSED);
        boolean own = ring.isStageThread() || Thread.currentThread() == supervisorThread;
        if (before == EngineState.CLOSED) {
            if (!own) {
                awaitClosed();
            }
        } else if (own) {
            new Thread(() -> closeNow(before), "rf-close").start();
        } else {
            closeNow(before);
        }
    }

    private void closeNow(EngineState before) {
        try {
            supervisorRunner.close();
            transport.close();
            if (before == EngineState.RUNNING && !ring.close(options.closeTimeout())) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "closed with {0} events not handled: a handler did not come back within {1}",
                        ring.occupancy(),
                        options.closeTimeout());
            }
        } finally {
            counters.close();
            closed.countDown();
        }
    }

    private void awaitClosed() {
        try {
            closed.await(options.closeTimeout().toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopAfter(Throwable thrown) {
        failure.compareAndSet(null, thrown);
        close();
    }

    private void cancel(List<TrackedStream> orphans) {
        if (!orphans.isEmpty() && state.get() != EngineState.CLOSED) {
            commands.drop(orphans);
        }
    }

    /** Names are known before the first frame comes, so that a subscribed stream never misses; one copy of each table. */
    private void register(Collection<Stream> streams) {
        streamNames.registerAll(streams.stream().map(Stream::name).toList());
        for (Stream stream : streams) {
            merge.watch(streamId(stream), stream.kind());
            ring.continuity().watch(streamId(stream));
        }
        symbolNames.registerAll(streams.stream()
                .map(Stream::symbol)
                .filter(Objects::nonNull) // streams of all symbols name theirs when they come
                .map(symbol -> symbol.toUpperCase(Locale.ROOT))
                .toList());
    }

    private int streamId(Stream stream) {
        byte[] name = stream.name().getBytes(StandardCharsets.UTF_8);
        return streamNames.find(name, 0, name.length);
    }
}
