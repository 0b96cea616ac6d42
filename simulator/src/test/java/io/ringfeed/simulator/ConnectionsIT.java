package io.ringfeed.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections end under load, and what the one after sees. */
@Timeout(90)
class ConnectionsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsAGapToAClientThatComesBackAfterAKill(boolean tls) throws Exception {
        try (Simulator simulator = Simulator.builder()
                .tls(tls)
                .rate(2_000)
                .symbols(List.of("BTCUSDT"))
                .start()) {
            long last = 0;
            for (int round = 0; round < 3; round++) {
                try (WireClient client = WireClient.open(simulator, "/ws/btcusdt@trade")) {
                    long first = tradeId(client.next());
                    assertTrue(last == 0 || first > last + 1, "trades went on while nobody listened");
                    last = first;
                    for (int i = 0; i < 50; i++) {
                        assertEquals(++last, tradeId(client.next()));
                    }
                    simulator.killConnections();
                    String next = client.next();
                    while (!next.equals("failed")) {
                        assertEquals(++last, tradeId(next), "nothing but trades before the reset");
                        next = client.next();
                    }
                    assertEquals(0, simulator.connections());
                    assertTrue(simulator.subscriptions().isEmpty());
                }
                try (WireClient other = WireClient.open(simulator, "/ws/btcusdt@trade")) {
                    long seen = last;
                    while (seen < last + 5) {
                        seen = tradeId(other.next());
                    }
                }
            }
        }
    }

    @RepeatedTest(5)
    void leavesNoConnectionOpenWhenItEnds() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (Simulator simulator = Simulator.builder().rate(5_000).start()) {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket();
                sockets.add(socket);
                RawClient.upgrade(socket, simulator, "/stream?streams=btcusdt@trade/btcusdt@bookTicker");
            }
            // One that never gets as far as its request.
            sockets.add(new Socket(InetAddress.getLoopbackAddress(), simulator.port()));
            assertTrue(simulator.awaitSubscribed("btcusdt@trade", WireClient.PATIENCE));
            simulator.closeConnections(1001, "so long");
        }
        for (Socket socket : sockets) {
            try (socket) {
                socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
                // To the end, or the time-out fails the test.
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (SocketException reset) {
                // That of a connection whose request was never read.
                assertEquals("Connection reset", reset.getMessage());
            }
        }
    }

    private static long tradeId(String frame) throws Exception {
        return JSON.readTree(frame).get("t").asLong();
    }
}
