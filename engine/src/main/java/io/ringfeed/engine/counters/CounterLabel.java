package io.ringfeed.engine.counters;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.supervisor.Health;
import io.ringfeed.engine.supervisor.attempt.CircuitBreaker;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What tells apart the counters of one name.
 *
 * @param name of the label, such as {@code kind}; empty where there is one counter only.
 * @param values it can have, such as {@code trade}; empty where there is one counter only.
 */
public record CounterLabel(String name, List<String> values) {
    static final CounterLabel NONE = new CounterLabel("", List.of());

    static final CounterLabel KIND = of(
            "kind",
            Stream.concat(EventKind.market().stream(), Stream.of(EventKind.CONTROL_REPLY, EventKind.SERVER_SHUTDOWN)));

    static final CounterLabel REASON =
            of("reason", Arrays.stream(RejectReason.values()).filter(reason -> reason != RejectReason.NONE));

    static final CounterLabel CONNECTION_STATE = of("state", Arrays.stream(ConnectionMachine.State.values()));

    static final CounterLabel HEALTH = of("state", Arrays.stream(Health.values()));

    static final CounterLabel BREAKER_STATE = of("state", Arrays.stream(CircuitBreaker.State.values()));

    /**
     * The way a constant is written as a label's value.
     *
     * @param constant of an enum.
     * @return such as {@code agg_trade}.
     */
    public static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    int indexOf(String value) {
        int index = values.indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException("'" + value + "' is no " + name + ": there are " + values);
        }
        return index;
    }

    private static CounterLabel of(String name, Stream<? extends Enum<?>> constants) {
        return new CounterLabel(name, constants.map(CounterLabel::text).toList());
    }
}
