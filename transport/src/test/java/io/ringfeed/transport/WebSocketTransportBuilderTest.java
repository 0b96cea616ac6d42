package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;
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
                        .socket(SocketOptions.DEFAULTS
                                .withReceiveBufferBytes(-1)
                                .withBusyPollUs(-2)
                                .withUserTimeout(Duration.ofMillis(-3)))
                        .proxy(ProxyOptions.socks5("", 0).credentials("", "p".repeat(256)))
                        .connectTimeout(Duration.ZERO)::build);
        assertEquals(
                "maxFrameBytes must lie in 125 .. 2^30, not 0; readBufferBytes must be at least 1024, not 1;"
                        + " receiveBufferBytes must be 0 or at least 1024, not -1;"
                        + " busyPollUs must lie in 0 .. 1000000, not -2;"
                        + " userTimeout must be 0 or lie between 1 ms and 24 days, not PT-0.003S;"
                        + " the proxy's host must be a name or an IP address, such as proxy.example or 10.0.0.1;"
                        + " the proxy's port must lie in 1 .. 65535, not 0;"
                        + " the proxy's credentials need both a user and a password;"
                        + " user and password of a SOCKS5 proxy must be ASCII, of at most 255 characters each;"
                        + " connectTimeout must be at least a millisecond, not PT0S",
                problems.getMessage());
    }
}
