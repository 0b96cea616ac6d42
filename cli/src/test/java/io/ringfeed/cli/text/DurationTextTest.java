package io.ringfeed.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DurationTextTest {
    @Test
    void writesClocksAndSeconds() {
        assertEquals("00:07", DurationText.clock(7_999));
        assertEquals("59:59", DurationText.clock(3_599_000));
        assertEquals("1:00:07", DurationText.clock(3_607_000));
        assertEquals("3.2 s", DurationText.seconds(3_210));
    }
}
