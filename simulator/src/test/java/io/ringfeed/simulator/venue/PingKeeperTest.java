package io.ringfeed.simulator.venue;

import static io.ringfeed.simulator.venue.PingKeeper.Action.NONE;
import static io.ringfeed.simulator.venue.PingKeeper.Action.SEND_PING;
import static io.ringfeed.simulator.venue.PingKeeper.Action.TIMED_OUT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PingKeeperTest {
    private final PingKeeper keeper = new PingKeeper(20, 60, 0);

    @Test
    void pingsEveryPeriodAndGivesUpWhenTheOldestStaysUnanswered() {
        assertEquals(NONE, keeper.due(19));
        assertEquals(SEND_PING, keeper.due(20));
        keeper.pinged("a", 20);
        assertEquals(40, keeper.nextDueNs());
        keeper.pinged("b", 40);
        keeper.pinged("c", 60);
        assertEquals(TIMED_OUT, keeper.due(80));
    }

    @Test
    void takesAPongForAllPingsBeforeIt() {
        keeper.pinged("a", 20);
        keeper.pinged("b", 40);
        keeper.ponged("b");
        assertEquals(SEND_PING, keeper.due(90));
    }

    @Test
    void ignoresAPongThatRepeatsNoPing() {
        keeper.pinged("a", 20);
        keeper.ponged("");
        keeper.ponged("x");
        assertEquals(TIMED_OUT, keeper.due(80));
    }
}
