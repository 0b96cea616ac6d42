package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.engine.handler.GapReason;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The policies for a full ring, held against what was offered: the test's thread plays the I/O thread. */
@Timeout(60)
class SlowConsumerTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    /** Writes down ids and gaps, and stands still at the gate. */
    private final MarketDataHandler slow = new MarketDataHandler() {
        @Override
        public void onTrade(TradeEvent event) {
            await(gate);
            seen.add(Long.toString(event.tradeId()));
        }

        @Override
        public void onDepth(DepthEvent event) {
            await(gate);
            seen.add("depth");
        }

        @Override
        public void onMarker(Marker marker) {
            seen.add(
                    marker.kind() + " " + marker.gapReason() + " " + marker.lostCount() + " #" + marker.connectionId());
        }
    };

    @Test
    void dropsTheNewestAndSaysHowManyAtTheirPlace() {
        try (RingFixture fixture = dropping(64)) {
            for (int id = 0; id < 100; id++) {
                assertEquals(FrameHandler.ACCEPTED, fixture.offer(Frames.trade(id)));
            }
            FrameWriter writer = fixture.ring.writer();
            assertEquals(52, writer.droppedCount(), "16 of the 64 slots are kept for what must not be dropped");
            assertTrue(writer.hasMarkersWaiting(), "the drops are still to be declared");
            gate.countDown();
            RingFixture.await("the handler", () -> fixture.ring.occupancy() == 0);
            assertTrue(writer.writePendingMarkers(), "what the supervisor asks for when nothing comes");
            assertEquals(FrameHandler.ACCEPTED, fixture.offer(Frames.trade(100)));
            fixture.drain();
            assertEquals("47", seen.get(47));
            assertEquals(List.of("GAP DROPPED 52 #7", "100"), seen.subList(48, seen.size()));
            assertEquals(1, writer.gapCount());
            assertFalse(writer.hasMarkersWaiting());
        }
    }

    @Test
    void neverDropsTheVenuesAnswers() {
        try (RingFixture fixture = dropping(64)) {
            for (int id = 0; id < 100; id++) {
                fixture.offer(Frames.trade(id));
            }
            for (int id = 1; id <= 16; id++) {
                assertEquals(FrameHandler.ACCEPTED, fixture.offer("{\"result\":null,\"id\":" + id + "}"));
            }
            assertEquals(
                    FrameHandler.BACK_PRESSURED,
                    fixture.offer("{\"result\":null,\"id\":17}"),
                    "not even then: reading pauses instead");
            gate.countDown();
            fixture.send("{\"result\":null,\"id\":17}");
            fixture.drain();
            assertEquals(17, fixture.replies.size());
        }
    }

    @Test
    void declaresDropsBeforeTheEndOfTheirConnection() {
        try (RingFixture fixture = dropping(64)) {
            for (int id = 0; id < 50; id++) {
                fixture.offer(Frames.trade(id));
            }
            fixture.ring
                    .writer()
                    .onMarker(
                            MarkerNote.disconnected(DisconnectCause.of(DisconnectCause.Kind.RESET, "reset")),
                            RingFixture.CONNECTION,
                            0,
                            0);
            gate.countDown();
            fixture.drain();
            assertEquals(List.of("GAP DROPPED 2 #7", "DISCONNECTED null 0 #7"), seen.subList(48, seen.size()));
        }
    }

    @Test
    void countsDropsConnectionByConnection() {
        try (RingFixture fixture = dropping(64)) {
            ByteBuffer trade = Frames.direct(Frames.trade(1));
            FrameWriter writer = fixture.ring.writer();
            for (int i = 0; i < 60; i++) {
                writer.onFrame(1 + i % 3, Opcode.TEXT, trade, 0, trade.capacity(), i, i);
            }
            gate.countDown();
            RingFixture.await("the handler", () -> fixture.ring.occupancy() == 0);
            writer.writePendingMarkers();
            fixture.drain();
            assertEquals(
                    List.of("GAP DROPPED 4 #1", "GAP DROPPED 4 #2", "GAP DROPPED 4 #3"), seen.subList(48, seen.size()));
        }
    }

    @Test
    void dropsWhatTheEmptyPoolHasNoBufferFor() {
        RingOptions small = new RingOptions(256, 512, 16, 1 << 13, 1 << 15, 1 << 14);
        try (RingFixture fixture = RingFixture.of(small, SlowConsumerPolicy.DROP_NEWEST, slow)) {
            FrameWriter writer = fixture.ring.writer();
            String depth = Frames.depth(40);
            for (int i = 0; i < 20; i++) {
                assertEquals(FrameHandler.ACCEPTED, fixture.offer(depth));
            }
            assertTrue(writer.droppedCount() > 0);
            assertSame(FrameHandler.UNWANTED, writer.borrow(5_000));
            long before = writer.droppedCount();
            assertEquals(FrameHandler.ACCEPTED, writer.onAssembled(7, Opcode.TEXT, FrameHandler.UNWANTED, 5_000, 1, 1));
            assertEquals(before + 1, writer.droppedCount());
            gate.countDown();
            RingFixture.await("the handler", () -> fixture.ring.occupancy() == 0);
            writer.writePendingMarkers();
            fixture.drain();
            assertEquals(20 - before, seen.stream().filter("depth"::equals).count());
            assertEquals("GAP DROPPED " + (before + 1) + " #7", seen.get(seen.size() - 1));
        }
    }

    /** Whatever the handler's pace: delivered and declared losses, at their places, add up to what was offered. */
    @Test
    void deliveredAndDeclaredAddUpWhateverThePace() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Long> ids = Collections.synchronizedList(new ArrayList<>());
        MarketDataHandler erratic = new MarketDataHandler() {
            private long next;

            @Override
            public void onTrade(TradeEvent event) {
                ids.add(event.tradeId() == next ? event.tradeId() : -1L);
                next = event.tradeId() + 1;
                for (int spin = random.nextInt(2_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public void onMarker(Marker marker) {
                if (marker.kind() == MarkerKind.GAP && marker.gapReason() == GapReason.DROPPED) {
                    next += marker.lostCount();
                }
            }
        };
        int offered = 50_000;
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(64), SlowConsumerPolicy.DROP_NEWEST, erratic)) {
            for (int id = 0; id < offered; id++) {
                assertEquals(FrameHandler.ACCEPTED, fixture.offer(Frames.trade(id)));
            }
            fixture.publish();
            RingFixture.await("the handler", () -> fixture.ring.occupancy() == 0);
            fixture.ring.writer().writePendingMarkers();
            fixture.drain();
            assertFalse(ids.contains(-1L), "an undeclared loss, seed " + seed);
            long dropped = fixture.ring.writer().droppedCount();
            assertTrue(dropped > 0, "nothing was dropped, seed " + seed);
            assertEquals(offered, ids.size() + dropped, "seed " + seed);
            fixture.assertNoFailures();
        }
    }

    @Test
    void doesNotWaitForRoomWhereTheConnectionIsToBeGivenUp() {
        try (RingFixture patient = RingFixture.of(RingFixture.slots(8), slow);
                RingFixture impatient = RingFixture.of(RingFixture.slots(8), SlowConsumerPolicy.DISCONNECT, slow)) {
            assertTrue(patient.ring.writer().waitsForRoom());
            assertFalse(impatient.ring.writer().waitsForRoom());
            gate.countDown();
        }
    }

    @Test
    void takesAMessageThatWasGatheredInALentBufferWithoutACopy() {
        gate.countDown();
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(8), slow)) {
            FrameWriter writer = fixture.ring.writer();
            byte[] trade = Frames.trade(5).getBytes(StandardCharsets.UTF_8);
            byte[] lent = writer.borrow(trade.length);
            System.arraycopy(trade, 0, lent, 0, trade.length);
            assertEquals(FrameHandler.ACCEPTED, writer.onAssembled(7, Opcode.TEXT, lent, trade.length, 1, 1));
            fixture.drain();
            assertEquals(List.of("5"), seen);
            assertSame(lent, writer.borrow(trade.length), "it came back by the gating sequence");
            fixture.assertNoFailures();
        }
    }

    private RingFixture dropping(int slots) {
        return RingFixture.of(RingFixture.slots(slots), SlowConsumerPolicy.DROP_NEWEST, slow);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
