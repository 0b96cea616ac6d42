package io.ringfeed.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final StopSignal signal = new StopSignal();

    @Test
    void theFirstReasonCounts() {
        signal.request(StopReason.COUNT_REACHED);
        signal.request(StopReason.FAILED, "too late");
        assertEquals(new StopSignal.Stop(StopReason.COUNT_REACHED, ""), signal.await(0));
    }

    @Test
    void waitsNoLongerThanTold() {
        assertNull(signal.await(1));
        assertNull(signal.await(-5));
    }
}
