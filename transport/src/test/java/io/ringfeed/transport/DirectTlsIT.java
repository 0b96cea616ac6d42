package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.internal.PlatformDependent;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BoringSSL driven without SSLEngine, against the JDK's server and a wire that does as it likes. */
@ExtendWith(LeakWatch.class)
@Timeout(120)
class DirectTlsIT {
    private final Recorder recorder = new Recorder();

    /** The JDK's server changes its keys after 16 MiB here (src/test/security), so a KeyUpdate is among it. */
    @ParameterizedTest
    @CsvSource({
        "EPOLL_BORINGSSL, TLSv1.3",
        "EPOLL_BORINGSSL, TLSv1.2",
        "NIO_BORINGSSL, TLSv1.3",
        "EPOLL_JDK_TLS, TLSv1.3"
    })
    void deliversAHundredThousandMessagesByteForByteInBothDirections(Setup setup, String version) throws Exception {
        int count = 100_000;
        int answers = 2000;
        long seed = 17;
        Ledger ledger = new Ledger(count);
        CompletableFuture<Integer> received = new CompletableFuture<>();
        try (RawServer server = RawServer.tls(
                        TestCertificates.localhost(),
                        peer -> {
                            peer.upgrade();
                            Thread reader = new Thread(() -> received.complete(readNumbered(peer, answers)));
                            reader.start();
                            sendInRandomRecords(peer, count, new Random(seed));
                            reader.join();
                            peer.awaitEnd();
                        },
                        version);
                Wire wire = new Wire(server, (from, client) -> cutAnywhere(from, client, new Random(seed)));
                WebSocketTransport transport =
                        setup.transport().readBufferBytes(20_000).build()) {
            Connection connection = transport.connect(wire.uri(), ledger, ledger);
            Await.until("connected", () -> ledger.isConnected || ledger.isDisconnected);
            for (int i = 0; i < answers; i++) {
                assertTrue(connection.sendText(text(i)));
            }
            Await.until("all messages, seed " + seed, () -> ledger.messageCount == count || ledger.isDisconnected);
            assertEquals("", ledger.difference);
            assertEquals(count, ledger.messageCount, () -> ledger.causes.toString());
            assertEquals(answers, received.get(20, TimeUnit.SECONDS));
            connection.close(Kind.CLOSED_BY_US);
            ledger.assertClosedByUs();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void endsByNameAtAByteThatWasChangedOnTheWay(String version) throws Exception {
        DisconnectCause cause = causeBehind(version, (from, client) -> {
            OutputStream to = client.getOutputStream();
            Wire.pass(from, to, 40_000);
            to.write(from.read() ^ 1);
            from.transferTo(to);
        });
        assertEquals(Kind.TLS_OTHER, cause.kind(), cause::toString);
        assertTrue(cause.detail().contains("TLS with"), cause::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void endsByNameAtAResetInTheMidstOfARecord(String version) throws Exception {
        DisconnectCause cause = causeBehind(version, (from, client) -> {
            Wire.pass(from, client.getOutputStream(), 40_001);
            Await.until("messages", () -> recorder.messageCount > 10);
            client.setSoLinger(true, 0);
            client.close();
        });
        assertEquals(Kind.RESET, cause.kind(), cause::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void endsByNameAtAnEndInTheMidstOfARecord(String version) throws Exception {
        DisconnectCause cause =
                causeBehind(version, (from, client) -> Wire.pass(from, client.getOutputStream(), 40_001));
        assertEquals(Kind.EOF, cause.kind(), cause::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_BORINGSSL", "NIO_BORINGSSL"})
    void freesEverythingHoweverConnectionsEnd(Setup setup) throws Exception {
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade(Frames.text("hello"));
                    String wish = peer.readFrame().text();
                    if (wish.equals("reset")) {
                        peer.reset();
                    } else if (wish.equals("stay")) {
                        peer.awaitEnd();
                    }
                });
                WebSocketTransport transport = setup.transport().build()) {
            endInEveryWay(transport, server, 20);
            long before = PlatformDependent.usedDirectMemory();
            endInEveryWay(transport, server, 100);
            long grown = PlatformDependent.usedDirectMemory() - before;
            assertTrue(grown <= 4 << 20, grown + " bytes more");
        }
    }

    /** What waits in the pipeline when the transport goes is freed as well. */
    @Test
    void freesWhatWasHeldBackWhenTheTransportCloses() throws Exception {
        recorder.accepts = () -> false;
        try (RawServer server = Setup.EPOLL_BORINGSSL.server(peer -> {
                    peer.upgrade();
                    for (int i = 0; i < 2000; i++) {
                        peer.sendText(text(i));
                    }
                    peer.awaitEnd();
                });
                WebSocketTransport transport = Setup.EPOLL_BORINGSSL.transport().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("a pause", connection::isReadingPaused);
        }
        recorder.assertClosedByUs();
    }

    private static void endInEveryWay(WebSocketTransport transport, RawServer server, int rounds) {
        for (int round = 0; round < rounds; round++) {
            List<Recorder> recorders = new ArrayList<>();
            for (String wish : List.of("reset", "end", "stay", "")) {
                Recorder each = new Recorder();
                recorders.add(each);
                Connection connection = transport.connect(server.uri(), each, each);
                Await.until("a greeting", () -> each.messageCount == 1 || each.isDisconnected);
                assertFalse(each.isDisconnected, () -> each.causes.toString());
                if (wish.isEmpty()) {
                    connection.close(Kind.SLOW_CONSUMER);
                } else {
                    connection.sendText(wish);
                }
                if (wish.equals("stay")) {
                    connection.close(Kind.CLOSED_BY_US);
                }
            }
            recorders.forEach(Recorder::cause);
        }
    }

    private DisconnectCause causeBehind(String version, Wire.Way way) throws Exception {
        try (RawServer server = RawServer.tls(
                        TestCertificates.localhost(),
                        peer -> {
                            peer.upgrade();
                            for (int i = 0; i < 2000; i++) {
                                peer.sendText(text(i));
                            }
                            peer.awaitEnd();
                        },
                        version);
                Wire wire = new Wire(server, way);
                WebSocketTransport transport = Setup.EPOLL_BORINGSSL.transport().build()) {
            transport.connect(wire.uri(), recorder, recorder);
            DisconnectCause cause = recorder.cause();
            List<String> messages = recorder.messages();
            assertTrue(messages.size() > 10, messages.size() + " messages: " + cause);
            for (int i = 0; i < messages.size(); i++) {
                assertEquals(text(i), messages.get(i));
            }
            recorder.assertNothingWrong();
            return cause;
        }
    }

    private static void sendInRandomRecords(Peer peer, int count, Random random) throws Exception {
        ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            waiting.writeBytes(Frames.text(text(i)));
            if (random.nextInt(4) == 0 || i == count - 1) {
                byte[] all = waiting.toByteArray();
                waiting.reset();
                // A frame may end in another record than it began in.
                int keep = i == count - 1 ? 0 : random.nextInt(Math.min(all.length, 40));
                byte[] now = new byte[all.length - keep];
                System.arraycopy(all, 0, now, 0, now.length);
                peer.send(now);
                waiting.write(all, now.length, keep);
            }
        }
    }

    /** Byte by byte at first, then in pieces of any length. */
    private static void cutAnywhere(InputStream from, Socket client, Random random) throws java.io.IOException {
        OutputStream to = client.getOutputStream();
        for (int i = 0; i < 6000; i++) {
            to.write(from.read());
        }
        byte[] piece = new byte[5000];
        int read = from.read(piece, 0, 1 + random.nextInt(piece.length));
        while (read >= 0) {
            to.write(piece, 0, read);
            read = from.read(piece, 0, 1 + random.nextInt(piece.length));
        }
    }

    private static int readNumbered(Peer peer, int count) {
        try {
            for (int i = 0; i < count; i++) {
                if (!peer.readFrame().text().equals(text(i))) {
                    return i;
                }
            }
            return count;
        } catch (java.io.IOException e) {
            return -1;
        }
    }

    /** Of up to some hundred letters, a few of many thousand. */
    private static String text(int number) {
        int length = number % 997 == 0 ? number % 50_000 : number * 31 % 400;
        StringBuilder text = new StringBuilder().append(number);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + (number + i) % 26));
        }
        return text.toString();
    }

    /** Compares each message with what it must be. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the I/O thread alone
    private static final class Ledger extends Recorder {
        private final int count;
        volatile String difference = "";

        Ledger(int count) {
            this.count = count;
        }

        @Override
        public int onFrame(int id, int opcode, ByteBuffer buffer, int offset, int length, long ns, long epochNs) {
            byte[] payload = new byte[length];
            buffer.get(offset, payload);
            String is = new String(payload, StandardCharsets.US_ASCII);
            if (difference.isEmpty() && (messageCount >= count || !is.equals(text(messageCount)))) {
                difference = "message " + messageCount + " is " + is;
            }
            messageCount++;
            return ACCEPTED;
        }

        @Override
        public void onReadComplete(int id) {}
    }
}
