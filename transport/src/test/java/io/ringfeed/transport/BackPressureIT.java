package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A handler without room holds the connection, and nothing is lost, repeated or reordered. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class BackPressureIT {
    private final Recorder recorder = new Recorder();

    @ParameterizedTest
    @EnumSource
    void pausesReadingWhileThereIsNoRoomAndLosesNothing(Setup setup) throws Exception {
        int count = 40_000;
        long seed = 42;
        Random random = new Random(seed);
        AtomicInteger room = new AtomicInteger(100);
        recorder.accepts = () -> room.get() > recorder.messageCount;
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    sendNumbered(peer, count, 16_000);
                    peer.send(Frames.close(1000, ""));
                    peer.awaitEnd();
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            while (room.get() < count) {
                Await.until("a pause", connection::isReadingPaused);
                room.addAndGet(1 + random.nextInt(1500));
            }
            DisconnectCause cause = recorder.cause();
            assertEquals(Kind.CLOSED_BY_PEER, cause.kind(), () -> cause + ", seed " + seed);
            assertNumbered(count);
            assertTrue(connection.pauseCount() > 0);
            assertTrue(connection.pausedNs() > 0);
            assertFalse(connection.isReadingPaused());
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotReadOnWhilePaused(Setup setup) throws Exception {
        CompletableFuture<Integer> sentBeforeBlocking = new CompletableFuture<>();
        AtomicInteger sent = new AtomicInteger();
        recorder.accepts = () -> false;
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    byte[] block = numbered(0, 1000, 100);
                    while (!sentBeforeBlocking.isDone()) {
                        peer.send(block);
                        sent.incrementAndGet();
                    }
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("a pause", connection::isReadingPaused);
            Await.until("the server to be stuck", () -> standsStill(sent));
            assertEquals(1, connection.pauseCount());
            assertEquals(0, recorder.messageCount);
            connection.close(Kind.SLOW_CONSUMER);
            DisconnectCause cause = recorder.cause();
            assertEquals(Kind.SLOW_CONSUMER, cause.kind());
            assertTrue(cause.detail().contains("make the handlers faster"), cause.detail());
            sentBeforeBlocking.complete(sent.get());
            assertFalse(connection.isReadingPaused());
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void deliversEverythingReceivedThoughThePeerClosedMeanwhile(Setup setup) throws Exception {
        int count = 3000;
        CompletableFuture<Void> sent = new CompletableFuture<>();
        recorder.accepts = () -> false;
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    sendNumbered(peer, count, 50);
                    sent.complete(null);
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("a pause", connection::isReadingPaused);
            sent.get(20, TimeUnit.SECONDS);
            // The FIN is there long before the handler has room again.
            Await.until("some time", () -> connection.pausedNs() > TimeUnit.MILLISECONDS.toNanos(200));
            assertFalse(recorder.isDisconnected);
            AtomicInteger room = new AtomicInteger();
            recorder.accepts = () -> room.get() > recorder.messageCount;
            while (room.get() < count) {
                room.addAndGet(170);
                Await.until("progress", () -> recorder.messageCount >= Math.min(count, room.get()));
            }
            assertEquals(Kind.EOF, recorder.cause().kind());
            assertNumbered(count);
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void deliversWhatWasReadThoughThePeerResetMeanwhile(Setup setup) throws Exception {
        CompletableFuture<Void> reset = new CompletableFuture<>();
        CompletableFuture<Void> paused = new CompletableFuture<>();
        recorder.accepts = () -> false;
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    sendNumbered(peer, 300, 50);
                    paused.get(20, TimeUnit.SECONDS);
                    peer.reset();
                    reset.complete(null);
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("a pause", connection::isReadingPaused);
            paused.complete(null);
            reset.get(20, TimeUnit.SECONDS);
            Await.until("some time", () -> connection.pausedNs() > TimeUnit.MILLISECONDS.toNanos(200));
            assertFalse(recorder.isDisconnected);
            recorder.accepts = () -> true;
            assertEquals(Kind.RESET, recorder.cause().kind());
            List<String> messages = recorder.messages();
            assertFalse(messages.isEmpty());
            assertEquals(numbers(messages.size()), numbersOf(messages));
        }
        recorder.assertNothingWrong();
    }

    @ParameterizedTest
    @EnumSource
    void answersAPingBehindThePauseOnceItIsOver(Setup setup) throws Exception {
        CompletableFuture<String> pong = new CompletableFuture<>();
        recorder.accepts = () -> false;
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    peer.send(Frames.text("1"), Frames.frame(true, Opcode.PING, "behind"), Frames.text("2"));
                    pong.complete(peer.readFrame().text());
                    peer.awaitEnd();
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("a pause", connection::isReadingPaused);
            assertFalse(pong.isDone());
            recorder.accepts = () -> true;
            assertEquals("behind", pong.get(20, TimeUnit.SECONDS));
            Await.until("both messages", () -> recorder.messageCount == 2);
        }
        recorder.assertClosedByUs();
    }

    @Test
    void givesUpWhatWasNotTakenWhenWeCloseWhilePaused() throws Exception {
        recorder.accepts = () -> false;
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    sendNumbered(peer, 100, 10);
                    peer.awaitEnd();
                });
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("a pause", connection::isReadingPaused);
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, recorder.cause().kind());
            assertEquals(0, recorder.messageCount);
        }
        recorder.assertNothingWrong();
    }

    @Test
    void holdsOneConnectionWhileAnotherGoesOn() throws Exception {
        Recorder other = new Recorder();
        recorder.accepts = () -> false;
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    sendNumbered(peer, 5000, 20);
                    peer.awaitEnd();
                });
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            Connection held = transport.connect(server.uri(), recorder, recorder);
            transport.connect(server.uri(), other, other);
            Await.until("the other's messages", () -> other.messageCount == 5000);
            Await.until("a pause", held::isReadingPaused);
            recorder.accepts = () -> true;
            Await.until("all messages", () -> recorder.messageCount == 5000);
            assertNumbered(5000);
        }
        other.assertClosedByUs();
        recorder.assertClosedByUs();
    }

    private static boolean standsStill(AtomicInteger counter) {
        int before = counter.get();
        long start = System.nanoTime();
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(300)) {
            if (counter.get() != before) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static void sendNumbered(Peer peer, int count, int perWrite) throws Exception {
        for (int from = 0; from < count; from += perWrite) {
            peer.send(numbered(from, Math.min(count, from + perWrite), 170));
        }
    }

    private static byte[] numbered(int from, int to, int padding) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            block.writeBytes(Frames.text(i + " " + "x".repeat(padding + i % 50)));
        }
        return block.toByteArray();
    }

    private void assertNumbered(int count) {
        assertEquals(numbers(count), numbersOf(recorder.messages()));
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static List<Integer> numbersOf(List<String> messages) {
        return messages.stream()
                .map(m -> Integer.valueOf(m.substring(0, m.indexOf(' '))))
                .toList();
    }
}
