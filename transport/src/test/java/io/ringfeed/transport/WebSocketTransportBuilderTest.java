package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebSocketTransportBuilderTest {

    @Test
    void tellsEveryProblemAtOnce() {
        IllegalArgumentException problems = assertThrows(
                IllegalArgumentException.class,
                WebSocketTransport.builder()
                        .maxFrameBytes(0)
                        .readBufferBytes(1)
                        .receiveBufferBytes(-1)
                        .connectTimeout(Duration.ZERO)::build);
        assertEquals(
                "maxFrameBytes must lie in 125 .. 2^30, not 0; readBufferBytes must be at least 1024, not 1;"
                        + " receiveBufferBytes must be 0 or at least 1024, not -1;"
                        + " connectTimeout must be at least a millisecond, not PT0S",
                problems.getMessage());
    }
}
