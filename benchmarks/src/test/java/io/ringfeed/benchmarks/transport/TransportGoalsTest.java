package io.ringfeed.benchmarks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.benchmarks.transport.Measurement.ThreadCost;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransportGoalsTest {
    private final Map<Condition, Map<ReceiverKind, Rounds>> measured = new EnumMap<>(Condition.class);

    @Test
    void judgesByTheMedianOfTheRounds() {
        measure(ReceiverKind.RINGFEED, 90, 0);
        measure(ReceiverKind.RINGFEED, 60, 0);
        measure(ReceiverKind.RINGFEED, 65, 0);
        measure(ReceiverKind.NETTY, 650, 24);
        assertEquals(
                List.of(
                        "PASS framing, CPU of a message 65.00 ns <= 70.00 ns",
                        "PASS framing, CPU of netty : ringfeed 10.00 x >= 8.00 x",
                        "PASS ours, plain, a message 0.00 B <= 0.01 B"),
                verdicts());
    }

    @Test
    void missesWhatIsTooSlowAndWhatAllocates() {
        measure(ReceiverKind.RINGFEED, 71, 0.02);
        assertEquals(
                List.of(
                        "MISS framing, CPU of a message 71.00 ns <= 70.00 ns",
                        "MISS ours, plain, a message 0.02 B <= 0.01 B"),
                verdicts());
    }

    @Test
    void doesNotJudgeWhatWasNotMeasured() {
        measure(ReceiverKind.JDK, 900, 600);
        assertTrue(verdicts().isEmpty());
    }

    @Test
    void leavesOutTheThreadThatNoMessagePassesThrough() {
        Map<String, ThreadCost> threads =
                Map.of("rf-io", new ThreadCost(60, 0.001), "rf-supervisor", new ThreadCost(1, 0.5));
        add(ReceiverKind.RINGFEED_RING, new Measurement(1000, 4e6, 61, 62, 0.501, threads, 1024));
        assertEquals(
                List.of(
                        "PASS through the ring 4.00 M msg/s >= 3.00 M msg/s",
                        "PASS ours, plain, a message 0.00 B <= 0.01 B"),
                verdicts());
    }

    private void measure(ReceiverKind kind, double ns, double bytes) {
        add(kind, new Measurement(1000, 1e6, ns, ns, bytes, Map.of(), 1024));
    }

    private void add(ReceiverKind kind, Measurement measurement) {
        measured.computeIfAbsent(Condition.PLAIN_MANY, first -> new EnumMap<>(ReceiverKind.class))
                .computeIfAbsent(kind, first -> new Rounds())
                .add(measurement);
    }

    /** The lines of the table, without its header, one blank between the columns. */
    private List<String> verdicts() {
        return new TransportGoals(measured)
                .toString()
                .lines()
                .filter(line -> line.startsWith("PASS") || line.startsWith("MISS"))
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }
}
