package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.frame.Frames.frame;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.Peer;
import io.ringfeed.transport.Setup;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Puts cases to a transport, each in one piece, in two parts at every byte, and byte by byte.
 *
 * <p>A PING goes out in one segment (or TLS record) with the first part, and the second part follows once it was answered: so
 * the client has read, and parsed, the first part alone.
 */
final class Examiner {
    private static final String MARK = "mark";
    private static final int BYTEWISE = -1;
    private static final int SHORT_BYTES = 48;
    private static final int BYTEWISE_UP_TO_BYTES = 300;
    private static final int SPLITS_OF_LONG_ONES = 16;

    /** A case, and where it is split. */
    private record Delivery(Case what, int split) {
        @Override
        public String toString() {
            return "'" + what.name() + "' " + (split == BYTEWISE ? "byte by byte" : "split at " + split);
        }
    }

    private Examiner() {}

    /** Every message arrives as it was sent, and every PING is answered; all of it on one connection. */
    static void assertTaken(Setup setup, List<Case> cases) throws Exception {
        List<Delivery> deliveries = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> expectedPongs = new ArrayList<>();
        for (Case each : cases) {
            for (int split : splits(each.wire().length)) {
                deliveries.add(new Delivery(each, split));
            }
        }
        List<Delivery> senders = new ArrayList<>();
        for (Delivery each : deliveries) {
            each.what().messages().forEach(message -> senders.add(each));
            expected.addAll(each.what().messages());
            expectedPongs.addAll(each.what().pongs());
        }
        List<String> pongs = new ArrayList<>();
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        try (Lab lab = new Lab(setup)) {
            Exchange exchange = lab.open(peer -> {
                peer.upgrade();
                for (Delivery each : deliveries) {
                    deliver(peer, each, new byte[0], new byte[0], pongs);
                }
                peer.send(frame(true, Opcode.PING, MARK));
                readUntilMark(peer, pongs);
                delivered.complete(null);
                peer.awaitEnd();
            });
            exchange.served.whenComplete((done, failure) -> delivered.complete(null));
            delivered.get(60, TimeUnit.SECONDS);
            exchange.connection.close(Kind.CLOSED_BY_US);
            exchange.awaitServer();
            assertEquals(Kind.CLOSED_BY_US, exchange.transcript.cause().kind());
            assertSameMessages(senders, expected, exchange.transcript.found());
            assertEquals(expectedPongs, pongs);
            exchange.transcript.assertNothingWrong();
        }
    }

    /** Each case ends its connection by the right code, then TCP in order, and the listener hears why. */
    static void assertEnded(Setup setup, List<Case> cases) throws Exception {
        List<Delivery> deliveries = new ArrayList<>();
        for (Case each : cases) {
            int length = each.wire().length;
            // Each split is a connection; with TLS, whose handshakes take long, one has to do.
            int[] splits = setup.isSecure ? new int[] {length / 2} : splits(length);
            for (int split : splits) {
                deliveries.add(new Delivery(each, split));
            }
        }
        List<Exchange> exchanges = new ArrayList<>();
        try (Lab lab = new Lab(setup)) {
            for (Delivery each : deliveries) {
                exchanges.add(lab.open(peer -> provoke(peer, each)));
            }
            for (int i = 0; i < exchanges.size(); i++) {
                assertEnded(deliveries.get(i), exchanges.get(i));
            }
        }
    }

    private static void assertEnded(Delivery delivery, Exchange exchange) {
        try {
            exchange.awaitServer();
        } catch (Exception e) {
            throw new AssertionError(delivery + ": " + e.getCause(), e);
        }
        Case.Ending ending = delivery.what().ending();
        DisconnectCause cause = exchange.transcript.cause();
        assertEquals(ending.kind(), cause.kind(), delivery::toString);
        assertTrue(cause.detail().contains(ending.words()), () -> delivery + ": " + cause.detail());
        List<String> expected = new ArrayList<>(List.of("text before"));
        expected.addAll(delivery.what().messages());
        assertEquals(expected, exchange.transcript.found(), delivery::toString);
        exchange.transcript.assertNothingWrong();
    }

    private static void provoke(Peer peer, Delivery delivery) throws Exception {
        peer.upgrade();
        List<String> pongs = new ArrayList<>();
        deliver(peer, delivery, Frames.text("before"), Frames.text("never seen"), pongs);
        Peer.ClientFrame last = checked(peer.readFrame());
        while (last.opcode() == Opcode.PONG) {
            pongs.add(new String(last.payload(), ISO_8859_1));
            last = checked(peer.readFrame());
        }
        assertEquals(Opcode.CLOSE, last.opcode());
        assertEquals(delivery.what().ending().closeCode(), last.closeCode());
        assertEquals(delivery.what().pongs(), pongs);
        assertEquals(0, peer.endFirst(), "bytes behind the client's Close frame");
    }

    private static void deliver(Peer peer, Delivery delivery, byte[] before, byte[] behind, List<String> pongs)
            throws Exception {
        byte[] wire = delivery.what().wire();
        if (delivery.split() == BYTEWISE) {
            peer.send(before);
            for (byte each : wire) {
                peer.send(new byte[] {each});
            }
            peer.send(behind);
            return;
        }
        byte[] first = Arrays.copyOf(wire, delivery.split());
        byte[] second = Arrays.copyOfRange(wire, delivery.split(), wire.length);
        peer.send(before, frame(true, Opcode.PING, MARK), first);
        readUntilMark(peer, pongs);
        peer.send(second, behind);
    }

    private static void readUntilMark(Peer peer, List<String> pongs) throws Exception {
        while (true) {
            Peer.ClientFrame frame = checked(peer.readFrame());
            assertEquals(Opcode.PONG, frame.opcode());
            if (Arrays.equals(frame.payload(), MARK.getBytes(US_ASCII))) {
                return;
            }
            pongs.add(new String(frame.payload(), ISO_8859_1));
        }
    }

    /** What holds for every frame of a client that fragments nothing and negotiates nothing. */
    static Peer.ClientFrame checked(Peer.ClientFrame frame) {
        assertTrue(frame.masked(), "a client masks");
        assertTrue(frame.fin(), "FIN");
        assertEquals(0, frame.reserved(), "reserved bits");
        return frame;
    }

    private static int[] splits(int length) {
        List<Integer> splits = new ArrayList<>();
        for (int at = 0; at < Math.min(length, SHORT_BYTES); at++) {
            splits.add(at);
        }
        if (length > SHORT_BYTES) {
            for (int i = 0; i < SPLITS_OF_LONG_ONES; i++) {
                splits.add(SHORT_BYTES + (int) ((long) (length - SHORT_BYTES) * i / SPLITS_OF_LONG_ONES));
            }
            splits.add(length - 1);
        }
        if (length <= BYTEWISE_UP_TO_BYTES) {
            splits.add(BYTEWISE);
        }
        return splits.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void assertSameMessages(List<Delivery> senders, List<String> expected, List<String> found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            assertEquals(expected.get(i), found.get(i), senders.get(i)::toString);
        }
        assertEquals(expected.size(), found.size(), "number of messages");
    }
}
