package io.ringfeed.engine.supervisor.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ringfeed.engine.venue.Venue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestPaceTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int PATTERNS = 1_000_000;
    private static final int STEPS = 24;

    @Test
    void keepsFramesThreeHundredMillisecondsApartAtTheSpotLimit() {
        RequestPace pace = new RequestPace(Venue.SPOT_FRAMES_PER_SECOND);
        long nowNs = 5_000 * MS;
        assertEquals(0, pace.waitNs(nowNs));
        pace.onSent(nowNs);
        assertEquals(300 * MS, pace.waitNs(nowNs));
        assertEquals(1, pace.waitNs(nowNs + 300 * MS - 1));
        assertEquals(0, pace.waitNs(nowNs + 300 * MS));
    }

    /**
     * PONGs and requests together, against a counter that shares nothing with the pace: a pattern is a connection's life of requests
     * (at random, in bursts, or as fast as the pace allows) and of PINGs, which the transport answers at most once in each interval.
     */
    @Test
    void neverLetsMoreThanFiveFramesIntoAnySecondPongsIncluded() {
        Random seeds = new Random();
        long mostInASecond = 0;
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            long seed = seeds.nextLong();
            mostInASecond = Math.max(mostInASecond, mostInAnySecond(seed, Venue.SPOT_FRAMES_PER_SECOND));
            if (mostInASecond > Venue.SPOT_FRAMES_PER_SECOND) {
                fail("seed " + seed + ": " + mostInASecond + " frames within a second");
            }
        }
        assertEquals(Venue.SPOT_FRAMES_PER_SECOND, mostInASecond, "and the limit is used");
    }

    @Test
    void keepsOtherLimitsAsStrictly() {
        Random seeds = new Random();
        for (int limit = 2; limit <= 50; limit++) {
            for (int pattern = 0; pattern < 500; pattern++) {
                long seed = seeds.nextLong();
                long most = mostInAnySecond(seed, limit);
                assertTrue(
                        most <= limit, "seed " + seed + ", limit " + limit + ": " + most + " frames within a second");
            }
        }
    }

    private static long mostInAnySecond(long seed, int limit) {
        SplittableRandom random = new SplittableRandom(seed);
        RequestPace pace = new RequestPace(limit);
        long pongIntervalNs = RequestPace.pongInterval(limit).toNanos();
        long longestStepNs = (1 + random.nextInt(8)) * 100L * MS;
        boolean isGreedy = random.nextBoolean();
        boolean isPingedOften = random.nextBoolean();
        long nowNs = random.nextLong(); // monotonic clocks may begin anywhere
        long nextPongNs = nowNs;
        long[] sentNs = new long[STEPS * 2];
        int first = 0;
        int count = 0;
        int most = 0;
        for (int step = 0; step < STEPS; step++) {
            nowNs += isGreedy && random.nextInt(4) != 0 ? pace.waitNs(nowNs) : random.nextLong(longestStepNs);
            if (pace.waitNs(nowNs) == 0) {
                pace.onSent(nowNs);
                sentNs[count++] = nowNs;
            }
            if (nowNs - nextPongNs >= 0 && (isPingedOften || random.nextInt(5) == 0)) {
                nextPongNs = nowNs + pongIntervalNs;
                sentNs[count++] = nowNs;
            }
            while (first < count && nowNs - sentNs[first] > 1_000 * MS) {
                first++; // the window is closed: a frame exactly a second ago counts
            }
            most = Math.max(most, count - first);
        }
        return most;
    }

    @Test
    void sendsAgainAtOnceWhenItHasWaitedAsTold() {
        RequestPace pace = new RequestPace(10);
        long nowNs = 0;
        for (int i = 0; i < 1_000; i++) {
            nowNs += pace.waitNs(nowNs);
            assertEquals(0, pace.waitNs(nowNs), "frame " + i);
            pace.onSent(nowNs);
        }
    }

    @Test
    void startsAfreshOnANewConnectionAndKnowsVenuesWithoutALimit() {
        RequestPace pace = new RequestPace(Venue.SPOT_FRAMES_PER_SECOND);
        pace.onSent(0);
        pace.reset();
        assertEquals(0, pace.waitNs(0));

        RequestPace unlimited = new RequestPace(Venue.NO_FRAME_LIMIT);
        unlimited.onSent(0);
        assertEquals(0, unlimited.waitNs(0));
    }
}
