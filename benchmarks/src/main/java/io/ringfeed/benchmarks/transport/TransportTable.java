package io.ringfeed.benchmarks.transport;

import io.ringfeed.benchmarks.report.TextTable;
import java.util.Map;

/** Prints the receivers of one condition below each other. */
final class TransportTable {
    private static final double MILLION = 1e6;
    /** Threads that take less than this part of time or memory are not worth a line. */
    private static final double SMALL_SHARE = 0.01;

    private static final int MAX_NAME_LENGTH = 32;

    private final Condition condition;
    private final TextTable table = new TextTable(
            1, "receiver", "M msg/s", "min", "max", "CPU ns/msg", "min", "max", "x floor", "with JVM", "B/msg");
    private final TextTable threads = new TextTable(2, "  receiver", "thread", "CPU ns/msg", "B/msg");

    TransportTable(Condition condition, Map<ReceiverKind, Rounds> receivers) {
        this.condition = condition;
        double floor = receivers.containsKey(ReceiverKind.FLOOR)
                ? receivers.get(ReceiverKind.FLOOR).median(Measurement::threadNs)
                : Double.NaN;
        receivers.forEach((kind, rounds) -> add(kind, rounds, floor));
    }

    private void add(ReceiverKind kind, Rounds rounds, double floorNs) {
        table.add(
                kind.label(),
                TextTable.number(rounds.median(Measurement::messagesPerSecond) / MILLION),
                TextTable.number(rounds.min(Measurement::messagesPerSecond) / MILLION),
                TextTable.number(rounds.max(Measurement::messagesPerSecond) / MILLION),
                TextTable.number(rounds.median(Measurement::threadNs)),
                TextTable.number(rounds.min(Measurement::threadNs)),
                TextTable.number(rounds.max(Measurement::threadNs)),
                TextTable.number(rounds.median(Measurement::threadNs) / floorNs),
                TextTable.number(rounds.median(Measurement::processNs)),
                TextTable.number(rounds.median(Measurement::bytes)));
        rounds.threads().forEach((name, cost) -> {
            if (cost.ns() >= SMALL_SHARE * rounds.median(Measurement::threadNs)
                    || cost.bytes() > SMALL_SHARE * rounds.median(Measurement::bytes)) {
                threads.add(
                        "  " + kind.label(),
                        shortened(name),
                        TextTable.number(cost.ns()),
                        TextTable.number(cost.bytes()));
            }
        });
    }

    private static String shortened(String name) {
        return name.length() <= MAX_NAME_LENGTH ? name : name.substring(0, MAX_NAME_LENGTH - 2) + "..";
    }

    @Override
    public String toString() {
        return "\n" + condition.title() + "\n" + table + "\n" + threads;
    }
}
