package io.ringfeed.simulator.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultSpecTest {
    @Test
    void aScriptSaysWhenEachFaultHappens() {
        FaultPlan plan = FaultPlan.parse(
                "refuse 1s; at 5s rst; after 3s handshake 429 retry-after 5s x2; every 4s stall 500ms; after 1.5s fin;");
        assertEquals(List.of(Fault.refuse(Duration.ofSeconds(1))), plan.immediate());
        Fault stall = Fault.stall(Duration.ofMillis(500));
        assertEquals(
                List.of(
                        "4000 " + stall,
                        "5000 rst",
                        "8000 handshake-status 429 retry-after 5s x2",
                        "8000 " + stall,
                        "9500 fin",
                        "12000 " + stall),
                firstOf(plan, 6));
    }

    @Test
    void aScriptWithoutRepetitionsEnds() {
        FaultSchedule schedule = FaultPlan.parse("at 1s rst").schedule();
        assertEquals(Fault.rst(), schedule.take());
        assertEquals(FaultSchedule.NEVER, schedule.nextNs());
        assertThrows(IllegalStateException.class, schedule::take);
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void everyFaultIsWrittenAsItIsRead(FaultKind kind) {
        Fault usual = Fault.of(kind);
        assertEquals(List.of(usual), FaultPlan.parse(kind.specName()).immediate(), "the name alone");
        assertEquals(List.of(usual), FaultPlan.parse(usual.toString()).immediate());
        FaultPlan plan = FaultPlan.every(Duration.ofSeconds(90), usual)
                .and(FaultPlan.at(Duration.ofMillis(1_500), usual))
                .and(FaultPlan.atOnce(usual))
                .and(FaultPlan.random(-3, 20.5));
        assertEquals(plan, FaultPlan.parse(plan.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stall 3s | stall 3s",
                "stall for 3s | stall 3s",
                "delay 50ms for 2s | delay 50ms for 2s",
                "delay for 2s 50ms | delay 50ms for 2s",
                "handshake 403 | handshake-status 403 x1",
                "handshake-status x3 451 | handshake-status 451 x3",
                "gap btcusdt@trade x7 | gap x7 btcusdt@trade",
                "duplicate x2 !miniTicker@arr | duplicate x2 !miniTicker@arr",
                "oversized 6m | oversized 6291456",
                "oversized 70k | oversized 71680",
                "ack-late 3s x2 | ack-late 3s x2",
                "server-shutdown 0s | server-shutdown 0s",
                "end-of-life fin | end-of-life 1006",
                "end-of-life 1000 | end-of-life 1000",
                "at 2m blackhole 1h | at 2m blackhole 1h",
                "random | random seed=1 per-minute=20",
                "random seed=7 only=rst,fin | random seed=7 per-minute=20 only=fin,rst",
            })
    void acceptsWhatIsSaidInAnyOrder(String spec, String canonical) {
        assertEquals(canonical, FaultPlan.parse(spec).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stal 2s | at character 1: unknown fault 'stal': did you mean 'stall'?",
                "at 5s rst; every 10s finn | at character 22: unknown fault 'finn': did you mean 'fin'?",
                "ack-nevr | did you mean 'ack-never'?",
                "at 5 rst | at character 4: '5' is no time: write it as 500ms, 5s, 2m or 1h",
                "at | at character 3: 'at' needs a time, such as at 5s",
                "at 5s | at character 6: a fault is missing here, such as rst or stall 2s",
                "at 5s; rst | at character 6: a fault is missing here",
                "every 0s rst | at character 1: a fault can happen every 1ms or less often",
                "rst 5s | at character 5: '5s' says nothing about rst: write it as rst",
                "stall x2 | at character 7: 'x2' says nothing about stall: write it as stall 2s",
                "stall 0s | at character 1: stall lasts no time: give it a time such as 2s",
                "stall 25h | at character 1: stall has a time that is negative or longer than 24h",
                "gap x0 | at character 1: gap strikes 0 times: write 1 or more",
                "gap trade | write it as gap x3 btcusdt@trade",
                "handshake 42 | at character 1: handshake-status needs a status from 300 to 599, not 42",
                "handshake 429 retry-after | 'retry-after' needs a time, such as retry-after 5s",
                "handshake 429 retry-after soon | at character 27: 'soon' is no time",
                "end-of-life 1008 | end-of-life ends with 1000, 1001 or 1006 (no closing frame), not 1008",
                "oversized 1000m | oversized needs 1 to 67108864 bytes",
                "random speed=7 | at character 8: unknown option 'speed=7' of random: did you mean 'seed='?",
                "random seed=x | 'x' is no seed",
                "random per-minute=0 | random faults need a rate above 0",
                "random per-minute=fast | 'fast' is no rate",
                "random only=rst,fim | at character 8: unknown fault 'fim': did you mean 'fin'?",
                "random only=rst without=rst | random faults need at least one kind",
                "; ; | no fault is named",
            })
    void saysWhereAScriptIsWrongAndWhatToWrite(String spec, String said) {
        String message = assertThrows(IllegalArgumentException.class, () -> FaultPlan.parse(spec))
                .getMessage();
        assertTrue(message.contains(said), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aFaultThatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Fault.stall(Duration.ofSeconds(-1)));
        assertThrows(IllegalArgumentException.class, () -> Fault.gap(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Fault(FaultKind.RST, Duration.ofSeconds(1), Duration.ZERO, 0, 0, ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Fault(FaultKind.RST, Duration.ZERO, Duration.ZERO, 0, 0, "a@b"));
    }

    static List<String> firstOf(FaultPlan plan, int count) {
        FaultSchedule schedule = plan.schedule();
        List<String> first = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            first.add(schedule.nextNs() / 1_000_000 + " " + schedule.take());
        }
        return first;
    }
}
