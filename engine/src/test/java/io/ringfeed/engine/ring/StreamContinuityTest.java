package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.handler.MarketDataHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What handlers are shown of streams with gaps, repetitions and new beginnings, through the ring and its decoder. */
@Timeout(60)
class StreamContinuityTest {
    private static final String TRADES = "btcusdt@trade";

    private final Recorder recorder = new Recorder();

    @Test
    void tellsWhichIdsOfTradesAreMissingRightBeforeTheNextOne() {
        assertGapsAndRepetitionsAreFound(TRADES, Frames::trade);
        assertGapsAndRepetitionsAreFound("btcusdt@aggTrade", StreamContinuityTest::aggTrade);
        assertGapsAndRepetitionsAreFound("btcusdt@blockTrade", StreamContinuityTest::blockTrade);
    }

    @Test
    void followsTheRangesOfDepthUpdates() {
        try (RingFixture ring = ring("btcusdt@depth@100ms")) {
            for (long[] range : new long[][] {{150, 157}, {158, 160}, {161, 161}, {170, 175}, {170, 175}, {173, 174}}) {
                ring.send(depth(range[0], range[1]));
            }
            ring.send(depth(174, 180));
            ring.send(depth(181, 182));
            assertShown(
                    ring,
                    "depth 150-157",
                    "depth 158-160",
                    "depth 161-161",
                    "gap 162-169 (8) of btcusdt@depth@100ms",
                    "depth 170-175",
                    "depth 174-180",
                    "depth 181-182");
            assertCounts(ring, 1, 8, 2);
        }
    }

    @Test
    void asksOfBookTickersOnlyThatTheirIdsGrow() {
        try (RingFixture ring = ring("btcusdt@bookTicker")) {
            for (long id : new long[] {100, 101, 250, 250, 249, 251}) {
                ring.send(bookTicker(id));
            }
            assertShown(ring, "bookTicker 100", "bookTicker 101", "bookTicker 250", "bookTicker 251");
            assertCounts(ring, 0, 0, 2);
        }
    }

    @Test
    void takesACandleForNewsByItsTimeOrByItsTrades() {
        try (RingFixture ring = ring("btcusdt@kline_1m")) {
            ring.send(kline(1_000, 0, 5));
            ring.send(kline(1_000, 0, 5)); // the same
            ring.send(kline(3_000, 0, 5)); // unchanged, two seconds later
            ring.send(kline(2_000, 0, 4)); // older
            ring.send(kline(3_000, 0, 6)); // grown within the millisecond
            ring.send(kline(3_000, 60_000, 1)); // the next one, in the same millisecond
            ring.send(kline(3_000, 0, 9)); // the one before again
            ring.send(kline(5_000, 60_000, 1));
            assertShown(
                    ring,
                    "kline 1000 0/5",
                    "kline 3000 0/5",
                    "kline 3000 0/6",
                    "kline 3000 60000/1",
                    "kline 5000 60000/1");
            assertCounts(ring, 0, 0, 3);
        }
    }

    @Test
    void goesByTheCandleThatBeganAnewWhereTimesDid() {
        try (RingFixture ring = ring("btcusdt@kline_1m")) {
            ring.send(kline(9_000_000, 8_000_000, 50));
            ring.send(8, kline(1_000, 0, 5));
            ring.send(8, kline(1_000, 0, 6));
            assertShown(
                    ring, "kline 9000000 8000000/50", "restarted btcusdt@kline_1m", "kline 1000 0/5", "kline 1000 0/6");
        }
    }

    @Test
    void leavesSnapshotsAndUnwatchedStreamsAlone() {
        try (RingFixture ring = ring("btcusdt@depth5@100ms")) {
            ring.send(Frames.of("partialDepth"));
            ring.send(Frames.of("partialDepth"));
            ring.send(Frames.trade(7));
            ring.send(Frames.trade(3));
            ring.send(Frames.trade(9));
            assertShown(ring, "partialDepth 160", "partialDepth 160", "trade 7", "trade 3", "trade 9");
            assertCounts(ring, 0, 0, 0);
        }
    }

    @Test
    void followsEachStreamByItself() {
        try (RingFixture ring = ring(TRADES)) {
            ring.watch("ethusdt@trade");
            ring.send(Frames.trade(100));
            ring.send(Frames.trade(7).replace("btcusdt", "ethusdt"));
            ring.send(Frames.trade(101));
            ring.send(Frames.trade(9).replace("btcusdt", "ethusdt"));
            assertShown(ring, "trade 100", "trade 7", "trade 101", "gap 8-8 (1) of ethusdt@trade", "trade 9");
        }
    }

    @Test
    void findsWhatWasLostBetweenTwoConnections() {
        try (RingFixture ring = ring(TRADES)) {
            ring.send(7, Frames.trade(6_000_000_100L));
            ring.send(8, Frames.trade(6_000_000_100L));
            ring.send(8, Frames.trade(6_000_000_200L));
            assertShown(
                    ring, "trade 6000000100", "gap 6000000101-6000000199 (99) of btcusdt@trade", "trade 6000000200");
        }
    }

    @Test
    void takesFarLowerIdsOfANewConnectionForANewBeginning() {
        try (RingFixture ring = ring(TRADES)) {
            ring.send(7, Frames.trade(6_000_000_000L));
            ring.send(7, Frames.trade(17));
            ring.send(8, Frames.trade(17));
            ring.send(8, Frames.trade(18));
            ring.send(8, Frames.trade(20));
            assertShown(
                    ring,
                    "trade 6000000000",
                    "restarted btcusdt@trade",
                    "trade 17",
                    "trade 18",
                    "gap 19-19 (1) of btcusdt@trade",
                    "trade 20");
            assertCounts(ring, 2, 1, 1);
        }
    }

    @Test
    void takesTheSixtyFourthOldEventInARowForANewBeginning() {
        try (RingFixture ring = ring(TRADES)) {
            ring.send(Frames.trade(1_000));
            for (long id = 501; id <= 563; id++) {
                ring.send(Frames.trade(id));
            }
            ring.send(Frames.trade(1_001)); // so it was a repetition, however long
            for (long id = 501; id <= 566; id++) {
                ring.send(Frames.trade(id));
            }
            assertShown(
                    ring, "trade 1000", "trade 1001", "restarted btcusdt@trade", "trade 564", "trade 565", "trade 566");
            assertCounts(ring, 1, 0, 63 + 63);
        }
    }

    @Test
    void forgetsAStreamThatWasUnsubscribedAtThePlaceOfItsMarker() {
        try (RingFixture ring = ring()) {
            int streamId = ring.watch(TRADES);
            ring.send(Frames.trade(100));
            ring.ring
                    .writer()
                    .onMarker(
                            MarkerNote.ofStream(MarkerKind.UNSUBSCRIBED, "gone", TRADES, streamId),
                            RingFixture.CONNECTION,
                            1,
                            1);
            ring.send(Frames.trade(50));
            ring.send(Frames.trade(52));
            assertShown(ring, "trade 100", "UNSUBSCRIBED", "trade 50", "gap 51-51 (1) of btcusdt@trade", "trade 52");
        }
    }

    @Test
    void remembersAStreamThroughMarkersOfOtherKinds() {
        try (RingFixture ring = ring()) {
            int streamId = ring.watch(TRADES);
            ring.send(Frames.trade(100));
            for (MarkerKind kind : new MarkerKind[] {MarkerKind.STALE, MarkerKind.RECOVERED}) {
                ring.ring.writer().onMarker(MarkerNote.ofStream(kind, "x", TRADES, streamId), 7, 1, 1);
            }
            ring.ring.writer().onMarker(MarkerNote.connected("sim"), 8, 1, 1);
            ring.send(Frames.trade(102));
            assertShown(
                    ring,
                    "trade 100",
                    "STALE",
                    "RECOVERED",
                    "CONNECTED",
                    "gap 101-101 (1) of btcusdt@trade",
                    "trade 102");
        }
    }

    @Test
    void showsAGapToEveryHandlerOfTheGraphBeforeItsEvent() {
        Recorder second = new Recorder();
        Recorder third = new Recorder();
        try (RingFixture ring =
                new RingFixture(RingFixture.slots(16), FailurePolicy.SKIP_EVENT, graph -> graph.handle(recorder, second)
                        .then(third))) {
            ring.watch(TRADES);
            for (long id : new long[] {1, 2, 5, 5, 6}) {
                ring.send(Frames.trade(id));
            }
            ring.drain();
            List<String> expected = List.of("trade 1", "trade 2", "gap 3-4 (2) of btcusdt@trade", "trade 5", "trade 6");
            assertEquals(expected, recorder.seen);
            assertEquals(expected, second.seen);
            assertEquals(expected, third.seen);
            ring.assertNoFailures();
        }
    }

    @Test
    void doesNotLeaveAGapBehindInASlotThatIsUsedAgain() {
        try (RingFixture ring = ring(TRADES)) {
            List<String> expected = new ArrayList<>();
            for (long id = 1; id <= 5 * 16; id++) {
                boolean leavesAGap = id % 17 == 3; // in another slot each round
                ring.send(Frames.trade(2 * id - (leavesAGap ? 0 : 1)));
                ring.send(Frames.trade(2 * id));
                if (leavesAGap) {
                    expected.add("gap " + (2 * id - 1) + "-" + (2 * id - 1) + " (1) of " + TRADES);
                } else {
                    expected.add("trade " + (2 * id - 1));
                }
                expected.add("trade " + 2 * id);
            }
            assertShown(ring, expected.toArray(new String[0]));
        }
    }

    @Test
    void declaresExactlyWhatIsMissingOfAnySequence() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        long lost = 0;
        try (RingFixture ring = ring(TRADES)) {
            long before = 6_000_000_000L;
            ring.send(Frames.trade(before));
            expected.add("trade " + before);
            for (int i = 0; i < 5_000; i++) {
                int jump = random.nextInt(10);
                long id =
                        jump < 6 ? before + 1 : jump < 8 ? before - random.nextInt(50) : before + 2 + random.nextInt(9);
                ring.send(random.nextInt(3), Frames.trade(id));
                if (id > before + 1) {
                    lost += id - before - 1;
                    expected.add("gap " + (before + 1) + "-" + (id - 1) + " (" + (id - before - 1) + ") of " + TRADES);
                }
                if (id > before) {
                    expected.add("trade " + id);
                    before = id;
                }
            }
            ring.drain();
            assertEquals(expected, recorder.seen, "seed " + seed);
            assertEquals(lost, ring.ring.lostCount(), "seed " + seed);
        }
    }

    private void assertGapsAndRepetitionsAreFound(String stream, LongFunction<String> frame) {
        recorder.seen.clear();
        String kind = stream.replaceFirst(".*@", "");
        try (RingFixture ring = ring(stream)) {
            LongStream.of(100, 101, 103, 103, 102, 101, 104, 204, 205).forEach(id -> ring.send(frame.apply(id)));
            assertShown(
                    ring,
                    kind + " 100",
                    kind + " 101",
                    "gap 102-102 (1) of " + stream,
                    kind + " 103",
                    kind + " 104",
                    "gap 105-203 (99) of " + stream,
                    kind + " 204",
                    kind + " 205");
            assertCounts(ring, 2, 100, 3);
        }
    }

    private void assertShown(RingFixture ring, String... expected) {
        ring.drain();
        assertEquals(List.of(expected), recorder.seen);
        ring.assertNoFailures();
    }

    private static void assertCounts(RingFixture ring, long gaps, long lost, long duplicates) {
        assertEquals(gaps, ring.ring.gapCount(), "gaps");
        assertEquals(lost, ring.ring.lostCount(), "lost");
        assertEquals(duplicates, ring.ring.duplicateCount(), "duplicates");
    }

    private RingFixture ring(String... watched) {
        RingFixture ring = RingFixture.of(RingFixture.slots(16), recorder);
        for (String stream : watched) {
            ring.watch(stream);
        }
        return ring;
    }

    private static String aggTrade(long id) {
        return Frames.of("aggTrade").replace("\"a\":5933014", "\"a\":" + id);
    }

    private static String blockTrade(long id) {
        return Frames.of("blockTrade").replace("\"t\":4711", "\"t\":" + id);
    }

    private static String bookTicker(long id) {
        return Frames.of("bookTicker").replace("\"u\":100530416204", "\"u\":" + id);
    }

    private static String depth(long first, long last) {
        return Frames.of("depth").replace("\"U\":157,\"u\":160", "\"U\":" + first + ",\"u\":" + last);
    }

    private static String kline(long time, long openTime, long tradeCount) {
        return Frames.of("kline")
                .replace("\"E\":1672515782136", "\"E\":" + time)
                .replace("\"t\":1672515780000", "\"t\":" + openTime)
                .replace("\"n\":100", "\"n\":" + tradeCount);
    }

    /** Writes down what a handler is shown, in its order. */
    private static final class Recorder implements MarketDataHandler {
        private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void onTrade(TradeEvent event) {
            seen.add("trade " + event.tradeId());
        }

        @Override
        public void onAggTrade(AggTradeEvent event) {
            seen.add("aggTrade " + event.aggregateTradeId());
        }

        @Override
        public void onBlockTrade(BlockTradeEvent event) {
            seen.add("blockTrade " + event.blockTradeId());
        }

        @Override
        public void onDepth(DepthEvent event) {
            seen.add("depth " + event.firstUpdateId() + "-" + event.finalUpdateId());
        }

        @Override
        public void onBookTicker(BookTickerEvent event) {
            seen.add("bookTicker " + event.updateId());
        }

        @Override
        public void onPartialDepth(PartialDepthEvent event) {
            seen.add("partialDepth " + event.lastUpdateId());
        }

        @Override
        public void onKline(KlineEvent event) {
            seen.add("kline " + event.eventTime() + " " + event.openTime() + "/" + event.tradeCount());
        }

        @Override
        public void onMarker(Marker marker) {
            seen.add(
                    marker.kind() == MarkerKind.GAP
                            ? gap(marker)
                            : marker.kind().toString());
        }

        private static String gap(Marker marker) {
            return switch (marker.gapReason()) {
                case MISSING_IDS ->
                    "gap " + marker.firstMissingId() + "-" + marker.lastMissingId() + " (" + marker.lostCount()
                            + ") of " + marker.stream();
                case IDS_RESTARTED ->
                    marker.lostCount() == Marker.UNKNOWN
                                    && marker.firstMissingId() == Marker.UNKNOWN
                                    && marker.lastMissingId() == Marker.UNKNOWN
                            ? "restarted " + marker.stream()
                            : "restarted, with ids";
                case DROPPED, SLOW_CONSUMER -> marker.detail();
            };
        }
    }
}
