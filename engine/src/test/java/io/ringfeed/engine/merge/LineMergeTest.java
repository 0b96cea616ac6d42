package io.ringfeed.engine.merge;

import static io.ringfeed.transport.frame.FrameHandler.ACCEPTED;
import static io.ringfeed.transport.frame.FrameHandler.BACK_PRESSURED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.StreamKind;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The merge's single decisions; that they keep the law together is {@link LineMergeLawTest}'s story. */
class LineMergeTest {
    private static final int OLD = 1;
    private static final int NEW = 2;
    private static final int NEWER = 3;
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Receiver ring = new Receiver(new Random(1), 0);
    private final NameRegistry names = new NameRegistry(64);
    private long nowNs = -SECOND;
    private final LineMerge merge = new LineMerge(ring, names, () -> nowNs);
    private final int trades = watch("t@trade", StreamKind.TRADE);
    private final int otherTrades = watch("o@trade", StreamKind.TRADE);
    private final int tickers = watch("b@bookTicker", StreamKind.BOOK_TICKER);
    private final int candles = watch("k@kline_1m", StreamKind.KLINE);
    private final int statistics = watch("s@ticker", StreamKind.TICKER);

    @Test
    void passesEverythingWhileNothingIsReplaced() {
        assertPasses(OLD, trade(7));
        assertPasses(OLD, trade(7));
        assertPasses(NEW, trade(3));
        assertPasses(OLD, "no json");
        assertFalse(merge.hasJoined(trades, 1));
    }

    @Test
    void dropsWhatTheOtherLineHasBroughtAndCarriesOnWithWhateverComesFirst() {
        overlap();
        assertPasses(OLD, trade(100));
        assertDropped(NEW, trade(99));
        assertTrue(merge.hasJoined(trades, 1), "it is there, behind the old one");
        assertDropped(NEW, trade(100));
        assertPasses(NEW, trade(101));
        assertDropped(OLD, trade(101));
        assertPasses(OLD, trade(102));
        assertDropped(NEW, trade(102));
    }

    @Test
    void holdsANewLineThatIsAheadUntilTheOldOneHasCaughtUp() {
        overlap();
        assertHeld(NEW, trade(102));
        assertPasses(OLD, trade(100));
        assertHeld(NEW, trade(102));
        assertPasses(OLD, trade(101));
        assertFalse(merge.hasJoined(trades, 1));
        assertPasses(NEW, trade(102));
        assertTrue(merge.hasJoined(trades, 1));
        assertDropped(OLD, trade(102));
    }

    @Test
    void waitsForTheOldLinesBookTickerItselfSinceItsIdsHaveHoles() {
        overlap();
        assertPasses(OLD, bookTicker(100));
        assertHeld(NEW, bookTicker(101));
        assertPasses(OLD, bookTicker(105));
        assertDropped(NEW, bookTicker(101));
        assertTrue(merge.hasJoined(tickers, 1));
        assertPasses(NEW, bookTicker(109));
    }

    @Test
    void knowsACandleAgainThatTwoGatewaysHaveStampedALittleDifferently() {
        overlap();
        assertPasses(OLD, candle(10_000, 60_000, 5));
        assertDropped(NEW, candle(10_007, 60_000, 5));
        assertTrue(merge.hasJoined(candles, 1));
        assertPasses(NEW, candle(12_000, 60_000, 5));
        assertDropped(OLD, candle(11_999, 60_000, 5));
        assertPasses(OLD, candle(12_003, 60_000, 6));
        assertDropped(NEW, candle(14_000, 60_000, 4));
        assertPasses(NEW, candle(14_001, 120_000, 1));
    }

    @Test
    void holdsACandleThatTheOldLineHasNotBroughtYet() {
        overlap();
        assertHeld(NEW, candle(12_000, 60_000, 6));
        assertPasses(OLD, candle(10_000, 60_000, 5));
        assertHeld(NEW, candle(12_000, 60_000, 6));
        assertPasses(OLD, candle(12_001, 60_000, 6));
        assertDropped(NEW, candle(12_000, 60_000, 6));
    }

    @Test
    void switchesASnapshotStreamOnceWithTheFirstNewerOne() {
        overlap();
        assertPasses(OLD, ticker(1_000));
        assertPasses(OLD, ticker(3_000));
        assertDropped(NEW, ticker(2_000));
        assertFalse(merge.hasJoined(statistics, 1), "older than what the old one has brought");
        assertPasses(OLD, ticker(4_000));
        assertDropped(NEW, ticker(4_000));
        assertTrue(merge.hasJoined(statistics, 1), "the same: from now on it is the new one's");
        assertDropped(OLD, ticker(5_000));
        assertPasses(NEW, ticker(5_000));
    }

    @Test
    void switchesASnapshotStreamBackWithoutAStepBackWhenTheNewLineIsLost() {
        overlap();
        assertPasses(OLD, ticker(1_000));
        assertPasses(NEW, ticker(3_000));
        assertDropped(OLD, ticker(2_000));
        merge.onEnded(NEW);
        assertDropped(OLD, ticker(2_500));
        assertDropped(OLD, ticker(3_000));
        assertPasses(OLD, ticker(4_000));
        assertPasses(OLD, ticker(5_000));
    }

    @Test
    void repeatsNothingWhenTheLineThatWasAheadIsLost() {
        overlap();
        assertPasses(OLD, trade(100));
        assertPasses(OLD, ticker(9_000));
        assertDropped(NEW, trade(95));
        merge.onEnded(OLD);
        assertDropped(NEW, trade(100));
        assertDropped(NEW, ticker(8_000));
        assertPasses(NEW, trade(101));
        assertPasses(NEW, ticker(10_000));
        nowNs += Overlap.AFTERMATH_NS - 1;
        assertDropped(NEW, trade(101));
        nowNs += 1;
        assertPasses(NEW, trade(101));
    }

    @Test
    void doesNotHoldANewLineWhoseOldOneIsGone() {
        overlap();
        assertPasses(OLD, trade(100));
        assertHeld(NEW, trade(105));
        merge.onEnded(OLD);
        assertPasses(NEW, trade(105));
        assertPasses(NEW, otherTrade(7));
    }

    @Test
    void repeatsNothingWhereTheOldLineIsLostBeforeTheNewOneStands() {
        merge.onReplacing(1, OLD);
        assertPasses(OLD, trade(100));
        merge.onEnded(OLD);
        merge.onReplacement(1, NEW);
        assertDropped(NEW, trade(100));
        assertPasses(NEW, trade(103));
    }

    @Test
    void holdsANewLineForTwoSecondsInAllAndNotForEachStream() {
        overlap();
        assertHeld(NEW, trade(105));
        for (int ms = 0; ms < 1_500; ms++) {
            nowNs += MS;
            assertHeld(NEW, trade(105));
        }
        assertPasses(OLD, trade(104));
        assertPasses(NEW, trade(105));
        nowNs += 100 * SECOND; // what passes between is no holding
        assertHeld(NEW, otherTrade(7));
        nowNs += 500 * MS - 1;
        assertHeld(NEW, otherTrade(7));
        nowNs += 1;
        assertPasses(NEW, otherTrade(7));
        assertPasses(NEW, bookTicker(1));
    }

    @Test
    void losesNothingWhileTheRingIsFullForLongerThanItsPatience() {
        overlap();
        assertPasses(OLD, trade(100));
        assertHeld(NEW, trade(102));
        ring.isFull = true;
        assertEquals(BACK_PRESSURED, offer(OLD, trade(101)));
        for (int tick = 0; tick < 100; tick++) {
            nowNs += 100 * MS;
            assertFalse(merge.isReady());
        }
        ring.isFull = false;
        assertTrue(merge.isReady());
        assertHeld(NEW, trade(102));
        assertPasses(OLD, trade(101));
        assertPasses(NEW, trade(102));
    }

    @Test
    void forgetsNothingThatTheRingRefused() {
        overlap();
        assertPasses(OLD, trade(100));
        ring.isFull = true;
        assertEquals(BACK_PRESSURED, offer(OLD, trade(101)));
        assertEquals(BACK_PRESSURED, offer(NEW, trade(101)));
        assertFalse(merge.hasJoined(trades, 1));
        ring.isFull = false;
        assertPasses(NEW, trade(101));
        assertDropped(OLD, trade(101));
    }

    @Test
    void doesNotLetAHeldLineBeClosedWhateverThePolicyForAFullRingIs() {
        ring.waits = false;
        overlap();
        assertHeld(NEW, trade(102));
        assertTrue(merge.waitsForRoom());
        ring.isFull = true;
        assertEquals(BACK_PRESSURED, offer(OLD, trade(100)));
        assertFalse(merge.waitsForRoom(), "a full ring is another matter");
        assertEquals(BACK_PRESSURED, offer(NEW, trade(102)));
        merge.borrow(10);
        assertFalse(merge.waitsForRoom(), "so is a pool that has nothing to lend");
    }

    @Test
    void givesAnAssembledMessageBackThatTheOtherLineHasBrought() {
        overlap();
        assertEquals(ACCEPTED, offerAssembled(OLD, trade(100)));
        assertEquals(ACCEPTED, offerAssembled(NEW, trade(100)));
        assertEquals(1, ring.taken.size());
        assertEquals(0, ring.lent);
        assertEquals(BACK_PRESSURED, offerAssembled(NEW, otherTrade(7)));
        assertEquals(1, ring.lent, "a held one stays with the transport");
        assertEquals(
                ACCEPTED,
                merge.onAssembled(NEW, Opcode.TEXT, FrameHandler.UNWANTED, 100_000, nowNs, nowNs),
                "one that nobody wants has nothing to look at");
    }

    @Test
    void passesWhatIsNoEventOfAWatchedStream() {
        overlap();
        for (int line : new int[] {OLD, NEW}) {
            assertPasses(line, "{\"result\":null,\"id\":1}");
            assertPasses(line, "{\"stream\":\"unknown@trade\",\"data\":{\"t\":1}}");
            assertPasses(line, "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1}}");
            assertPasses(line, "{\"stream\":\"t@trade\"");
            assertPasses(line, "");
            assertPasses(line, "\u0000");
        }
        assertPasses(9, trade(1));
    }

    @Test
    void passesAFrameWhoseIdsLieBehindWhatItLooksAt() {
        overlap();
        String far = "{\"stream\":\"t@trade\",\"data\":{\"x\":\"" + "y".repeat(FrameKeys.HEAD_BYTES) + "\",\"t\":100}}";
        assertPasses(OLD, far);
        assertPasses(NEW, far);
    }

    @Test
    void followsALineThatIsReplacedAgainBeforeTheOneBeforeHasEnded() {
        overlap();
        assertPasses(OLD, trade(100));
        assertPasses(OLD, ticker(9_000));
        assertDropped(NEW, trade(95));
        assertDropped(NEW, ticker(8_000));
        merge.onReplacing(2, NEW);
        assertDropped(NEW, trade(96));
        assertPasses(OLD, trade(101));
        assertDropped(OLD, ticker(10_000));
        assertDropped(NEW, ticker(8_500));
        merge.onReplacement(2, NEWER);
        assertHeld(NEWER, trade(103));
        assertPasses(NEW, trade(102));
        assertPasses(NEWER, trade(103));
        assertDropped(OLD, trade(102));
        assertTrue(merge.hasJoined(trades, 2));
    }

    @Test
    void doesNotHearALineAnyMoreThatWasToReplaceAnotherAndWasGivenUp() {
        overlap();
        assertPasses(OLD, trade(100));
        assertPasses(NEW, trade(101));
        merge.onReplacing(2, OLD);
        assertDropped(NEW, trade(102));
        assertDropped(OLD, trade(101));
        assertPasses(OLD, trade(102));
        merge.onEnded(NEW);
        merge.onReplacement(2, NEWER);
        assertPasses(NEWER, trade(103));
    }

    @Test
    void looksNoFurtherWhenAReplacementIsAbandoned() {
        merge.onReplacing(1, OLD);
        assertPasses(OLD, trade(100));
        merge.onAbandoned(1);
        assertPasses(OLD, trade(100));
    }

    @Test
    void forgetsWhatEarlierReplacementsKnewOfAStream() {
        overlap();
        assertPasses(OLD, trade(100));
        merge.onEnded(OLD);
        merge.onEnded(NEW);
        merge.onReplacing(2, 8);
        merge.onReplacement(2, 9);
        assertPasses(8, trade(50));
        assertDropped(9, trade(50));
    }

    @Test
    void keepsReplacementsOfSeveralSharesApart() {
        overlap();
        merge.onReplacing(2, 8);
        merge.onReplacement(2, 9);
        assertPasses(OLD, trade(100));
        assertHeld(9, otherTrade(7));
        assertPasses(NEW, trade(101));
        assertPasses(8, otherTrade(6));
        assertPasses(9, otherTrade(7));
        assertTrue(merge.hasJoined(trades, 1));
        assertTrue(merge.hasJoined(otherTrades, 2));
        assertFalse(merge.hasJoined(otherTrades, 1));
    }

    private void overlap() {
        merge.onReplacing(1, OLD);
        merge.onReplacement(1, NEW);
    }

    private void assertPasses(int line, String frame) {
        int before = ring.taken.size();
        assertEquals(ACCEPTED, offer(line, frame), frame);
        assertEquals(before + 1, ring.taken.size(), frame + " was dropped");
        assertEquals(new Receiver.Taken(line, 0), ring.taken.get(before));
    }

    private void assertDropped(int line, String frame) {
        List<Receiver.Taken> before = List.copyOf(ring.taken);
        assertEquals(ACCEPTED, offer(line, frame), frame);
        assertEquals(before, ring.taken, frame + " passed");
    }

    private void assertHeld(int line, String frame) {
        List<Receiver.Taken> before = List.copyOf(ring.taken);
        assertEquals(BACK_PRESSURED, offer(line, frame), frame);
        assertEquals(before, ring.taken);
        assertTrue(merge.waitsForRoom());
    }

    private int offer(int line, String frame) {
        byte[] bytes = ("??" + frame).getBytes(StandardCharsets.UTF_8);
        return merge.onFrame(line, Opcode.TEXT, ByteBuffer.wrap(bytes), 2, bytes.length - 2, nowNs, nowNs);
    }

    private int offerAssembled(int line, String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        byte[] borrowed = merge.borrow(bytes.length + 9);
        System.arraycopy(bytes, 0, borrowed, 0, bytes.length);
        return merge.onAssembled(line, Opcode.TEXT, borrowed, bytes.length, nowNs, nowNs);
    }

    private int watch(String name, StreamKind kind) {
        int id = names.register(name);
        merge.watch(id, kind);
        return id;
    }

    private static String trade(long id) {
        return "{\"stream\":\"t@trade\",\"data\":{\"e\":\"trade\",\"E\":1,\"s\":\"T\",\"t\":" + id + ",\"p\":\"1\"}}";
    }

    private static String otherTrade(long id) {
        return trade(id).replace("t@trade", "o@trade");
    }

    private static String bookTicker(long id) {
        return "{\"stream\":\"b@bookTicker\",\"data\":{\"u\":" + id + ",\"s\":\"B\",\"b\":\"1\"}}";
    }

    private static String ticker(long time) {
        return "{\"stream\":\"s@ticker\",\"data\":{\"e\":\"24hrTicker\",\"E\":" + time + ",\"s\":\"S\"}}";
    }

    private static String candle(long time, long openTime, long tradeCount) {
        return "{\"stream\":\"k@kline_1m\",\"data\":{\"e\":\"kline\",\"E\":" + time + ",\"s\":\"K\",\"k\":{\"t\":"
                + openTime + ",\"T\":0,\"n\":" + tradeCount + ",\"x\":false}}}";
    }
}
