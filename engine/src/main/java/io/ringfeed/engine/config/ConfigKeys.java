package io.ringfeed.engine.config;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.counters.CountersOptions;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.ring.SlowConsumerPolicy;
import io.ringfeed.engine.ring.WaitMode;
import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.BackoffOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.engine.supervisor.options.ConnectionTimeouts;
import io.ringfeed.engine.supervisor.options.LivenessOptions;
import io.ringfeed.engine.supervisor.options.RotationOptions;
import io.ringfeed.engine.supervisor.options.SubscriptionOptions;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;
import io.ringfeed.transport.tls.PublicKeyPin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The catalogue of everything that can be configured by text. The defaults are those of the options themselves; the page
 * {@code docs/configuration.md} shows it.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class ConfigKeys {
    private static final List<ConfigKey<?>> KEYS = new ArrayList<>();
    private static final ConnectionTimeouts TIMES = ConnectionTimeouts.DEFAULTS;
    private static final AttemptOptions TRIES = AttemptOptions.DEFAULTS;
    private static final RotationOptions TURNS = RotationOptions.DEFAULTS;
    private static final LivenessOptions SILENCE = LivenessOptions.DEFAULTS;
    private static final SubscriptionOptions WISHES = SubscriptionOptions.DEFAULTS;
    private static final RingOptions RING = RingOptions.DEFAULTS;
    private static final SocketOptions SOCKET = SocketOptions.DEFAULTS;

    /** {@code venue}. */
    public static final ConfigKey<Venue> VENUE =
            key("venue", ValueTypes.VENUE, null, "where the data comes from; `BINANCE_TESTNET=true` means `testnet`");
    /** {@code frame-limit}. */
    public static final ConfigKey<Integer> FRAME_LIMIT = key(
            "frame-limit",
            ValueTypes.FRAME_LIMIT,
            null,
            "frames a second that the venue takes from a client, 0 for no limit; without, the venue's own: 5, and none for an address");
    /** {@code streams}. */
    public static final ConfigKey<List<Stream>> STREAMS = key(
            "streams",
            ValueTypes.STREAMS,
            null,
            "what to subscribe to, such as `btcusdt@trade`; the application asks for it, `subscribe(config.streams())`");
    /** {@code time-unit}. */
    public static final ConfigKey<TimeUnit> TIME_UNIT = key(
            "time-unit", ValueTypes.TIME_UNIT, TimeUnit.MILLISECONDS, "in which unit the venue is to tell its times");

    /** {@code connect-timeout}. */
    public static final ConfigKey<Duration> CONNECT_TIMEOUT = key(
            "connect-timeout",
            ValueTypes.DURATION,
            TIMES.connect(),
            "how long TCP, TLS and the upgrade may take together");
    /** {@code message-timeout}. */
    public static final ConfigKey<Duration> MESSAGE_TIMEOUT = key(
            "message-timeout",
            ValueTypes.DURATION,
            TIMES.message(),
            "how long a connection may go without any frame, PINGs included");
    /** {@code pause-limit}. */
    public static final ConfigKey<Duration> PAUSE_LIMIT = key(
            "pause-limit",
            ValueTypes.DURATION,
            TIMES.pauseLimit(),
            "how long reading may stay paused before the connection is given up");
    /** {@code healthy-after}. */
    public static final ConfigKey<Duration> HEALTHY_AFTER = key(
            "healthy-after",
            ValueTypes.DURATION,
            TIMES.healthyAfter(),
            "how long a session must last before failures are forgotten");
    /** {@code refused-retry}. */
    public static final ConfigKey<Duration> REFUSED_RETRY = key(
            "refused-retry",
            ValueTypes.DURATION,
            TIMES.refusedRetry(),
            "the least wait after a refusal that a quick retry cannot mend (HTTP 400, 403, 404, 418, 451)");
    /** {@code close-timeout}. */
    public static final ConfigKey<Duration> CLOSE_TIMEOUT = key(
            "close-timeout",
            ValueTypes.DURATION,
            Duration.ofSeconds(5),
            "how long closing lets the handlers work off what is in the ring");

    /** {@code backoff.initial}. */
    public static final ConfigKey<Duration> BACKOFF_INITIAL = key(
            "backoff.initial",
            ValueTypes.DURATION,
            BackoffOptions.DEFAULTS.initial(),
            "the first wait between attempts; each further one is twice as long");
    /** {@code backoff.maximum}. */
    public static final ConfigKey<Duration> BACKOFF_MAXIMUM = key(
            "backoff.maximum",
            ValueTypes.DURATION,
            BackoffOptions.DEFAULTS.maximum(),
            "the longest wait between attempts");
    /** {@code attempts.limit}. */
    public static final ConfigKey<Integer> ATTEMPTS_LIMIT = key(
            "attempts.limit",
            ValueTypes.NUMBER,
            TRIES.limit(),
            "failed attempts in a row after which the engine gives up, 0 for never");
    /** {@code attempts.degraded-after}. */
    public static final ConfigKey<Integer> ATTEMPTS_DEGRADED_AFTER = key(
            "attempts.degraded-after",
            ValueTypes.NUMBER,
            TRIES.degradedAfter(),
            "failed attempts in a row after which the status says DEGRADED");
    /** {@code attempts.budget}. */
    public static final ConfigKey<Integer> ATTEMPTS_BUDGET = key(
            "attempts.budget",
            ValueTypes.NUMBER,
            TRIES.budget(),
            "attempts of all connections together within the window");
    /** {@code attempts.budget-window}. */
    public static final ConfigKey<Duration> ATTEMPTS_BUDGET_WINDOW =
            key("attempts.budget-window", ValueTypes.DURATION, TRIES.budgetWindow(), "that window, which rolls");
    /** {@code breaker.threshold}. */
    public static final ConfigKey<Integer> BREAKER_THRESHOLD = key(
            "breaker.threshold",
            ValueTypes.NUMBER,
            BreakerOptions.DEFAULTS.threshold(),
            "failures in a row that open the circuit breaker");
    /** {@code breaker.cool-down}. */
    public static final ConfigKey<Duration> BREAKER_COOL_DOWN = key(
            "breaker.cool-down",
            ValueTypes.DURATION,
            BreakerOptions.DEFAULTS.coolDown(),
            "how long the breaker stays open before one attempt may probe");

    /** {@code rotation.max-age}. */
    public static final ConfigKey<Duration> ROTATION_MAX_AGE = key(
            "rotation.max-age",
            ValueTypes.DURATION,
            TURNS.maxAge(),
            "the age at which a connection is replaced at the latest; the venue ends it after 24 h");
    /** {@code rotation.jitter}. */
    public static final ConfigKey<Duration> ROTATION_JITTER =
            key("rotation.jitter", ValueTypes.DURATION, TURNS.jitter(), "up to so much earlier, at random");
    /** {@code rotation.quiet-from}. */
    public static final ConfigKey<LocalTime> ROTATION_QUIET_FROM = key(
            "rotation.quiet-from",
            ValueTypes.TIME_OF_DAY,
            TURNS.quietFrom(),
            "beginning of the time of day in which replacing is welcome");
    /** {@code rotation.quiet-to}. */
    public static final ConfigKey<LocalTime> ROTATION_QUIET_TO = key(
            "rotation.quiet-to",
            ValueTypes.TIME_OF_DAY,
            TURNS.quietTo(),
            "end of that time; before its beginning when it spans midnight");
    /** {@code rotation.overlap}. */
    public static final ConfigKey<Duration> ROTATION_OVERLAP = key(
            "rotation.overlap",
            ValueTypes.DURATION,
            TURNS.overlap(),
            "how long the old connection is kept at the most");

    /** {@code liveness.periodic}. */
    public static final ConfigKey<Duration> LIVENESS_PERIODIC = key(
            "liveness.periodic",
            ValueTypes.DURATION,
            SILENCE.periodic(),
            "silence of klines, tickers, averages and arrays that counts as stale");
    /** {@code liveness.book}. */
    public static final ConfigKey<Duration> LIVENESS_BOOK = key(
            "liveness.book", ValueTypes.DURATION, SILENCE.book(), "the same for depth, partial depth and bookTicker");
    /** {@code liveness.trades}. */
    public static final ConfigKey<Duration> LIVENESS_TRADES =
            key("liveness.trades", ValueTypes.DURATION, SILENCE.trades(), "the same for trade and aggTrade");

    /** {@code subscriptions.per-connection}. */
    public static final ConfigKey<Integer> SUBSCRIPTIONS_PER_CONNECTION = key(
            "subscriptions.per-connection",
            ValueTypes.NUMBER,
            WISHES.streamsPerConnection(),
            "the most streams that one connection carries, up to the venue's 1024");
    /** {@code subscriptions.ack-timeout}. */
    public static final ConfigKey<Duration> SUBSCRIPTIONS_ACK_TIMEOUT = key(
            "subscriptions.ack-timeout",
            ValueTypes.DURATION,
            WISHES.ackTimeout(),
            "how long an answer to a request may take before it is made again");
    /** {@code subscriptions.audit-every}. */
    public static final ConfigKey<Duration> SUBSCRIPTIONS_AUDIT_EVERY = key(
            "subscriptions.audit-every",
            ValueTypes.DURATION,
            WISHES.auditEvery(),
            "how often the venue is asked what it believes is subscribed, 0 for never");
    /** {@code subscriptions.in-handshake}. */
    public static final ConfigKey<Boolean> SUBSCRIPTIONS_IN_HANDSHAKE = key(
            "subscriptions.in-handshake",
            ValueTypes.FLAG,
            WISHES.inHandshake(),
            "whether a connection asks for its first streams in its URL");

    /** {@code ring.slots}. */
    public static final ConfigKey<Integer> RING_SLOTS =
            key("ring.slots", ValueTypes.NUMBER, RING.slotCount(), "slots of the ring, a power of two");
    /** {@code ring.slot-bytes}. */
    public static final ConfigKey<Integer> RING_SLOT_BYTES = key(
            "ring.slot-bytes",
            ValueTypes.SIZE,
            RING.slotBytes(),
            "payload that a slot holds itself; longer frames borrow a buffer");
    /** {@code ring.slot-levels}. */
    public static final ConfigKey<Integer> RING_SLOT_LEVELS = key(
            "ring.slot-levels",
            ValueTypes.NUMBER,
            RING.slotLevels(),
            "depth levels that a slot holds itself, both sides together");
    /** {@code ring.max-frame}. */
    public static final ConfigKey<Integer> RING_MAX_FRAME =
            key("ring.max-frame", ValueTypes.SIZE, RING.maxFrameBytes(), "the longest frame that is taken");
    /** {@code ring.payload-pool}. */
    public static final ConfigKey<Integer> RING_PAYLOAD_POOL = key(
            "ring.payload-pool",
            ValueTypes.SIZE,
            RING.payloadPoolBytes(),
            "the most that borrowed payload buffers take together");
    /** {@code ring.level-pool}. */
    public static final ConfigKey<Integer> RING_LEVEL_POOL = key(
            "ring.level-pool",
            ValueTypes.NUMBER,
            RING.levelPoolLevels(),
            "the most levels that borrowed arrays hold together");
    /** {@code slow-consumer}. */
    public static final ConfigKey<SlowConsumerPolicy> SLOW_CONSUMER = key(
            "slow-consumer",
            ValueTypes.SLOW_CONSUMER,
            SlowConsumerPolicy.PAUSE_READING,
            "what happens when handlers are slower than the feed");
    /** {@code failure-policy}. */
    public static final ConfigKey<FailurePolicy> FAILURE_POLICY = key(
            "failure-policy",
            ValueTypes.FAILURE_POLICY,
            FailurePolicy.SKIP_EVENT,
            "what happens when a handler throws");
    /** {@code poison-slots}. */
    public static final ConfigKey<Boolean> POISON_SLOTS = key(
            "poison-slots",
            ValueTypes.FLAG,
            false,
            "whether events that are kept beyond their time throw, for tests of handlers");

    /** {@code wait}. */
    public static final ConfigKey<WaitMode> WAIT =
            key("wait", ValueTypes.WAIT, null, "how the decoder and the handlers wait; without, by the cores");
    /** {@code busy-wait}. */
    public static final ConfigKey<Boolean> BUSY_WAIT = key(
            "busy-wait", ValueTypes.FLAG, false, "whether the I/O thread spins instead of sleeping, with epoll only");
    /** {@code pin.io}. */
    public static final ConfigKey<Integer> PIN_IO = key("pin.io", ValueTypes.NUMBER, null, "the CPU of `rf-io`");
    /** {@code pin.decode}. */
    public static final ConfigKey<Integer> PIN_DECODE =
            key("pin.decode", ValueTypes.NUMBER, null, "the CPU of `rf-decode`");
    /** {@code pin.handlers}. */
    public static final ConfigKey<List<Integer>> PIN_HANDLERS =
            key("pin.handlers", ValueTypes.NUMBERS, null, "the CPUs of `rf-handler-0`, `rf-handler-1` and so on");
    /** {@code pin.supervisor}. */
    public static final ConfigKey<Integer> PIN_SUPERVISOR =
            key("pin.supervisor", ValueTypes.NUMBER, null, "the CPU of `rf-supervisor`");

    /** {@code tls.trust}. */
    public static final ConfigKey<List<Path>> TLS_TRUST =
            key("tls.trust", ValueTypes.FILES, null, "PEM files of the authorities to trust instead of the platform's");
    /** {@code tls.pin}. */
    public static final ConfigKey<List<PublicKeyPin>> TLS_PIN =
            key("tls.pin", ValueTypes.PINS, null, "public keys of which the venue has to meet one");
    /** {@code tls.jdk}. */
    public static final ConfigKey<Boolean> TLS_JDK = key(
            "tls.jdk", ValueTypes.FLAG, false, "whether to use the JDK's TLS engine even where BoringSSL is available");
    /** {@code proxy}. */
    public static final ConfigKey<ProxyOptions> PROXY =
            key("proxy", ValueTypes.PROXY, null, "the proxy between here and the venue");
    /** {@code proxy.user}. */
    public static final ConfigKey<String> PROXY_USER =
            key("proxy.user", ValueTypes.TEXT, null, "who logs in to the proxy");
    /** {@code proxy.password}. */
    public static final ConfigKey<Secret> PROXY_PASSWORD =
            key("proxy.password", ValueTypes.SECRET, null, "with which password");

    /** {@code socket.native}. */
    public static final ConfigKey<Boolean> SOCKET_NATIVE = key(
            "socket.native", ValueTypes.FLAG, true, "whether epoll is used where it is available, or NIO in any case");
    /** {@code socket.no-delay}. */
    public static final ConfigKey<Boolean> SOCKET_NO_DELAY =
            key("socket.no-delay", ValueTypes.FLAG, SOCKET.noDelay(), "`TCP_NODELAY`");
    /** {@code socket.quick-ack}. */
    public static final ConfigKey<Boolean> SOCKET_QUICK_ACK =
            key("socket.quick-ack", ValueTypes.FLAG, SOCKET.quickAck(), "`TCP_QUICKACK`, with epoll only");
    /** {@code socket.keep-alive}. */
    public static final ConfigKey<Boolean> SOCKET_KEEP_ALIVE =
            key("socket.keep-alive", ValueTypes.FLAG, SOCKET.keepAlive(), "`SO_KEEPALIVE`");
    /** {@code socket.receive-buffer}. */
    public static final ConfigKey<Integer> SOCKET_RECEIVE_BUFFER = key(
            "socket.receive-buffer",
            ValueTypes.SIZE,
            SOCKET.receiveBufferBytes(),
            "`SO_RCVBUF`, 0 for the kernel's choice");
    /** {@code socket.busy-poll-us}. */
    public static final ConfigKey<Integer> SOCKET_BUSY_POLL_US = key(
            "socket.busy-poll-us",
            ValueTypes.NUMBER,
            SOCKET.busyPollUs(),
            "`SO_BUSY_POLL` in microseconds, 0 for off, with epoll only");
    /** {@code socket.user-timeout}. */
    public static final ConfigKey<Duration> SOCKET_USER_TIMEOUT = key(
            "socket.user-timeout",
            ValueTypes.DURATION,
            SOCKET.userTimeout(),
            "`TCP_USER_TIMEOUT`, 0 for off, with epoll only");

    /** {@code counters.shared}. */
    public static final ConfigKey<Boolean> COUNTERS_SHARED = key(
            "counters.shared",
            ValueTypes.FLAG,
            CountersOptions.DEFAULTS.isShared(),
            "whether the counters are in a file that other processes can read");
    /** {@code counters.folder}. */
    public static final ConfigKey<Path> COUNTERS_FOLDER = key(
            "counters.folder", ValueTypes.FILE, null, "the folder of that file; without, where `ringfeed stat` looks");

    /** {@code api.key}. */
    public static final ConfigKey<Secret> API_KEY = key(new ConfigKey<>(
            "api.key",
            "BINANCE_API_KEY",
            ValueTypes.SECRET,
            null,
            "kept for the application; public streams need none"));
    /** {@code api.secret}. */
    public static final ConfigKey<Secret> API_SECRET = key(new ConfigKey<>(
            "api.secret",
            "BINANCE_API_SECRET",
            ValueTypes.SECRET,
            null,
            "kept for the application; public streams need none"));

    private ConfigKeys() {}

    /** @return every key, in the order of the page. */
    public static List<ConfigKey<?>> all() {
        return Collections.unmodifiableList(KEYS);
    }

    /**
     * Look a key up.
     *
     * @param name such as {@code breaker.threshold}.
     * @return the key, or empty.
     */
    public static Optional<ConfigKey<?>> find(String name) {
        return all().stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static <T> ConfigKey<T> key(String name, ValueType<T> type, T defaultValue, String description) {
        return key(new ConfigKey<>(name, type, defaultValue, description));
    }

    private static <T> ConfigKey<T> key(ConfigKey<T> key) {
        KEYS.add(key);
        return key;
    }
}
