package io.ringfeed.engine.supervisor.liveness;

import static io.ringfeed.engine.supervisor.liveness.StreamLiveness.Change.NONE;
import static io.ringfeed.engine.supervisor.liveness.StreamLiveness.Change.RECOVERED;
import static io.ringfeed.engine.supervisor.liveness.StreamLiveness.Change.WENT_LIVE;
import static io.ringfeed.engine.supervisor.liveness.StreamLiveness.Change.WENT_SILENT;
import static io.ringfeed.engine.supervisor.liveness.StreamLiveness.Change.WENT_STALE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.StreamKind;
import io.ringfeed.engine.supervisor.liveness.StreamLiveness.State;
import io.ringfeed.engine.supervisor.options.LivenessOptions;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamLivenessTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final StreamLiveness trades = new StreamLiveness(StreamKind.TRADE, LivenessOptions.DEFAULTS);

    @Test
    void isLiveWithItsFirstFrameAndNotBefore() {
        assertEquals(NONE, trades.onTick(0, 5));
        assertEquals(State.IDLE, trades.state(), "nobody asked for it");
        trades.onAsked(10 * SECOND);
        assertEquals(State.ASKED, trades.state());
        assertEquals(NONE, trades.onTick(11 * SECOND, 0), "an answer proves nothing");
        assertEquals(NONE, trades.onTick(12 * SECOND, 10 * SECOND), "a frame of the connection before");
        assertEquals(WENT_LIVE, trades.onTick(13 * SECOND, 10 * SECOND + 1));
        assertEquals(State.LIVE, trades.state());
        assertEquals(NONE, trades.onTick(14 * SECOND, 13 * SECOND));
    }

    @Test
    void isSilentWhereNothingEverCameAndIsToldOnce() {
        trades.onAsked(0);
        assertEquals(NONE, trades.onTick(60 * SECOND, 0));
        assertEquals(WENT_SILENT, trades.onTick(60 * SECOND + 1, 0));
        assertEquals(60 * SECOND + 1, trades.silentNs());
        assertEquals(NONE, trades.onTick(600 * SECOND, 0));
        assertEquals(State.SILENT, trades.state());
        assertEquals(RECOVERED, trades.onTick(601 * SECOND, 600 * SECOND));
        assertEquals(State.LIVE, trades.state());
        assertEquals(600 * SECOND, trades.silentNs());
        assertEquals(60 * SECOND, trades.patienceNs(), "what was never live has shown no pause");
    }

    @Test
    void isStaleWhereItStoppedAndRecovers() {
        live(0);
        assertEquals(NONE, trades.onTick(61 * SECOND, SECOND));
        assertEquals(WENT_STALE, trades.onTick(61 * SECOND + 1, SECOND));
        assertEquals(NONE, trades.onTick(100 * SECOND, SECOND), "told once");
        assertEquals(RECOVERED, trades.onTick(101 * SECOND, 100 * SECOND));
        assertEquals(NONE, trades.onTick(102 * SECOND, 100 * SECOND));
    }

    @Test
    void goesByTheTimeOfItsKind() {
        for (StreamKind kind : StreamKind.values()) {
            long expectedNs =
                    switch (kind) {
                        case TRADE, AGG_TRADE -> 60 * SECOND;
                        case DEPTH_DIFF, PARTIAL_DEPTH, BOOK_TICKER -> 30 * SECOND;
                        case BLOCK_TRADE -> Long.MAX_VALUE;
                        default -> 15 * SECOND;
                    };
            assertEquals(expectedNs, new StreamLiveness(kind, LivenessOptions.DEFAULTS).patienceNs(), kind.toString());
        }
    }

    @Test
    void neverMissesBlockTrades() {
        StreamLiveness blocks = new StreamLiveness(StreamKind.BLOCK_TRADE, LivenessOptions.DEFAULTS);
        blocks.onAsked(0);
        assertEquals(NONE, blocks.onTick(1_000 * HOUR, 0));
        assertEquals(WENT_LIVE, blocks.onTick(1_001 * HOUR, 1_000 * HOUR));
        assertEquals(NONE, blocks.onTick(100_000 * HOUR, 1_000 * HOUR));
        assertEquals(State.LIVE, blocks.state());
    }

    @Test
    void waitsFourTimesTheLongestPauseThatItHasShown() {
        live(0);
        assertEquals(NONE, trades.onTick(51 * SECOND, 51 * SECOND));
        assertEquals(200 * SECOND, trades.patienceNs(), "four times fifty seconds");
        assertEquals(NONE, trades.onTick(251 * SECOND, 51 * SECOND));
        assertEquals(WENT_STALE, trades.onTick(251 * SECOND + 1, 51 * SECOND));
        assertEquals(RECOVERED, trades.onTick(352 * SECOND, 351 * SECOND));
        assertEquals(1_200 * SECOND, trades.patienceNs(), "a thin pair is called stale once, not again and again");
    }

    @Test
    void forgetsHalfOfWhatItHasLearnedEveryHourDownToItsKindsTime() {
        live(0);
        trades.onTick(301 * SECOND, 301 * SECOND);
        assertEquals(1_200 * SECOND, trades.patienceNs());
        long nowNs = 301 * SECOND;
        long expectedNs = 1_200 * SECOND;
        for (int hour = 1; hour <= 6; hour++) {
            long endNs = hour * HOUR;
            for (; nowNs < endNs; nowNs += SECOND) {
                trades.onTick(nowNs, nowNs);
            }
            trades.onTick(nowNs, nowNs);
            expectedNs = Math.max(60 * SECOND, expectedNs / 2);
            assertEquals(expectedNs, trades.patienceNs(), "after " + hour + " hours");
        }
    }

    @Test
    void countsNoSilenceWhileReadingIsPaused() {
        live(0);
        for (long nowNs = SECOND; nowNs < 300 * SECOND; nowNs += SECOND) {
            trades.onPaused(nowNs);
        }
        assertEquals(NONE, trades.onTick(359 * SECOND, SECOND));
        assertEquals(WENT_STALE, trades.onTick(359 * SECOND + 1, SECOND));
    }

    @Test
    void learnsNothingFromAPauseOfReading() {
        live(0);
        trades.onPaused(500 * SECOND);
        trades.onTick(501 * SECOND, 501 * SECOND);
        assertEquals(60 * SECOND, trades.patienceNs());
        trades.onPaused(600 * SECOND);
        trades.onTick(601 * SECOND, 550 * SECOND);
        assertEquals(60 * SECOND, trades.patienceNs(), "a frame from before the pause's end");
    }

    @Test
    void beginsAnewWithAnotherConnectionAndKeepsWhatItHasLearned() {
        live(0);
        trades.onTick(51 * SECOND, 51 * SECOND);
        trades.onLost();
        assertEquals(State.IDLE, trades.state());
        assertEquals(NONE, trades.onTick(1_000 * SECOND, 51 * SECOND), "silence without a connection is no news");
        trades.onAsked(2_000 * SECOND);
        assertEquals(NONE, trades.onTick(2_200 * SECOND, 51 * SECOND));
        assertEquals(WENT_SILENT, trades.onTick(2_200 * SECOND + 1, 51 * SECOND));
        trades.onLost();
        trades.onAsked(3_000 * SECOND);
        trades.onAsked(3_100 * SECOND);
        assertEquals(WENT_LIVE, trades.onTick(3_101 * SECOND, 3_050 * SECOND), "asked once, at 3,000 s");
        assertEquals(200 * SECOND, trades.patienceNs(), "the time without a connection was no pause of the stream");
    }

    @Test
    void endsInNoStateForEverWhateverComes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StreamLiveness any = new StreamLiveness(StreamKind.DEPTH_DIFF, LivenessOptions.DEFAULTS);
        long nowNs = 0;
        long frameNs = 0;
        for (int i = 0; i < 200_000; i++) {
            nowNs += random.nextLong(random.nextInt(50) == 0 ? HOUR : SECOND);
            switch (random.nextInt(200)) {
                case 0 -> any.onLost();
                case 1 -> any.onPaused(nowNs);
                default -> any.onAsked(nowNs - 1);
            }
            frameNs = random.nextInt(3) == 0 ? nowNs : frameNs;
            StreamLiveness.Change change = any.onTick(nowNs, frameNs);
            String at = "seed " + seed + ", step " + i + ": " + change;
            assertTrue(any.patienceNs() >= 30 * SECOND, at);
            assertTrue(any.silentNs() >= 0, at);
            State expected =
                    switch (change) {
                        case WENT_LIVE, RECOVERED -> State.LIVE;
                        case WENT_SILENT -> State.SILENT;
                        case WENT_STALE -> State.STALE;
                        case NONE -> any.state();
                    };
            assertEquals(expected, any.state(), at);
            if (any.state() != State.IDLE && frameNs == nowNs && nowNs > 1) {
                assertEquals(State.LIVE, any.state(), at);
            }
        }
    }

    /** Live since one second after {@code askedNs}. */
    private void live(long askedNs) {
        trades.onAsked(askedNs);
        assertEquals(WENT_LIVE, trades.onTick(askedNs + SECOND, askedNs + SECOND));
    }
}
