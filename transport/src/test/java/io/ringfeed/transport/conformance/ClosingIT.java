package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.frame.Frames.close;
import static io.ringfeed.transport.frame.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.Await;
import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Peer;
import io.ringfeed.transport.Setup;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §5.5.1, §7.1 and §7.2: who says what, and ends what, first. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class ClosingIT {
    /** Well below the second that a client waits. */
    private static final int QUIET_MS = 200;

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void saysCloseOnceThenNothingMoreAndLeavesTcpToTheServer(Setup setup) throws Exception {
        try (Lab lab = new Lab(setup)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                Peer.ClientFrame said = Examiner.checked(peer.readFrame());
                assertEquals(Opcode.CLOSE, said.opcode());
                assertArrayEquals(Frames.bytes(1000 >> 8, 1000 & 0xFF), said.payload());
                // Messages are still welcome; a PING no longer gets an answer (§5.5.2 binds those who may still send).
                peer.send(Frames.text("still welcome"), frame(true, Opcode.PING, "p"), close(1000, ""));
                assertTrue(peer.isQuietFor(QUIET_MS), "the client has the last word, or ended TCP first");
                assertEquals(0, peer.endFirst());
            });
            Await.until("connected", () -> exchange.transcript.isConnected);
            exchange.connection.close(Kind.CLOSED_BY_US);
            exchange.connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, exchange.transcript.cause().kind());
            assertFalse(exchange.connection.sendText("late"));
            assertFalse(exchange.connection.sendPing(1));
            exchange.awaitServer();
            assertEquals(List.of("text still welcome"), exchange.transcript.found());
            exchange.transcript.assertNothingWrong();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void leavesTcpToTheServerAlsoWhereThatClosesOrBreaksARule(Setup setup) throws Exception {
        for (byte[] last : new byte[][] {close(1001, "away"), Frames.bytes(0x83, 0)}) {
            try (Lab lab = new Lab(setup)) {
                Exchange exchange = lab.open(peer -> {
                    peer.upgrade();
                    peer.send(last);
                    peer.readClose();
                    assertTrue(peer.isQuietFor(QUIET_MS), "the client has the last word, or ended TCP first");
                    assertEquals(0, peer.endFirst());
                });
                exchange.transcript.cause();
                exchange.awaitServer();
                exchange.transcript.assertNothingWrong();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void endsOnceWhereBothCloseAtTheSameTime(Setup setup) throws Exception {
        CompletableFuture<Void> bothSaid = new CompletableFuture<>();
        try (Lab lab = new Lab(setup)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                // The client's Close is in our socket before ours goes out, unread as it would be when they cross.
                bothSaid.get(20, TimeUnit.SECONDS);
                peer.send(close(1001, "me too"));
                assertEquals(1000, peer.readClose().closeCode());
                assertEquals(0, peer.endFirst(), "a second Close");
            });
            closeOnceConnected(exchange);
            lab.transport().execute(() -> bothSaid.complete(null));
            assertEnded(Kind.CLOSED_BY_US, exchange);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void readsOnWithoutListeningAfterABrokenRuleSoThatTcpIsNotReset(Setup setup) throws Exception {
        byte[] flood = frame(true, Opcode.BINARY, new byte[1 << 20]);
        try (Lab lab = new Lab(setup)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                peer.send(Frames.text("fine"), Frames.bytes(0x83, 0));
                for (int i = 0; i < 8; i++) {
                    peer.send(flood);
                }
                assertEquals(1002, peer.readClose().closeCode());
                assertEquals(0, peer.endFirst());
            });
            assertEquals(Kind.PROTOCOL_VIOLATION, exchange.transcript.cause().kind());
            exchange.awaitServer();
            assertEquals(List.of("text fine"), exchange.transcript.found());
            exchange.transcript.assertNothingWrong();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void saysCloseOnlyOnceWhereARuleIsBrokenAfterOurClose(Setup setup) throws Exception {
        try (Lab lab = new Lab(setup)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                assertEquals(1000, peer.readClose().closeCode());
                peer.send(Frames.bytes(0x83, 0));
                assertEquals(0, peer.endFirst(), "a second Close");
            });
            closeOnceConnected(exchange);
            assertEnded(Kind.PROTOCOL_VIOLATION, exchange);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void takesTheEndOfTcpForAnAnswerToItsClose(Setup setup) throws Exception {
        try (Lab lab = new Lab(setup)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                assertEquals(1000, peer.readClose().closeCode());
                assertEquals(0, peer.endFirst());
            });
            closeOnceConnected(exchange);
            assertEnded(Kind.CLOSED_BY_US, exchange);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void sendsNothingOfWhatWasQueuedBehindItsClose(Setup setup) throws Exception {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        try (Lab lab = new Lab(setup)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                connected.get(20, TimeUnit.SECONDS);
                peer.send(close(4000, "enough"));
                Peer.ClientFrame frame = Examiner.checked(peer.readFrame());
                while (frame.opcode() != Opcode.CLOSE) {
                    frame = Examiner.checked(peer.readFrame());
                }
                assertEquals(4000, frame.closeCode());
                assertEquals(0, peer.endFirst(), "bytes behind the Close");
            });
            Await.until("connected", () -> exchange.transcript.isConnected);
            connected.complete(null);
            while (!exchange.transcript.isDisconnected) {
                exchange.connection.sendText("more and more");
            }
            DisconnectCause cause = exchange.transcript.cause();
            assertEquals(Kind.CLOSED_BY_PEER, cause.kind());
            assertEquals(4000, cause.closeCode());
            assertEquals("enough", cause.closeReason());
            exchange.awaitServer();
        }
    }

    private static void closeOnceConnected(Exchange exchange) {
        Await.until("connected", () -> exchange.transcript.isConnected);
        exchange.connection.close(Kind.CLOSED_BY_US);
    }

    private static void assertEnded(Kind kind, Exchange exchange) throws Exception {
        assertEquals(kind, exchange.transcript.cause().kind());
        exchange.awaitServer();
        exchange.transcript.assertNothingWrong();
    }
}
