package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakWatch.class)
@Timeout(60)
class ConversationIT {
    private final Recorder recorder = new Recorder();

    @ParameterizedTest
    @EnumSource
    void echoesTextOfManyLengthsBothWays(Setup setup) throws Exception {
        List<String> sent = new ArrayList<>();
        for (int length : new int[] {0, 1, 125, 126, 1000, 65_535, 65_536, 300_000}) {
            sent.add("ä".repeat(length / 2) + "x".repeat(length % 2));
        }
        try (RawServer server = setup.server(ConversationIT::echo);
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
            for (String text : sent) {
                assertTrue(connection.sendText(text));
            }
            Await.until("all echoes", () -> recorder.messageCount == sent.size());
            assertEquals(sent, recorder.messages());
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, recorder.cause().kind());
            assertFalse(connection.sendText("late"));
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void answersPingsWithTheirPayloadAlsoBetweenFragments(Setup setup) throws Exception {
        CompletableFuture<List<Peer.ClientFrame>> pongs = new CompletableFuture<>();
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    peer.send(Frames.frame(true, Opcode.PING, "1790134675605"));
                    peer.send(Frames.frame(false, Opcode.TEXT, "one "), Frames.frame(true, Opcode.PING, "mid"));
                    peer.send(Frames.frame(true, Opcode.CONTINUATION, "two"), Frames.frame(true, Opcode.PING, ""));
                    pongs.complete(List.of(peer.readFrame(), peer.readFrame(), peer.readFrame()));
                    peer.awaitEnd();
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            List<Peer.ClientFrame> frames = pongs.get(20, TimeUnit.SECONDS);
            List<String> payloads = frames.stream().map(Peer.ClientFrame::text).toList();
            assertEquals(List.of("1790134675605", "mid", ""), payloads);
            assertTrue(frames.stream().allMatch(f -> f.opcode() == Opcode.PONG && f.masked() && f.fin()));
            Await.until("the message", () -> recorder.messageCount == 1);
            assertEquals(List.of("one two"), recorder.messages());
            assertTrue(System.nanoTime() - connection.lastFrameNs() < TimeUnit.SECONDS.toNanos(20));
        }
        recorder.assertClosedByUs();
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingThatCameInTheSameSegmentAsTheUpgrade(Setup setup) throws Exception {
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade(Frames.text("at once"), Frames.text("and more"), Frames.bytes(0x81, 4, 'p', 'a'));
                    peer.sendRaw("rt");
                    peer.awaitEnd();
                });
                WebSocketTransport transport = setup.transport().build()) {
            transport.connect(server.uri(), recorder, recorder);
            Await.until("three messages", () -> recorder.messageCount == 3);
            assertEquals(List.of("at once", "and more", "part"), recorder.messages());
        }
        recorder.assertClosedByUs();
    }

    @ParameterizedTest
    @EnumSource
    void holdsAMessageOfTheUpgradesSegmentWhileThereIsNoRoom(Setup setup) throws Exception {
        recorder.accepts = () -> false;
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade(Frames.text("at once"), Frames.text("and more"));
                    peer.sendText("later");
                    peer.awaitEnd();
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("a pause", connection::isReadingPaused);
            recorder.accepts = () -> true;
            Await.until("three messages", () -> recorder.messageCount == 3);
            assertEquals(List.of("at once", "and more", "later"), recorder.messages());
        }
        recorder.assertClosedByUs();
    }

    @ParameterizedTest
    @EnumSource
    void answersTheServersCloseWithItsCode(Setup setup) throws Exception {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade(Frames.text("last"));
                    peer.send(Frames.close(1008, "Too many\nrequests"));
                    answer.complete(peer.readClose().closeCode());
                    ended.complete(peer.readsEof());
                });
                WebSocketTransport transport = setup.transport().build()) {
            transport.connect(server.uri(), recorder, recorder);
            DisconnectCause cause = recorder.cause();
            assertEquals(Kind.CLOSED_BY_PEER, cause.kind());
            assertEquals(1008, cause.closeCode());
            assertEquals("Too many requests", cause.closeReason());
            assertTrue(cause.detail().contains("1008: Too many requests"), cause.detail());
            assertEquals(1008, answer.get(20, TimeUnit.SECONDS));
            assertTrue(ended.get(20, TimeUnit.SECONDS), "TCP ends in order, though the server waits for us");
            assertEquals(List.of("last"), recorder.messages());
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void deliversUntilTheServerHasAnsweredOurClose(Setup setup) throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    code.complete(peer.readClose().closeCode());
                    peer.send(Frames.text("still on its way"), Frames.close(1000, ""));
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, recorder.cause().kind());
            assertEquals(1000, code.get(20, TimeUnit.SECONDS));
            assertEquals(List.of("still on its way"), recorder.messages());
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void waitsOneSecondForAnAnswerToOurCloseThatNeverComes(Setup setup) throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    peer.readClose();
                    peer.awaitEnd();
                    ended.complete(null);
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
            long start = System.nanoTime();
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, recorder.cause().kind());
            ended.get(20, TimeUnit.SECONDS);
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertTrue(tookMs >= 900 && tookMs < 5000, tookMs + " ms");
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void deliversWhatCameBeforeAReset(Setup setup) throws Exception {
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade(Frames.text("one"), Frames.text("two"));
                    delivered.get(20, TimeUnit.SECONDS);
                    peer.reset();
                });
                WebSocketTransport transport = setup.transport().build()) {
            transport.connect(server.uri(), recorder, recorder);
            Await.until("both messages", () -> recorder.messageCount == 2);
            delivered.complete(null);
            assertEquals(Kind.RESET, recorder.cause().kind());
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void tellsAnEndWithoutACloseFrame(Setup setup) throws Exception {
        try (RawServer server =
                        setup.server(peer -> peer.upgrade(Frames.text("one"), Frames.bytes(0x81, 5, 'c', 'u', 't')));
                WebSocketTransport transport = setup.transport().build()) {
            transport.connect(server.uri(), recorder, recorder);
            DisconnectCause cause = recorder.cause();
            assertEquals(Kind.EOF, cause.kind());
            assertTrue(cause.detail().contains("without a Close frame"), cause.detail());
            assertEquals(List.of("one"), recorder.messages());
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void closesOnABrokenRuleWithTheRightCodeAndNamesIt(Setup setup) throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade(Frames.text("fine"), Frames.bytes(0x83, 0), Frames.text("never seen"));
                    code.complete(peer.readClose().closeCode());
                });
                WebSocketTransport transport = setup.transport().build()) {
            transport.connect(server.uri(), recorder, recorder);
            DisconnectCause cause = recorder.cause();
            assertEquals(Kind.PROTOCOL_VIOLATION, cause.kind());
            assertTrue(cause.detail().contains("opcode is reserved (RFC 6455 §5.2)"), cause.detail());
            assertEquals(1002, code.get(20, TimeUnit.SECONDS));
            assertEquals(List.of("fine"), recorder.messages());
        }
        recorder.assertNothingWrong();
    }

    @Test
    void refusesAMessageOverTheMaximumWith1009() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade(Frames.text("x".repeat(1000)), Frames.text("x".repeat(1001)));
                    code.complete(peer.readClose().closeCode());
                });
                WebSocketTransport transport =
                        WebSocketTransport.builder().maxFrameBytes(1000).build()) {
            transport.connect(server.uri(), recorder, recorder);
            assertEquals(Kind.MESSAGE_TOO_LARGE, recorder.cause().kind());
            assertEquals(1009, code.get(20, TimeUnit.SECONDS));
            assertEquals(1, recorder.messageCount);
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsAPongOvertakeWhatWaitsToBeSent(Setup setup) throws Exception {
        CompletableFuture<Void> full = new CompletableFuture<>();
        CompletableFuture<Void> read = new CompletableFuture<>();
        CompletableFuture<String> pongs = new CompletableFuture<>();
        int queuedAtLeast = 200;
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    full.get(20, TimeUnit.SECONDS);
                    peer.send(
                            Frames.frame(true, Opcode.PING, "older"),
                            Frames.frame(true, Opcode.PING, "newest"),
                            Frames.text("x"));
                    read.get(20, TimeUnit.SECONDS);
                    StringBuilder answered = new StringBuilder();
                    int behind = 0;
                    while (behind < queuedAtLeast) {
                        Peer.ClientFrame frame = peer.readFrame();
                        if (frame.opcode() == Opcode.PONG) {
                            answered.append(frame.text());
                            behind = 0;
                        } else if (!answered.isEmpty()) {
                            behind++;
                        }
                    }
                    pongs.complete(answered.toString());
                    peer.awaitEnd();
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
            fill(transport, connection);
            full.complete(null);
            Await.until("the message behind the pings", () -> recorder.messageCount == 1);
            read.complete(null);
            assertEquals("newest", pongs.get(20, TimeUnit.SECONDS));
        }
        recorder.assertClosedByUs();
    }

    @Test
    void sendsPathQueryAndHostAsGivenAndOffersNoExtension() throws Exception {
        CompletableFuture<String> request = new CompletableFuture<>();
        try (RawServer server = RawServer.plain(peer -> {
                    request.complete(peer.readRequest());
                    peer.sendRaw(peer.switching());
                    assertNull(peer.header("Sec-WebSocket-Extensions"));
                    assertNull(peer.header("Origin"));
                    assertEquals("13", peer.header("Sec-WebSocket-Version"));
                    peer.awaitEnd();
                });
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            URI uri = server.uri("/stream?streams=btcusdt@trade/%E5%B8%81@depth@100ms&x=%2B08:00");
            transport.connect(uri, recorder, recorder);
            String head = request.get(20, TimeUnit.SECONDS);
            String line = head.lines().findFirst().orElseThrow();
            assertEquals("GET /stream?streams=btcusdt@trade/%E5%B8%81@depth@100ms&x=%2B08:00 HTTP/1.1", line);
            assertTrue(
                    head.toLowerCase(java.util.Locale.ROOT).contains("\r\nhost: 127.0.0.1:" + server.port() + "\r\n"),
                    head);
            Await.until("connected", () -> recorder.isConnected);
        }
        recorder.assertClosedByUs();
    }

    @Test
    void takesTheClocksOfTheSocketRead() throws Exception {
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    peer.readFrame();
                    peer.sendText("now");
                    peer.awaitEnd();
                });
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
            long beforeNs = System.nanoTime();
            long beforeEpochMs = System.currentTimeMillis();
            connection.sendText("go");
            Await.until("the message", () -> recorder.messageCount == 1);
            assertTrue(recorder.receiveNs - beforeNs > 0 && recorder.receiveNs <= System.nanoTime());
            long epochMs = TimeUnit.NANOSECONDS.toMillis(recorder.receiveEpochNs);
            assertTrue(epochMs >= beforeEpochMs - 5 && epochMs <= System.currentTimeMillis() + 5, epochMs + " ms");
            assertEquals(recorder.receiveNs, connection.lastFrameNs());
        }
    }

    /** Sends until the socket takes no more: the queue stays full however often the I/O thread has had its turn. */
    private static void fill(WebSocketTransport transport, Connection connection) throws Exception {
        String text = "t".repeat(4000);
        for (int refusals = 0; refusals < 30; refusals++) {
            while (connection.sendText(text)) {
                refusals = 0;
            }
            CompletableFuture<Void> turn = new CompletableFuture<>();
            transport.execute(() -> turn.complete(null));
            turn.get(20, TimeUnit.SECONDS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void echo(Peer peer) throws Exception {
        peer.upgrade();
        while (true) {
            Peer.ClientFrame frame = peer.readFrame();
            if (frame.opcode() == Opcode.CLOSE) {
                peer.send(Frames.frame(true, Opcode.CLOSE, frame.payload()));
                return;
            }
            peer.send(Frames.frame(true, frame.opcode(), frame.payload()));
        }
    }
}
