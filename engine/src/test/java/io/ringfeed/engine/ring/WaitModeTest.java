package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WaitModeTest {
    @Test
    void spinsOnlyWhereEverySpinningThreadHasACoreAndTwoAreLeftOver() {
        assertEquals(WaitMode.BLOCKING, WaitMode.forCores(1, 2));
        assertEquals(WaitMode.BLOCKING, WaitMode.forCores(2, 2));
        assertEquals(WaitMode.BLOCKING, WaitMode.forCores(3, 2));
        assertEquals(WaitMode.YIELDING, WaitMode.forCores(4, 2));
        assertEquals(WaitMode.BLOCKING, WaitMode.forCores(4, 3));
    }

    @Test
    void countsABusyWaitingIoThreadAsOneThatSpins() {
        int decoderAndHandler = 2;
        assertEquals(WaitMode.YIELDING, WaitMode.forCores(4, decoderAndHandler));
        assertEquals(WaitMode.BLOCKING, WaitMode.forCores(4, decoderAndHandler + 1));
    }
}
