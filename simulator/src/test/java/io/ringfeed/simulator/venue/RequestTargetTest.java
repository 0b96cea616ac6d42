package io.ringfeed.simulator.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.simulator.venue.RequestTarget.Accepted;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTargetTest {
    @Test
    void readsBothPathsWithAndWithoutStreams() {
        assertEquals(new Accepted(false, false, List.of()), RequestTarget.parse("/ws"));
        assertEquals(
                new Accepted(false, false, List.of("a@trade", "b@depth")), RequestTarget.parse("/ws/a@trade/b@depth"));
        assertEquals(new Accepted(true, false, List.of()), RequestTarget.parse("/stream"));
        assertEquals(
                new Accepted(true, true, List.of("a@trade", "b@kline_1d@+08:00")),
                RequestTarget.parse("/stream?streams=a@trade/b@kline_1d@%2B08:00&timeUnit=microsecond"));
    }

    @Test
    void takesPercentEncodedNamesAsUtf8() {
        assertEquals(
                new Accepted(true, false, List.of("币安人生usdt@trade")),
                RequestTarget.parse("/stream?streams=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9Fusdt%40trade"));
        assertEquals(RequestTarget.BAD_ESCAPE, RequestTarget.parse("/stream?streams=%E5%B"));
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertEquals(RequestTarget.UNKNOWN_PATH, RequestTarget.parse("/stream/ws/a@trade"));
        assertEquals(RequestTarget.UNKNOWN_PATH, RequestTarget.parse("/"));
        assertEquals(RequestTarget.BAD_TIME_UNIT, RequestTarget.parse("/ws?timeUnit=SECOND"));
    }
}
