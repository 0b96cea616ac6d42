package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OpenLoopTest {
    @Test
    void paysADebtInBoundedBursts() {
        OpenLoop loop = new OpenLoop(10_000, 0);
        assertEquals(10, loop.take(1_000));
        assertEquals(100, loop.take(500_000));
        long sum = 110;
        for (int i = 0; i < 100; i++) {
            long count = loop.take(500_000);
            assertTrue(count <= 100);
            sum += count;
        }
        assertEquals(5_000, sum);
    }

    @Test
    void forgivesWhatIsOlderThanASecond() {
        OpenLoop loop = new OpenLoop(10_000, 0);
        long sum = 0;
        for (int i = 0; i < 1_000; i++) {
            sum += loop.take(3_600_000_000L);
        }
        assertEquals(10_000, sum);
        assertEquals(10, loop.take(3_600_001_000L));
    }

    @Test
    void spacesRareEventsEvenly() {
        OpenLoop loop = new OpenLoop(0.5, 0);
        assertEquals(0, loop.take(1_999_999));
        assertEquals(1, loop.take(2_000_000));
        assertEquals(0, loop.take(3_999_999));
        assertEquals(1, loop.take(4_000_000));
        assertEquals(0, loop.take(0));
    }

    @Test
    void aCadenceKeepsToItsMultiplesAndDoesNotCatchUp() {
        Cadence cadence = new Cadence(100, 250);
        assertTrue(!cadence.isDue(299) && cadence.isDue(300) && !cadence.isDue(399));
        assertTrue(cadence.isDue(1_250) && !cadence.isDue(1_299) && cadence.isDue(1_300));
    }
}
