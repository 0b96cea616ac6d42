package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.frame.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Peer;
import io.ringfeed.transport.Setup;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §10.4, and what comes long: 16 MiB each way, whole and in fragments. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class LimitIT {
    private static final int MAX = 16 << 20;
    private static final int FRAGMENT = 64 << 10;

    /** Sends every message back from where it lies. */
    private static final class Echo extends Transcript {
        private Exchange exchange;

        @Override
        public int onFrame(int id, int opcode, ByteBuffer buffer, int offset, int length, long ns, long epochNs) {
            return exchange.connection.offer(opcode, buffer, offset, length)
                    ? FrameHandler.ACCEPTED
                    : FrameHandler.BACK_PRESSURED;
        }

        @Override
        public void onReadComplete(int connectionId) {}

        @Override
        public boolean isReady() {
            return exchange.connection.isSendIdle();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void echoesMessagesUpToARaisedMaximum(Setup setup) throws Exception {
        byte[] payload = new byte[MAX];
        for (int i = 0; i < MAX; i++) {
            payload[i] = (byte) (' ' + i % 95);
        }
        Echo echo = new Echo();
        try (Lab lab = new Lab(setup, builder -> builder.maxFrameBytes(MAX))) {
            echo.exchange = lab.open(
                    peer -> {
                        peer.upgrade();
                        peer.send(frame(true, Opcode.TEXT, payload));
                        assertEcho(Opcode.TEXT, payload, peer.readFrame());
                        sendInFragments(peer, payload);
                        assertEcho(Opcode.BINARY, payload, peer.readFrame());
                        // One byte more, and it is over.
                        peer.send(Frames.bytes(0x82, 127, 0, 0, 0, 0, 1, 0, 0, 1));
                        assertEquals(1009, peer.readClose().closeCode());
                        assertEquals(0, peer.endFirst());
                    },
                    echo);
            assertEquals(Kind.MESSAGE_TOO_LARGE, echo.cause().kind());
            echo.exchange.awaitServer();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesFragmentsOnceTheirSumIsOverTheMaximum(Setup setup) throws Exception {
        try (Lab lab = new Lab(setup, builder -> builder.maxFrameBytes(1000))) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                byte[] half = new byte[500];
                peer.send(frame(false, Opcode.BINARY, half), frame(true, Opcode.CONTINUATION, half));
                peer.send(frame(false, Opcode.BINARY, half), frame(false, Opcode.CONTINUATION, half));
                peer.send(frame(false, Opcode.CONTINUATION, ""), frame(true, Opcode.CONTINUATION, "x"));
                assertEquals(1009, peer.readClose().closeCode());
                assertEquals(0, peer.endFirst());
            });
            assertEquals(Kind.MESSAGE_TOO_LARGE, exchange.transcript.cause().kind());
            exchange.awaitServer();
            assertEquals(1, exchange.transcript.messageCount);
        }
    }

    private static void sendInFragments(Peer peer, byte[] payload) throws Exception {
        for (int at = 0; at < payload.length; at += FRAGMENT) {
            boolean last = at + FRAGMENT == payload.length;
            byte[] part = Arrays.copyOfRange(payload, at, at + FRAGMENT);
            peer.send(frame(last, at == 0 ? Opcode.BINARY : Opcode.CONTINUATION, part));
        }
    }

    private static void assertEcho(int opcode, byte[] payload, Peer.ClientFrame frame) {
        assertEquals(opcode, Examiner.checked(frame).opcode());
        assertArrayEquals(payload, frame.payload());
    }
}
