package io.ringfeed.engine.supervisor.options;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Everything that the supervisor goes by, in groups.
 *
 * @param timeouts the clocks of a connection.
 * @param backoff the waits between attempts.
 * @param attempts how many attempts.
 * @param breaker the circuit breaker.
 * @param rotation when connections are replaced.
 * @param liveness when a stream counts as silent.
 * @param subscriptions how streams are asked for.
 */
public record ControlPlaneOptions(
        ConnectionTimeouts timeouts,
        BackoffOptions backoff,
        AttemptOptions attempts,
        BreakerOptions breaker,
        RotationOptions rotation,
        LivenessOptions liveness,
        SubscriptionOptions subscriptions) {
    /** The defaults of every group. */
    public static final ControlPlaneOptions DEFAULTS = new ControlPlaneOptions(
            ConnectionTimeouts.DEFAULTS,
            BackoffOptions.DEFAULTS,
            AttemptOptions.DEFAULTS,
            BreakerOptions.DEFAULTS,
            RotationOptions.DEFAULTS,
            LivenessOptions.DEFAULTS,
            SubscriptionOptions.DEFAULTS);

    /** @param timeouts as above; the others likewise. */
    public ControlPlaneOptions {
        Objects.requireNonNull(timeouts, "timeouts");
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(attempts, "attempts");
        Objects.requireNonNull(breaker, "breaker");
        Objects.requireNonNull(rotation, "rotation");
        Objects.requireNonNull(liveness, "liveness");
        Objects.requireNonNull(subscriptions, "subscriptions");
    }

    /**
     * @param options replace the group.
     * @return a new value.
     */
    public ControlPlaneOptions with(ConnectionTimeouts options) {
        return new ControlPlaneOptions(options, backoff, attempts, breaker, rotation, liveness, subscriptions);
    }

    /**
     * @param options replace the group.
     * @return a new value.
     */
    public ControlPlaneOptions with(BackoffOptions options) {
        return new ControlPlaneOptions(timeouts, options, attempts, breaker, rotation, liveness, subscriptions);
    }

    /**
     * @param options replace the group.
     * @return a new value.
     */
    public ControlPlaneOptions with(AttemptOptions options) {
        return new ControlPlaneOptions(timeouts, backoff, options, breaker, rotation, liveness, subscriptions);
    }

    /**
     * @param options replace the group.
     * @return a new value.
     */
    public ControlPlaneOptions with(BreakerOptions options) {
        return new ControlPlaneOptions(timeouts, backoff, attempts, options, rotation, liveness, subscriptions);
    }

    /**
     * @param options replace the group.
     * @return a new value.
     */
    public ControlPlaneOptions with(RotationOptions options) {
        return new ControlPlaneOptions(timeouts, backoff, attempts, breaker, options, liveness, subscriptions);
    }

    /**
     * @param options replace the group.
     * @return a new value.
     */
    public ControlPlaneOptions with(LivenessOptions options) {
        return new ControlPlaneOptions(timeouts, backoff, attempts, breaker, rotation, options, subscriptions);
    }

    /**
     * @param options replace the group.
     * @return a new value.
     */
    public ControlPlaneOptions with(SubscriptionOptions options) {
        return new ControlPlaneOptions(timeouts, backoff, attempts, breaker, rotation, liveness, options);
    }

    /** @return what is wrong in any group and how to mend it, a line each; empty when all is well. */
    public List<String> problems() {
        return Stream.of(
                        timeouts.problems(),
                        backoff.problems(),
                        attempts.problems(),
                        breaker.problems(),
                        rotation.problems(),
                        liveness.problems(),
                        subscriptions.problems())
                .flatMap(List::stream)
                .toList();
    }
}
