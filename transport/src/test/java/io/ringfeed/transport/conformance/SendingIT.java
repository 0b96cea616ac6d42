package io.ringfeed.transport.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.Await;
import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Peer;
import io.ringfeed.transport.Setup;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §5.1, §5.3, §6.1 and §10.3: what the client sends. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class SendingIT {
    private static final int[] LENGTHS = {0, 1, 7, 8, 9, 125, 126, 127, 128, 65_535, 65_536, 100_003};

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void sendsEveryKindOfMessageInOneMaskedFinalFrame(Setup setup) throws Exception {
        List<Peer.ClientFrame> frames = new ArrayList<>();
        int expected = 2 * LENGTHS.length + 2;
        try (Lab lab = new Lab(setup)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                while (frames.size() < expected) {
                    frames.add(Examiner.checked(peer.readFrame()));
                }
                peer.awaitEnd();
            });
            Await.until("connected", () -> exchange.transcript.isConnected);
            Connection connection = exchange.connection;
            for (int length : LENGTHS) {
                assertTrue(connection.sendText(text(length)));
                assertTrue(connection.sendBinary(binary(length)));
            }
            assertTrue(connection.sendPing(0x0102030405060708L));
            assertTrue(connection.sendText("\uD83D\uDE80 and \uD83D alone"));
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, exchange.transcript.cause().kind());
            exchange.awaitServer();
        }
        for (int i = 0; i < LENGTHS.length; i++) {
            assertFrame(Opcode.TEXT, text(LENGTHS[i]).getBytes(UTF_8), frames.get(2 * i));
            assertFrame(Opcode.BINARY, binary(LENGTHS[i]), frames.get(2 * i + 1));
        }
        assertFrame(Opcode.PING, Frames.bytes(1, 2, 3, 4, 5, 6, 7, 8), frames.get(expected - 2));
        assertFrame(Opcode.TEXT, "\uD83D\uDE80 and ? alone".getBytes(UTF_8), frames.get(expected - 1));
    }

    @Test
    void masksEachFrameByAKeyThatNobodyPredicts() throws Exception {
        int connections = 4;
        int framesEach = 500;
        Set<Integer> masks = new HashSet<>();
        int ones = 0;
        int previous = 0;
        int changed = 0;
        for (List<Integer> each : masksOf(connections, framesEach)) {
            masks.addAll(each);
            for (int mask : each) {
                ones += Integer.bitCount(mask);
                changed += Integer.bitCount(mask ^ previous);
                previous = mask;
            }
        }
        int frames = connections * framesEach;
        // Two of 2000 random keys are the same once in 2000 runs, four never.
        assertTrue(masks.size() >= frames - 1, () -> masks.size() + " different masks of " + frames);
        // 64,000 bits: ten standard deviations are 1265.
        assertEquals(16.0 * frames, ones, 1265, "bits set");
        assertEquals(16.0 * frames, changed, 1265, "bits that change from mask to mask");
    }

    private static List<List<Integer>> masksOf(int connections, int framesEach) throws Exception {
        List<List<Integer>> masks = new ArrayList<>();
        try (Lab lab = new Lab(Setup.EPOLL_PLAIN)) {
            for (int i = 0; i < connections; i++) {
                List<Integer> seen = new ArrayList<>();
                masks.add(seen);
                Exchange exchange = lab.open(peer -> {
                    peer.upgrade();
                    for (int n = 0; n < framesEach; n++) {
                        // PONGs are masked like everything else.
                        peer.send(Frames.frame(true, Opcode.PING, "same"));
                        seen.add(Examiner.checked(peer.readFrame()).mask());
                    }
                    peer.send(Frames.close(1000, ""));
                    peer.readClose();
                });
                exchange.transcript.cause();
                exchange.awaitServer();
            }
        }
        return masks;
    }

    @Test
    void sendsPayloadsThatTheMaskTurnsIntoAnything() throws Exception {
        // §10.3: what is on the wire must not be what was given, be it crafted as it may.
        List<Peer.ClientFrame> frames = new ArrayList<>();
        byte[] crafted = "GET / HTTP/1.1\r\nHost: victim\r\n\r\n".getBytes(UTF_8);
        try (Lab lab = new Lab(Setup.EPOLL_PLAIN)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                for (int i = 0; i < 50; i++) {
                    frames.add(Examiner.checked(peer.readFrame()));
                }
                peer.awaitEnd();
            });
            Await.until("connected", () -> exchange.transcript.isConnected);
            for (int i = 0; i < 50; i++) {
                assertTrue(exchange.connection.sendBinary(crafted));
            }
            exchange.connection.close(Kind.CLOSED_BY_US);
            exchange.transcript.cause();
            exchange.awaitServer();
        }
        frames.forEach(frame -> assertFrame(Opcode.BINARY, crafted, frame));
        assertTrue(
                frames.stream().noneMatch(frame -> frame.mask() == 0),
                "a mask that masks nothing, once in 86 million runs");
    }

    private static void assertFrame(int opcode, byte[] payload, Peer.ClientFrame frame) {
        assertEquals(opcode, frame.opcode());
        assertArrayEquals(payload, frame.payload());
    }

    private static String text(int length) {
        return "t\u00E4".repeat(length / 3) + "x".repeat(length % 3);
    }

    private static byte[] binary(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }
}
