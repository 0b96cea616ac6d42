package io.ringfeed.engine;

import io.ringfeed.engine.config.ConfigKeys;
import io.ringfeed.engine.config.ConfigOverlay;
import io.ringfeed.engine.config.EngineConfig;
import io.ringfeed.engine.counters.CountersOptions;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.handler.HandlerGraph;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.jvm.JvmFlags;
import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.ring.SlowConsumerPolicy;
import io.ringfeed.engine.ring.WaitMode;
import io.ringfeed.engine.supervisor.EngineListener;
import io.ringfeed.engine.supervisor.options.BackoffOptions;
import io.ringfeed.engine.supervisor.options.ConnectionTimeouts;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.supervisor.request.RequestPace;
import io.ringfeed.engine.thread.CpuPinning;
import io.ringfeed.engine.thread.SpinningThreads;
import io.ringfeed.engine.thread.ThreadPlacement;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.WebSocketTransport;
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;
import io.ringfeed.transport.tls.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Collects what an engine is made of. Nothing is read from the environment unless {@link #fromEnvironment()} is called, and nothing
 * is started. Of two calls that set the same, the later one wins.
 *
 * <p><b>Threading:</b> confined to the thread that builds.
 */
public final class EngineBuilder {
    private static final System.Logger LOG = System.getLogger("io.ringfeed.engine");

    private final List<String> problems = new ArrayList<>();
    private final List<EngineConfig> configs = new ArrayList<>();
    private final HandlerGraph graph = new HandlerGraph();
    private Venue venue;
    private TimeUnit timeUnit = TimeUnit.MILLISECONDS;
    private RingOptions ring = RingOptions.DEFAULTS;
    private ControlPlaneOptions controlPlane = ControlPlaneOptions.DEFAULTS;
    private Duration closeTimeout = Duration.ofSeconds(5);
    private FailurePolicy failurePolicy = FailurePolicy.SKIP_EVENT;
    private EngineListener listener = new EngineListener() {};
    private TlsOptions tls = TlsOptions.defaults();
    private WaitMode waitMode;
    private SlowConsumerPolicy slowConsumer = SlowConsumerPolicy.PAUSE_READING;
    private ThreadFactory threadFactory;
    private boolean preferNative = true;
    private boolean poisonSlots;
    private SocketOptions socket = SocketOptions.DEFAULTS;
    private ProxyOptions proxy;
    private boolean busyWait;
    private boolean isIoSpinning;
    private CpuPinning pinning = CpuPinning.NONE;
    private CountersOptions counters = CountersOptions.DEFAULTS;

    EngineBuilder() {}

    /**
     * Set everything that a configuration says; what it does not say stays as it is. Calls that follow win over it, so it usually
     * comes first. {@link #build()} throws what is wrong with it together with all else. Its streams are left to
     * {@code subscribe(config.streams())}.
     *
     * @param config from files, the environment, or both.
     * @return this.
     */
    public EngineBuilder config(EngineConfig config) {
        configs.add(config);
        ConfigOverlay overlay = new ConfigOverlay(config);
        venue = overlay.venue(venue);
        timeUnit = config.or(ConfigKeys.TIME_UNIT, timeUnit);
        ring = overlay.ring(ring);
        controlPlane = overlay.controlPlane(controlPlane);
        closeTimeout = config.or(ConfigKeys.CLOSE_TIMEOUT, closeTimeout);
        failurePolicy = config.or(ConfigKeys.FAILURE_POLICY, failurePolicy);
        tls = overlay.tls(tls);
        waitMode = config.or(ConfigKeys.WAIT, waitMode);
        slowConsumer = config.or(ConfigKeys.SLOW_CONSUMER, slowConsumer);
        preferNative = config.or(ConfigKeys.SOCKET_NATIVE, preferNative);
        poisonSlots = config.or(ConfigKeys.POISON_SLOTS, poisonSlots);
        socket = overlay.socket(socket);
        proxy = overlay.proxy(proxy);
        busyWait = config.or(ConfigKeys.BUSY_WAIT, busyWait);
        pinning = overlay.pinning(pinning);
        counters = overlay.counters(counters);
        return this;
    }

    /**
     * Set everything that the environment of this process says: {@code RINGFEED_*}, {@code BINANCE_TESTNET}; the same as a
     * {@link #config} of it alone.
     *
     * @return this.
     */
    public EngineBuilder fromEnvironment() {
        return config(EngineConfig.builder().environment().build());
    }

    /**
     * Where the data comes from. Required.
     *
     * @param venue the venue.
     * @return this.
     */
    public EngineBuilder venue(Venue venue) {
        this.venue = Objects.requireNonNull(venue, "venue");
        return this;
    }

    /**
     * The unit in which the venue tells its times; milliseconds by default, or microseconds. The engine asks for it with each
     * connection, and events name it: {@link io.ringfeed.codec.event.MarketEvent#timeUnit()}.
     *
     * @param timeUnit of all times of the venue in all events.
     * @return this.
     */
    public EngineBuilder timeUnit(TimeUnit timeUnit) {
        this.timeUnit = Objects.requireNonNull(timeUnit, "timeUnit");
        return this;
    }

    /**
     * Add a handler right behind the decoder, side by side with others that are added so.
     *
     * @param handler the handler.
     * @return this.
     */
    public EngineBuilder handler(MarketDataHandler handler) {
        graph.handle(handler);
        return this;
    }

    /**
     * Arrange handlers in any order: {@code handlers(h -> h.handle(a, b).then(c))}.
     *
     * @param arrangement fills the graph.
     * @return this.
     */
    public EngineBuilder handlers(Consumer<HandlerGraph> arrangement) {
        arrangement.accept(graph);
        return this;
    }

    /**
     * What happens when a handler throws; {@link FailurePolicy#SKIP_EVENT} by default.
     *
     * @param policy the policy.
     * @return this.
     */
    public EngineBuilder failurePolicy(FailurePolicy policy) {
        this.failurePolicy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Who hears of connects and disconnects, on the supervisor's thread.
     *
     * @param listener the listener.
     * @return this.
     */
    public EngineBuilder listener(EngineListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Trust the certificate authorities of a PEM file instead of the platform's; may be called for several files.
     *
     * @param pem the file.
     * @return this.
     */
    public EngineBuilder trustCertificates(Path pem) {
        tls = tls.trust(pem);
        return this;
    }

    /**
     * Insist on a public key: the venue's own, or that of an authority which vouches for it. Any of several will do; the usual
     * verification stays as it is.
     *
     * @param sha256 {@code sha256/BASE64} of the key's SubjectPublicKeyInfo, as for OkHttp and curl.
     * @return this.
     * @throws IllegalArgumentException if it is no pin.
     */
    public EngineBuilder pinPublicKey(String sha256) {
        tls = tls.pin(sha256);
        return this;
    }

    /**
     * Use the JDK's TLS engine even where BoringSSL is available.
     *
     * @param jdkTls whether.
     * @return this.
     */
    public EngineBuilder jdkTls(boolean jdkTls) {
        tls = tls.jdkEngine(jdkTls);
        return this;
    }

    /**
     * Whether the native epoll transport is used where it is available (the default), or NIO in any case.
     *
     * @param preferNative whether.
     * @return this.
     */
    public EngineBuilder preferNative(boolean preferNative) {
        this.preferNative = preferNative;
        return this;
    }

    /**
     * The options of TCP; {@link SocketOptions#DEFAULTS} by default.
     *
     * @param options of the socket.
     * @return this.
     */
    public EngineBuilder socket(SocketOptions options) {
        this.socket = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * The proxy between here and the venue; none by default.
     *
     * @param options of the proxy.
     * @return this.
     */
    public EngineBuilder proxy(ProxyOptions options) {
        this.proxy = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * Whether the I/O thread spins instead of sleeping until the kernel wakes it, for a core of its own; off by default. Counts
     * as a spinning thread when the default {@link #waitMode} is chosen. With epoll only.
     *
     * @param busyWait whether.
     * @return this.
     */
    public EngineBuilder busyWait(boolean busyWait) {
        this.busyWait = busyWait;
        return this;
    }

    /**
     * Which threads run on which CPU; {@link CpuPinning#NONE} by default. Needs a library that the engine does not bring, see
     * there.
     *
     * @param pinning the CPUs.
     * @return this.
     */
    public EngineBuilder pinning(CpuPinning pinning) {
        this.pinning = Objects.requireNonNull(pinning, "pinning");
        return this;
    }

    /**
     * Where the engine's counters live; {@link CountersOptions#DEFAULTS}, in a file that {@code ringfeed stat} finds, by default.
     *
     * @param options where.
     * @return this.
     */
    public EngineBuilder counters(CountersOptions options) {
        this.counters = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * How the decoder and the handlers wait. By default they spin only where each spinning thread has a core of its own and
     * two are left over, the I/O thread counted where it busy-waits, see {@link WaitMode#forCores}.
     *
     * @param waitMode the way.
     * @return this.
     */
    public EngineBuilder waitMode(WaitMode waitMode) {
        this.waitMode = Objects.requireNonNull(waitMode, "waitMode");
        return this;
    }

    /**
     * What happens when handlers are slower than the feed; {@link SlowConsumerPolicy#PAUSE_READING} by default.
     *
     * @param policy the policy.
     * @return this.
     */
    public EngineBuilder slowConsumer(SlowConsumerPolicy policy) {
        this.slowConsumer = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * The sizes that bound the engine's memory; {@link RingOptions#DEFAULTS} by default.
     *
     * @param options the sizes.
     * @return this.
     */
    public EngineBuilder ring(RingOptions options) {
        this.ring = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * A debugging aid for tests of handlers, off by default: an event that was kept beyond its time throws when it is looked at,
     * and parts of it that were kept show {@link io.ringfeed.codec.event.EventRecord#POISON} when their slot is used again.
     *
     * @param poisonSlots whether.
     * @return this.
     */
    public EngineBuilder poisonSlots(boolean poisonSlots) {
        this.poisonSlots = poisonSlots;
        return this;
    }

    /**
     * The connection's clocks; {@link ConnectionTimeouts#DEFAULTS} by default.
     *
     * @param timeouts the clocks.
     * @return this.
     */
    public EngineBuilder timeouts(ConnectionTimeouts timeouts) {
        return controlPlane(options -> options.with(timeouts));
    }

    /**
     * The waits between connect attempts; 1 s doubling up to 60 s by default, each shortened by up to a quarter at random.
     *
     * @param initial the first wait.
     * @param maximum the longest.
     * @return this.
     */
    public EngineBuilder backoff(Duration initial, Duration maximum) {
        return controlPlane(options -> options.with(new BackoffOptions(initial, maximum)));
    }

    /**
     * Everything that the supervisor goes by; {@link ControlPlaneOptions#DEFAULTS} by default. To change one group:
     * {@code controlPlane(options -> options.with(new BreakerOptions(3, Duration.ofSeconds(30))))}.
     *
     * @param change makes the new options of those that hold so far.
     * @return this.
     */
    public EngineBuilder controlPlane(UnaryOperator<ControlPlaneOptions> change) {
        this.controlPlane = Objects.requireNonNull(change.apply(controlPlane), "options");
        return this;
    }

    /**
     * How long {@code close()} lets the handlers work off what is in the ring; 5 s by default.
     *
     * @param timeout the time.
     * @return this.
     */
    public EngineBuilder closeTimeout(Duration timeout) {
        this.closeTimeout = Objects.requireNonNull(timeout, "timeout");
        return this;
    }

    /**
     * Who makes the engine's threads. They name themselves.
     *
     * @param threadFactory the factory; its threads may be daemons, which the default's are not.
     * @return this.
     */
    public EngineBuilder threadFactory(ThreadFactory threadFactory) {
        this.threadFactory = Objects.requireNonNull(threadFactory, "threadFactory");
        return this;
    }

    /**
     * Check everything and make the engine.
     *
     * @return an engine that has not been started.
     * @throws ConfigurationException if anything cannot be as it was asked for; lists all problems.
     */
    public MarketDataEngine build() {
        problems.clear();
        JvmFlags.problem().ifPresent(problems::add);
        configs.forEach(config -> problems.addAll(config.problems()));
        // A venue that was set wrongly has been reported already.
        if (venue == null && configs.stream().noneMatch(config -> config.isWrong(ConfigKeys.VENUE))) {
            problems.add("no venue: say where the data comes from, for example venue(Venue.spot())");
        }
        if (graph.nodes().isEmpty()) {
            problems.add("no handler: say who gets the events, for example handler(strategy)");
        }
        if (timeUnit != TimeUnit.MILLISECONDS && timeUnit != TimeUnit.MICROSECONDS) {
            problems.add("time unit " + timeUnit + " is none of the venue's: give MILLISECONDS or MICROSECONDS");
        }
        problems.addAll(ring.problems());
        problems.addAll(controlPlane.problems());
        if (closeTimeout.isNegative() || closeTimeout.isZero()) {
            problems.add("close time-out " + closeTimeout + " is not positive");
        }
        problems.addAll(socket.problems());
        if (proxy != null) {
            problems.addAll(proxy.problems());
        }
        problems.addAll(ThreadPlacement.problems(pinning, graph.nodes().size()));
        ThreadPlacement placement = problems.isEmpty() ? ThreadPlacement.of(pinning) : null;
        WebSocketTransport transport = problems.isEmpty() ? newTransport(placement) : null;
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        isIoSpinning = transport.isBusyWaiting();
        warnOfCrowdedCores();
        return new MarketDataEngine(this, transport, placement);
    }

    Venue venue() {
        return venue;
    }

    TimeUnit timeUnit() {
        return timeUnit;
    }

    HandlerGraph graph() {
        return graph;
    }

    RingOptions ring() {
        return ring;
    }

    boolean poisonSlots() {
        return poisonSlots;
    }

    ControlPlaneOptions controlPlane() {
        return controlPlane;
    }

    Duration closeTimeout() {
        return closeTimeout;
    }

    FailurePolicy failurePolicy() {
        return failurePolicy;
    }

    EngineListener listener() {
        return listener;
    }

    WaitMode waitMode() {
        int spinning = 1 + graph.nodes().size() + (isIoSpinning ? 1 : 0);
        return waitMode != null
                ? waitMode
                : WaitMode.forCores(Runtime.getRuntime().availableProcessors(), spinning);
    }

    CpuPinning pinning() {
        return pinning;
    }

    CountersOptions counters() {
        return counters;
    }

    SlowConsumerPolicy slowConsumer() {
        return slowConsumer;
    }

    ThreadFactory threadFactory() {
        return threadFactory != null ? threadFactory : Thread::new;
    }

    private void warnOfCrowdedCores() {
        SpinningThreads spinning = SpinningThreads.of(
                isIoSpinning, waitMode().isSpinning(), graph.nodes().size());
        spinning.warnings(Runtime.getRuntime().availableProcessors(), pinning)
                .forEach(line -> LOG.log(System.Logger.Level.WARNING, line));
    }

    private WebSocketTransport newTransport(ThreadPlacement placement) {
        WebSocketTransport.Builder builder = WebSocketTransport.builder()
                .tls(tls)
                .preferNative(preferNative)
                .socket(socket)
                .busyWait(busyWait)
                .onThreadStart(placement::onThreadStart)
                .maxFrameBytes(ring.maxFrameBytes())
                .connectTimeout(controlPlane.timeouts().connect())
                .pongInterval(RequestPace.pongInterval(venue.frameLimitPerSecond()));
        if (threadFactory != null) {
            builder.threadFactory(threadFactory);
        }
        if (proxy != null) {
            builder.proxy(proxy);
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException unusable) {
            problems.add(unusable.getMessage());
            return null;
        }
    }
}
