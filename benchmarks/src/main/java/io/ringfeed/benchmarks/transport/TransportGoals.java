package io.ringfeed.benchmarks.transport;

import io.ringfeed.benchmarks.report.TextTable;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the project holds its transport to, on small virtual machines of today, judged by medians over the rounds. Only
 * ratios and allocation hold on any machine; the others are goals for a quiet one. What was not measured is not judged.
 */
final class TransportGoals {
    private static final double MAX_FRAMING_NS = 70;
    private static final double MIN_NETTY_TO_RINGFEED_CPU = 8;
    private static final double MIN_DECODED_MILLIONS = 5;
    private static final double MIN_RING_MILLIONS = 3;
    private static final double MIN_DECODED_TO_NETTY_JACKSON = 10;
    /** What is shown as 0.00. */
    private static final double MAX_BYTES_PLAIN = 0.005;

    private static final double MAX_BYTES_PER_RECORD = 32;
    private static final double MILLION = 1e6;
    /** The one thread of ours that no message passes through; what it allocates goes by the clock. */
    private static final String SUPERVISOR = "rf-supervisor";

    private static final List<ReceiverKind> OURS =
            List.of(ReceiverKind.RINGFEED, ReceiverKind.RINGFEED_DECODE, ReceiverKind.RINGFEED_RING);

    private final TextTable table = new TextTable(2, "goal", "", "measured", "wanted");
    private final Map<Condition, Map<ReceiverKind, Rounds>> measured;
    private boolean isEmpty = true;

    TransportGoals(Map<Condition, Map<ReceiverKind, Rounds>> measured) {
        this.measured = measured;
        ToDoubleFunction<Measurement> ns = Measurement::threadNs;
        ToDoubleFunction<Measurement> rate = Measurement::messagesPerSecond;
        Condition many = Condition.PLAIN_MANY;
        double framingNs = median(many, ReceiverKind.RINGFEED, ns);
        double decodedRate = median(many, ReceiverKind.RINGFEED_DECODE, rate);
        atLeast(
                "the source outruns ringfeed, msg/s",
                median(many, ReceiverKind.SOURCE, rate) / median(many, ReceiverKind.RINGFEED, rate),
                1,
                "x");
        atMost("framing, CPU of a message", framingNs, MAX_FRAMING_NS, "ns");
        atLeast(
                "framing, CPU of netty : ringfeed",
                median(many, ReceiverKind.NETTY, ns) / framingNs,
                MIN_NETTY_TO_RINGFEED_CPU,
                "x");
        atLeast("socket to decoded event on one thread", decodedRate / MILLION, MIN_DECODED_MILLIONS, "M msg/s");
        atLeast(
                "through the ring",
                median(many, ReceiverKind.RINGFEED_RING, rate) / MILLION,
                MIN_RING_MILLIONS,
                "M msg/s");
        atLeast(
                "msg/s of ringfeed-decode : netty-jackson",
                decodedRate / median(many, ReceiverKind.NETTY_JACKSON, rate),
                MIN_DECODED_TO_NETTY_JACKSON,
                "x");
        atMost("ours, plain, a message", mostBytes(many, Condition.PLAIN_ONE), MAX_BYTES_PLAIN, "B");
        atMost("ours, TLS, a record of one message", mostBytes(Condition.TLS_ONE), MAX_BYTES_PER_RECORD, "B");
    }

    private double median(Condition condition, ReceiverKind kind, ToDoubleFunction<Measurement> of) {
        Rounds rounds = measured.getOrDefault(condition, Map.of()).get(kind);
        return rounds == null ? Double.NaN : rounds.median(of);
    }

    /** The worst of ours, on the threads that messages pass through. */
    private double mostBytes(Condition... conditions) {
        double most = Double.NaN;
        for (Condition condition : conditions) {
            for (ReceiverKind kind : OURS) {
                double bytes = median(condition, kind, measurement -> measurement.bytesWithout(SUPERVISOR));
                most = Double.isNaN(most) || bytes > most ? bytes : most;
            }
        }
        return most;
    }

    private void atMost(String what, double value, double limit, String unit) {
        add(value <= limit, what, value, "<= ", limit, unit);
    }

    private void atLeast(String what, double value, double limit, String unit) {
        add(value >= limit, what, value, ">= ", limit, unit);
    }

    private void add(boolean isMet, String what, double value, String sign, double limit, String unit) {
        if (!Double.isNaN(value)) {
            isEmpty = false;
            table.add(
                    isMet ? "PASS" : "MISS",
                    what,
                    TextTable.number(value) + " " + unit,
                    sign + TextTable.number(limit) + " " + unit);
        }
    }

    /** Empty where nothing was judged. */
    @Override
    public String toString() {
        return isEmpty ? "" : "\n" + table;
    }
}
