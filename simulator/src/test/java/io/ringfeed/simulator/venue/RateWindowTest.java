package io.ringfeed.simulator.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateWindowTest {
    @Test
    void countsInAStrictRollingWindow() {
        RateWindow window = new RateWindow(5);
        for (int i = 0; i < 5; i++) {
            assertTrue(window.accept(i * 100_000_000L));
        }
        assertFalse(window.accept(999_999_999L));
        assertTrue(window.accept(1_000_000_000L), "the first is a second old");
        assertFalse(window.accept(1_050_000_000L));
    }

    @Test
    void agreesWithAPlainCountOfTheLastSecond() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RateWindow window = new RateWindow(5);
        Deque<Long> lastSecond = new ArrayDeque<>();
        long nowNs = 0;
        for (int i = 0; i < 100_000; i++) {
            nowNs += random.nextLong(400_000_000L);
            while (!lastSecond.isEmpty() && nowNs - lastSecond.peekFirst() >= RateWindow.WINDOW_NS) {
                lastSecond.removeFirst();
            }
            boolean fits = lastSecond.size() < 5;
            assertEquals(fits, window.accept(nowNs), "seed " + seed + ", step " + i);
            if (fits) {
                lastSecond.addLast(nowNs);
            }
        }
    }

    @Test
    void knowsNoLimit() {
        RateWindow window = new RateWindow(0);
        for (int i = 0; i < 1_000; i++) {
            assertTrue(window.accept(0));
        }
    }
}
