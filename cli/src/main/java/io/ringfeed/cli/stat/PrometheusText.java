package io.ringfeed.cli.stat;

import io.ringfeed.engine.counters.CounterId;
import io.ringfeed.engine.counters.CounterType;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.LiveCheck;
import java.math.BigDecimal;

/** Writes the counters of an engine in Prometheus' text format, version 0.0.4. Pure functions. */
final class PrometheusText {
    private static final int MS_PER_SECOND = 1_000;

    private PrometheusText() {}

    /**
     * Write all counters.
     *
     * @param now the values.
     * @return lines, each with its end.
     */
    static String of(CountersSnapshot now) {
        StringBuilder text = new StringBuilder(8_192);
        add(
                text,
                "ringfeed_live",
                "Whether the engine sees the market.",
                LiveCheck.of(now).isLive() ? 1 : 0,
                1);
        add(text, "ringfeed_start_time_seconds", "When the engine was started.", now.startEpochMs(), MS_PER_SECOND);
        add(
                text,
                "ringfeed_heartbeat_time_seconds",
                "When the engine last wrote its counters.",
                now.heartbeatEpochMs(),
                MS_PER_SECOND);
        for (CounterId id : CounterId.values()) {
            head(text, id.metricName(), id.help(), id.type() == CounterType.COUNTER ? "counter" : "gauge");
            if (id.label().values().isEmpty()) {
                sample(text, id.metricName(), now.values().get(id), id.unit().scale());
            }
            for (String label : id.label().values()) {
                String name = id.metricName() + "{" + id.label().name() + "=\"" + label + "\"}";
                sample(text, name, now.values().get(id, label), id.unit().scale());
            }
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String name, String help, long value, long scale) {
        head(text, name, help, "gauge");
        sample(text, name, value, scale);
    }

    /** No help text of the catalogue has a backslash or a line end, the only characters to escape there. */
    private static void head(StringBuilder text, String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /** Scales are powers of ten, so that every quotient is exact. */
    private static void sample(StringBuilder text, String name, long value, long scale) {
        String number = scale == 1
                ? String.valueOf(value)
                : BigDecimal.valueOf(value).divide(BigDecimal.valueOf(scale)).toPlainString();
        text.append(name).append(' ').append(number).append('\n');
    }
}
