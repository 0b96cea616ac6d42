package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.array.MiniTickerArrayEvent;
import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.handler.RejectedFrame;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventRingTest {
    private final List<Long> ids = Collections.synchronizedList(new ArrayList<>());
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    private final MarketDataHandler recorder = new MarketDataHandler() {
        @Override
        public void onTrade(TradeEvent event) {
            ids.add(event.tradeId());
        }

        @Override
        public void onDepth(DepthEvent event) {
            seen.add("depth " + event.bidCount() + "/" + event.askCount());
        }

        @Override
        public void onMarker(Marker marker) {
            seen.add(marker.toString());
            ids.add(-1L);
        }

        @Override
        public void onRejected(RejectedFrame frame) {
            seen.add(frame.toString());
        }
    };

    @Test
    void bringsEveryKindToItsOwnMethodAndAllToTheOneForAll() {
        List<String> frames = new ArrayList<>(Frames.BY_KIND.values());
        frames.addAll(Frames.RARER.values());
        List<EventKind> kinds = Collections.synchronizedList(new ArrayList<>());
        MarketDataHandler all = new MarketDataHandler() {
            @Override
            public void onEvent(MarketEvent event) {
                kinds.add(event.kind());
            }
        };
        MarketDataHandler partly = new MarketDataHandler() {
            @Override
            public void onMiniTickers(MiniTickerArrayEvent event) {
                while (event.next()) {
                    seen.add(event.row().symbol() + " " + event.row().lastPrice());
                }
            }

            @Override
            public void onPartialDepth(PartialDepthEvent event) {
                seen.add(event.symbol() + " at " + event.lastUpdateId());
            }

            @Override
            public void onReferencePrice(ReferencePriceEvent event) {
                seen.add(event.symbol() + " has " + event.price());
            }
        };
        for (MarketDataHandler handler : List.of(all, partly)) {
            try (RingFixture fixture = RingFixture.of(RingFixture.slots(64), handler)) {
                frames.forEach(frame -> fixture.offer(frame));
                fixture.drain();
                fixture.assertNoFailures();
            }
        }
        assertEquals(Set.copyOf(EventKind.market()), Set.copyOf(kinds));
        assertEquals(frames.size(), kinds.size());
        Collections.sort(seen);
        assertEquals(List.of("BTCUSDT 0.00250000", "BTCUSDT at 160", "BTCUSDT has null", "ETHUSDT 0.00250000"), seen);
    }

    @Test
    void carriesStreamConnectionAndClocksToTheHandler() {
        MarketDataHandler handler = new MarketDataHandler() {
            @Override
            public void onBookTicker(BookTickerEvent event) {
                seen.add(event.streamName() + " " + event.symbol() + " " + event.connectionId() + " " + event.bidPrice()
                        + " " + event.receiveEpochNs());
            }
        };
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(8), handler)) {
            fixture.send(Frames.BY_KIND.get("bookTicker"));
            fixture.drain();
            assertEquals(List.of("btcusdt@bookTicker BTCUSDT 7 86704.77000000 1"), seen);
        }
    }

    @Test
    void answersBackPressuredWhenTheRingIsFullAndLosesNothing() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        MarketDataHandler slow = new MarketDataHandler() {
            @Override
            public void onTrade(TradeEvent event) throws IllegalStateException {
                awaitQuietly(gate);
                ids.add(event.tradeId());
            }
        };
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(8), slow)) {
            int taken = 0;
            while (fixture.offer(Frames.trade(taken)) == FrameHandler.ACCEPTED) {
                taken++;
            }
            assertEquals(8, taken, "as many as there are slots");
            assertFalse(fixture.ring.writer().isReady());
            assertEquals(FrameHandler.BACK_PRESSURED, fixture.offer(Frames.trade(taken)));

            gate.countDown();
            for (int id = taken; id < 1_000; id++) {
                fixture.send(Frames.trade(id));
            }
            fixture.drain();
            assertEquals(LongStream.range(0, 1_000).boxed().toList(), ids);
            fixture.assertNoFailures();
        }
    }

    @Test
    void putsMarkersAtTheirExactPlaceEvenWhenTheRingWasFull() {
        CountDownLatch gate = new CountDownLatch(1);
        MarketDataHandler slow = new MarketDataHandler() {
            @Override
            public void onTrade(TradeEvent event) {
                awaitQuietly(gate);
                ids.add(event.tradeId());
            }

            @Override
            public void onMarker(Marker marker) {
                ids.add(marker.kind() == MarkerKind.CONNECTED ? -1L : -2L);
            }
        };
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(4), slow)) {
            for (int id = 0; id < 4; id++) {
                assertEquals(FrameHandler.ACCEPTED, fixture.offer(Frames.trade(id)));
            }
            FrameWriter writer = fixture.ring.writer();
            writer.onMarker(MarkerNote.disconnected(DisconnectCause.of(DisconnectCause.Kind.RESET, "reset")), 7, 0, 0);
            writer.onMarker(MarkerNote.connected("venue"), 8, 0, 0);
            assertTrue(writer.hasMarkersWaiting());
            assertEquals(FrameHandler.BACK_PRESSURED, fixture.offer(Frames.trade(4)), "not ahead of the markers");

            gate.countDown();
            fixture.send(Frames.trade(4));
            fixture.drain();
            assertEquals(List.of(0L, 1L, 2L, 3L, -2L, -1L, 4L), ids);
            assertFalse(writer.hasMarkersWaiting());
        }
    }

    @Test
    void lendsBuffersToFramesThatOutgrowTheirSlotAndTakesThemBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(16), recorder)) {
            for (int i = 0; i < 3_000; i++) {
                int levels = random.nextInt(10) == 0 ? random.nextInt(3_000) : random.nextInt(20);
                expected.add("depth " + levels + "/" + levels);
                fixture.send(Frames.depth(levels));
            }
            fixture.drain();
            assertEquals(expected, seen, "seed " + seed);
            fixture.assertNoFailures();
        }
    }

    @Test
    void keepsGoingAfterAFrameThatCannotBeDecodedAndShowsIt() {
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(8), recorder)) {
            fixture.send(Frames.trade(1));
            fixture.send("{\"e\":\"trade\",");
            fixture.send(Frames.trade(2));
            fixture.drain();
            assertEquals(List.of(1L, 2L), ids);
            assertEquals(1, seen.size());
            assertTrue(seen.get(0).startsWith(RejectReason.TRUNCATED + ", 13 B: {\"e\":\"trade\","), seen.get(0));
            assertEquals(1, fixture.ring.rejectedCount());
            assertEquals(2, fixture.ring.decodedCount());
            assertEquals(2, fixture.ring.deliveredCount());
            assertEquals(3, fixture.ring.writer().receivedCount());
        }
    }

    @Test
    void showsWhoeverKeepsAnEventThatItsTimeIsOver() {
        List<TradeEvent> keptEvents = Collections.synchronizedList(new ArrayList<>());
        List<Decimal> keptPrices = Collections.synchronizedList(new ArrayList<>());
        MarketDataHandler hoarder = onTrade(event -> {
            keptEvents.add(event);
            keptPrices.add(event.price());
        });
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(2), hoarder)) {
            fixture.send(Frames.trade(1));
            fixture.drain();
            assertThrows(NullPointerException.class, () -> keptEvents.get(0).tradeId());
            fixture.send(Frames.depth(1));
            fixture.send(Frames.depth(1));
            fixture.drain();
            assertEquals(EventRecord.POISON, keptPrices.get(0).mantissa(), "its slot was used again");
        }
    }

    @Test
    void handsRepliesToTheControlListenerAndNotToHandlers() {
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(8), recorder)) {
            fixture.send("{\"result\":null,\"id\":42}");
            fixture.send("{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}");
            fixture.drain();
            assertEquals(List.of(42L, -1L), fixture.replies);
            assertEquals(List.of(), seen);
        }
    }

    @Test
    void runsTheGraphInItsOrder() {
        int events = 2_000;
        AtomicLong firstDone = new AtomicLong(-1);
        AtomicLong secondDone = new AtomicLong(-1);
        List<String> violations = Collections.synchronizedList(new ArrayList<>());
        MarketDataHandler first = onTrade(event -> firstDone.set(event.tradeId()));
        MarketDataHandler second = onTrade(event -> secondDone.set(event.tradeId()));
        MarketDataHandler last = onTrade(event -> {
            if (firstDone.get() < event.tradeId() || secondDone.get() < event.tradeId()) {
                violations.add("ahead of its upstream at " + event.tradeId());
            }
            ids.add(event.tradeId());
        });
        try (RingFixture fixture =
                new RingFixture(RingFixture.slots(64), FailurePolicy.SKIP_EVENT, graph -> graph.handle(first, second)
                        .then(last))) {
            IntStream.range(0, events).forEach(id -> fixture.send(Frames.trade(id)));
            fixture.drain();
            assertEquals(events, fixture.ring.deliveredCount());
        }
        assertEquals(List.of(), violations);
        assertEquals(events, ids.size());
    }

    @Test
    void skipsTheEventThatAHandlerThrewAt() {
        try (RingFixture fixture = new RingFixture(
                RingFixture.slots(8), FailurePolicy.SKIP_EVENT, graph -> graph.handle(failingAt(3), recorder))) {
            IntStream.range(0, 100).forEach(id -> fixture.send(Frames.trade(id)));
            fixture.drain();
            assertEquals(1, fixture.skipped.size());
            assertEquals(1, fixture.ring.skippedCount());
            assertEquals(100, ids.size(), "the other handler missed nothing");
        }
    }

    @Test
    void detachesAHandlerThatThrewAndServesTheOthers() {
        try (RingFixture fixture = new RingFixture(
                RingFixture.slots(8), FailurePolicy.DETACH, graph -> graph.handle(failingAt(3), recorder))) {
            IntStream.range(0, 100).forEach(id -> fixture.send(Frames.trade(id)));
            fixture.drain();
            assertEquals(1, fixture.detached.size());
            assertEquals(List.of("rf-handler-0"), fixture.ring.detachedHandlers());
            assertEquals(100, ids.size());
            assertEquals(100, fixture.ring.deliveredCount(), "by those that are still attached");
        }
    }

    @Test
    void asksTheEngineToStopForAnErrorWhateverThePolicy() {
        MarketDataHandler broken = onTrade(event -> {
            throw new StackOverflowError("planted");
        });
        try (RingFixture fixture =
                new RingFixture(RingFixture.slots(8), FailurePolicy.SKIP_EVENT, graph -> graph.handle(broken))) {
            fixture.send(Frames.trade(1));
            fixture.send(Frames.trade(2));
            fixture.drain();
            assertEquals(1, fixture.fatal.size());
        }
    }

    @Test
    void givesEachHandlerTheFirstEventOfABurstBeforeTheBurstIsDecoded() {
        CountDownLatch firstSeen = new CountDownLatch(1);
        MarketDataHandler handler = onTrade(event -> firstSeen.countDown());
        try (RingFixture fixture = RingFixture.of(RingFixture.slots(8), handler)) {
            for (int i = 0; i < FrameWriter.PUBLISH_EVERY; i++) {
                ByteBuffer frame = Frames.direct(Frames.trade(i));
                RingFixture.await("room", () -> fixture.offer(frame) == FrameHandler.ACCEPTED);
            }
            // Nobody said that the read is complete: sixteen frames are enough.
            RingFixture.await("the first event", () -> firstSeen.getCount() == 0);
            fixture.drain();
        }
    }

    private interface TradeAction {
        void on(TradeEvent event);
    }

    private static MarketDataHandler onTrade(TradeAction action) {
        return new MarketDataHandler() {
            @Override
            public void onTrade(TradeEvent event) {
                action.on(event);
            }
        };
    }

    private static MarketDataHandler failingAt(long id) {
        return onTrade(event -> {
            if (event.tradeId() == id) {
                throw new IllegalStateException("planted at " + id);
            }
        });
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
