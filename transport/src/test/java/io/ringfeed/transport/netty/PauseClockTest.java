package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PauseClockTest {

    @Test
    void sumsUpPausesTheRunningOneIncluded() {
        PauseClock pauses = new PauseClock();
        assertEquals(0, pauses.pausedNs(50));
        pauses.begin(100);
        assertTrue(pauses.isPaused());
        assertEquals(30, pauses.pausedNs(130));
        pauses.end(150);
        assertFalse(pauses.isPaused());
        pauses.begin(1000);
        assertEquals(50 + 7, pauses.pausedNs(1007));
        assertEquals(7, pauses.currentNs(1007));
        pauses.end(1010);
        pauses.end(2000);
        assertEquals(60, pauses.pausedNs(5000));
        assertEquals(2, pauses.count());
    }

    @Test
    void worksWithAClockBelowZero() {
        PauseClock pauses = new PauseClock();
        pauses.begin(-100);
        assertEquals(100, pauses.pausedNs(0));
        pauses.end(-60);
        assertEquals(40, pauses.pausedNs(0));
    }
}
