package io.ringfeed.engine.config;

import io.ringfeed.engine.counters.CountersOptions;
import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.BackoffOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.engine.supervisor.options.ConnectionTimeouts;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.supervisor.options.LivenessOptions;
import io.ringfeed.engine.supervisor.options.RotationOptions;
import io.ringfeed.engine.supervisor.options.SubscriptionOptions;
import io.ringfeed.engine.thread.CpuPinning;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;
import io.ringfeed.transport.tls.PublicKeyPin;
import io.ringfeed.transport.tls.TlsOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * Lays a configuration over options: what it sets is changed, everything else stays as it was.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class ConfigOverlay {
    private final EngineConfig config;

    /** @param config what to lay over. */
    public ConfigOverlay(EngineConfig config) {
        this.config = config;
    }

    /**
     * Where the data comes from.
     *
     * @param base so far, or null.
     * @return the venue, or null; with its limit on frames where that is set.
     */
    public Venue venue(Venue base) {
        Venue venue = config.or(ConfigKeys.VENUE, base);
        return venue == null
                ? null
                : config.find(ConfigKeys.FRAME_LIMIT).map(venue::withFrameLimit).orElse(venue);
    }

    /**
     * The sizes of the ring.
     *
     * @param base so far.
     * @return changed.
     */
    public RingOptions ring(RingOptions base) {
        return new RingOptions(
                config.or(ConfigKeys.RING_SLOTS, base.slotCount()),
                config.or(ConfigKeys.RING_SLOT_BYTES, base.slotBytes()),
                config.or(ConfigKeys.RING_SLOT_LEVELS, base.slotLevels()),
                config.or(ConfigKeys.RING_MAX_FRAME, base.maxFrameBytes()),
                config.or(ConfigKeys.RING_PAYLOAD_POOL, base.payloadPoolBytes()),
                config.or(ConfigKeys.RING_LEVEL_POOL, base.levelPoolLevels()));
    }

    /**
     * What the supervisor goes by.
     *
     * @param base so far.
     * @return changed.
     */
    public ControlPlaneOptions controlPlane(ControlPlaneOptions base) {
        return new ControlPlaneOptions(
                timeouts(base.timeouts()),
                backoff(base.backoff()),
                attempts(base.attempts()),
                breaker(base.breaker()),
                rotation(base.rotation()),
                liveness(base.liveness()),
                subscriptions(base.subscriptions()));
    }

    /**
     * The options of TCP.
     *
     * @param base so far.
     * @return changed.
     */
    public SocketOptions socket(SocketOptions base) {
        return new SocketOptions(
                config.or(ConfigKeys.SOCKET_NO_DELAY, base.noDelay()),
                config.or(ConfigKeys.SOCKET_QUICK_ACK, base.quickAck()),
                config.or(ConfigKeys.SOCKET_KEEP_ALIVE, base.keepAlive()),
                config.or(ConfigKeys.SOCKET_RECEIVE_BUFFER, base.receiveBufferBytes()),
                config.or(ConfigKeys.SOCKET_BUSY_POLL_US, base.busyPollUs()),
                config.or(ConfigKeys.SOCKET_USER_TIMEOUT, base.userTimeout()));
    }

    /**
     * Whom to trust. Files and pins are added to those so far.
     *
     * @param base so far.
     * @return changed.
     */
    public TlsOptions tls(TlsOptions base) {
        TlsOptions tls = base.jdkEngine(config.or(ConfigKeys.TLS_JDK, base.isJdkEngine()));
        for (Path pem : config.or(ConfigKeys.TLS_TRUST, List.of())) {
            tls = tls.trust(pem);
        }
        for (PublicKeyPin pin : config.or(ConfigKeys.TLS_PIN, List.of())) {
            tls = tls.pin(pin.text());
        }
        return tls;
    }

    /**
     * The proxy.
     *
     * @param base so far, or null.
     * @return changed, or null.
     */
    public ProxyOptions proxy(ProxyOptions base) {
        ProxyOptions proxy = config.or(ConfigKeys.PROXY, base);
        boolean isLoginSet = config.find(ConfigKeys.PROXY_USER).isPresent()
                || config.find(ConfigKeys.PROXY_PASSWORD).isPresent();
        if (proxy == null || !isLoginSet) {
            return proxy;
        }
        char[] password =
                config.find(ConfigKeys.PROXY_PASSWORD).map(Secret::reveal).orElseGet(proxy::password);
        return proxy.credentials(config.or(ConfigKeys.PROXY_USER, proxy.user()), password);
    }

    /**
     * Which threads run on which CPU.
     *
     * @param base so far.
     * @return changed.
     */
    public CpuPinning pinning(CpuPinning base) {
        CpuPinning pinning = config.find(ConfigKeys.PIN_IO).map(base::io).orElse(base);
        pinning = config.find(ConfigKeys.PIN_DECODE).map(pinning::decoder).orElse(pinning);
        pinning = config.find(ConfigKeys.PIN_HANDLERS)
                .map(ConfigOverlay::array)
                .map(pinning::handlers)
                .orElse(pinning);
        return config.find(ConfigKeys.PIN_SUPERVISOR).map(pinning::supervisor).orElse(pinning);
    }

    /**
     * Where the counters live.
     *
     * @param base so far.
     * @return changed.
     */
    public CountersOptions counters(CountersOptions base) {
        return new CountersOptions(
                config.or(ConfigKeys.COUNTERS_SHARED, base.isShared()),
                config.find(ConfigKeys.COUNTERS_FOLDER).or(base::folder));
    }

    private static int[] array(List<Integer> cpus) {
        return cpus.stream().mapToInt(Integer::intValue).toArray();
    }

    private ConnectionTimeouts timeouts(ConnectionTimeouts base) {
        return new ConnectionTimeouts(
                config.or(ConfigKeys.CONNECT_TIMEOUT, base.connect()),
                config.or(ConfigKeys.MESSAGE_TIMEOUT, base.message()),
                config.or(ConfigKeys.PAUSE_LIMIT, base.pauseLimit()),
                config.or(ConfigKeys.HEALTHY_AFTER, base.healthyAfter()),
                config.or(ConfigKeys.REFUSED_RETRY, base.refusedRetry()));
    }

    private BackoffOptions backoff(BackoffOptions base) {
        return new BackoffOptions(
                config.or(ConfigKeys.BACKOFF_INITIAL, base.initial()),
                config.or(ConfigKeys.BACKOFF_MAXIMUM, base.maximum()));
    }

    private AttemptOptions attempts(AttemptOptions base) {
        return new AttemptOptions(
                config.or(ConfigKeys.ATTEMPTS_LIMIT, base.limit()),
                config.or(ConfigKeys.ATTEMPTS_DEGRADED_AFTER, base.degradedAfter()),
                config.or(ConfigKeys.ATTEMPTS_BUDGET, base.budget()),
                config.or(ConfigKeys.ATTEMPTS_BUDGET_WINDOW, base.budgetWindow()));
    }

    private BreakerOptions breaker(BreakerOptions base) {
        return new BreakerOptions(
                config.or(ConfigKeys.BREAKER_THRESHOLD, base.threshold()),
                config.or(ConfigKeys.BREAKER_COOL_DOWN, base.coolDown()));
    }

    private RotationOptions rotation(RotationOptions base) {
        return new RotationOptions(
                config.or(ConfigKeys.ROTATION_MAX_AGE, base.maxAge()),
                config.or(ConfigKeys.ROTATION_JITTER, base.jitter()),
                config.or(ConfigKeys.ROTATION_QUIET_FROM, base.quietFrom()),
                config.or(ConfigKeys.ROTATION_QUIET_TO, base.quietTo()),
                config.or(ConfigKeys.ROTATION_OVERLAP, base.overlap()));
    }

    private LivenessOptions liveness(LivenessOptions base) {
        return new LivenessOptions(
                config.or(ConfigKeys.LIVENESS_PERIODIC, base.periodic()),
                config.or(ConfigKeys.LIVENESS_BOOK, base.book()),
                config.or(ConfigKeys.LIVENESS_TRADES, base.trades()));
    }

    private SubscriptionOptions subscriptions(SubscriptionOptions base) {
        return new SubscriptionOptions(
                config.or(ConfigKeys.SUBSCRIPTIONS_PER_CONNECTION, base.streamsPerConnection()),
                config.or(ConfigKeys.SUBSCRIPTIONS_ACK_TIMEOUT, base.ackTimeout()),
                config.or(ConfigKeys.SUBSCRIPTIONS_AUDIT_EVERY, base.auditEvery()),
                config.or(ConfigKeys.SUBSCRIPTIONS_IN_HANDSHAKE, base.inHandshake()));
    }
}
