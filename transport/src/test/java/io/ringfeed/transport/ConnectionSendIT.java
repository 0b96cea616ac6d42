package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the client sends, as a server sees it. */
@Timeout(60)
class ConnectionSendIT {
    private static final long TOKEN = 0x0123_4567_89AB_CDEFL;

    @ParameterizedTest
    @EnumSource(
            value = Setup.class,
            names = {"EPOLL_PLAIN", "NIO_PLAIN", "EPOLL_BORINGSSL", "EPOLL_JDK_TLS"})
    void sendsTextBinaryAndPingInTheirOrderAndHearsThePong(Setup setup) throws Exception {
        byte[] binary = Frames.bytes(0x00, 0xFF, 0xC3, 0x28);
        CompletableFuture<List<Peer.ClientFrame>> seen = new CompletableFuture<>();
        CompletableFuture<Long> token = new CompletableFuture<>();
        Recorder recorder = new Recorder() {
            @Override
            public void onPong(int connectionId, long pongToken, long receiveNs) {
                token.complete(pongToken);
            }
        };
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    List<Peer.ClientFrame> frames = List.of(peer.readFrame(), peer.readFrame(), peer.readFrame());
                    seen.complete(frames);
                    peer.send(Frames.frame(true, Opcode.PONG, "unasked"));
                    peer.send(Frames.frame(true, Opcode.PONG, frames.get(2).payload()));
                    peer.awaitEnd();
                });
                WebSocketTransport transport = setup.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("the connection", () -> recorder.isConnected);
            assertTrue(connection.sendText("tä"));
            assertTrue(connection.sendBinary(binary));
            assertTrue(connection.sendPing(TOKEN));
            List<Peer.ClientFrame> frames = seen.get(20, TimeUnit.SECONDS);
            assertEquals(
                    List.of(Opcode.TEXT, Opcode.BINARY, Opcode.PING),
                    frames.stream().map(Peer.ClientFrame::opcode).toList());
            assertEquals("tä", frames.get(0).text());
            assertArrayEquals(binary, frames.get(1).payload());
            assertTrue(frames.stream().allMatch(frame -> frame.masked() && frame.fin()));
            assertEquals(TOKEN, token.get(20, TimeUnit.SECONDS));
            connection.close(Kind.CLOSED_BY_US);
            Await.until("the end", () -> recorder.isDisconnected);
            assertFalse(connection.sendBinary(binary));
            assertFalse(connection.sendPing(1));
        }
    }

    /** A venue that counts client frames: the first PING is answered at once, of the rest the newest, when its time has come. */
    @Test
    void keepsPongsApartWhereTheVenueLimitsThem() throws Exception {
        CompletableFuture<List<String>> pongs = new CompletableFuture<>();
        CompletableFuture<Long> apartNs = new CompletableFuture<>();
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    for (int i = 0; i < 10; i++) {
                        peer.send(Frames.frame(true, Opcode.PING, "ping " + i));
                    }
                    List<String> texts = new ArrayList<>();
                    texts.add(peer.readFrame().text());
                    long firstNs = System.nanoTime();
                    texts.add(peer.readFrame().text());
                    apartNs.complete(System.nanoTime() - firstNs);
                    pongs.complete(texts);
                    peer.awaitEnd();
                });
                WebSocketTransport transport = Setup.EPOLL_PLAIN
                        .transport()
                        .pongInterval(Duration.ofMillis(500))
                        .build()) {
            Recorder recorder = new Recorder();
            transport.connect(server.uri(), recorder, recorder);
            assertEquals(List.of("ping 0", "ping 9"), pongs.get(20, TimeUnit.SECONDS));
            assertTrue(apartNs.get() > TimeUnit.MILLISECONDS.toNanos(400), () -> apartNs.join() + " ns apart");
        }
    }

    @Test
    void answersFromWithinAHandlerAndIsHeldUpByAPeerThatDoesNotRead() throws Exception {
        int messages = 200;
        String payload = "x".repeat(100_000);
        CountDownLatch reading = new CountDownLatch(1);
        AtomicReference<Connection> answering = new AtomicReference<>();
        Recorder echo = new Recorder() {
            @Override
            public int onFrame(int id, int opcode, ByteBuffer buffer, int offset, int length, long ns, long epochNs) {
                Connection connection = answering.get();
                if (connection == null || !connection.offer(opcode, buffer, offset, length)) {
                    return BACK_PRESSURED;
                }
                return super.onFrame(id, opcode, buffer, offset, length, ns, epochNs);
            }

            @Override
            public boolean isReady() {
                return answering.get() != null && answering.get().isSendIdle();
            }
        };
        CompletableFuture<Integer> answered = new CompletableFuture<>();
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    Thread sender = new Thread(() -> {
                        try {
                            for (int i = 0; i < messages; i++) {
                                peer.sendText(payload);
                            }
                        } catch (java.io.IOException e) {
                            answered.completeExceptionally(e);
                        }
                    });
                    sender.start();
                    reading.await();
                    int count = 0;
                    while (count < messages && peer.readFrame().text().equals(payload)) {
                        count++;
                    }
                    answered.complete(count);
                    sender.join();
                    peer.awaitEnd();
                });
                WebSocketTransport transport = Setup.EPOLL_PLAIN.transport().build()) {
            Connection connection = transport.connect(server.uri(), echo, echo);
            answering.set(connection);
            Await.until("the pause", connection::isReadingPaused);
            assertThrows(
                    IllegalStateException.class,
                    () -> connection.offer(Opcode.TEXT, ByteBuffer.allocate(1), 0, 1),
                    "on any other thread");
            reading.countDown();
            assertEquals(messages, answered.get(40, TimeUnit.SECONDS));
        }
    }

    @Test
    void closesAtOnceForAHandlerThatDoesNotWaitForRoom() throws Exception {
        CompletableFuture<Integer> closeCode = new CompletableFuture<>();
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    peer.send(Frames.text("taken"), Frames.text("refused"), Frames.text("never offered"));
                    closeCode.complete(peer.readClose().closeCode());
                    peer.awaitEnd();
                });
                WebSocketTransport transport = Setup.EPOLL_PLAIN.transport().build()) {
            Recorder impatient = new Recorder() {
                @Override
                public boolean waitsForRoom() {
                    return false;
                }
            };
            impatient.accepts = () -> impatient.messageCount < 1;
            Connection connection = transport.connect(server.uri(), impatient, impatient);
            assertEquals(1000, closeCode.get(20, TimeUnit.SECONDS));
            Await.until("the end", () -> impatient.isDisconnected);
            assertEquals(Kind.SLOW_CONSUMER, impatient.cause().kind());
            assertEquals(List.of("taken"), impatient.messages());
            assertEquals(0, connection.pauseCount());
        }
    }

    @Test
    void sendsNothingThatIsNeitherTextNorBinaryFromAHandler() throws Exception {
        CompletableFuture<String> refused = new CompletableFuture<>();
        AtomicReference<Connection> own = new AtomicReference<>();
        try (RawServer server = RawServer.plain(peer -> peer.upgrade().awaitEnd());
                WebSocketTransport transport = Setup.EPOLL_PLAIN.transport().build()) {
            Recorder recorder = new Recorder();
            own.set(transport.connect(server.uri(), recorder, recorder));
            Await.until("the connection", () -> recorder.isConnected);
            transport.execute(() -> {
                ByteBuffer payload = ByteBuffer.wrap("x".getBytes(StandardCharsets.US_ASCII));
                try {
                    own.get().offer(Opcode.CLOSE, payload, 0, 1);
                } catch (IllegalArgumentException e) {
                    refused.complete(e.getMessage());
                }
            });
            assertEquals("text or binary can be offered, not opcode 8", refused.get(20, TimeUnit.SECONDS));
        }
    }
}
