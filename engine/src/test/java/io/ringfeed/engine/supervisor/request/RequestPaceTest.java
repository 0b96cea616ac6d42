package io.ringfeed.engine.supervisor.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.venue.Venue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestPaceTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

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

    @Test
    void neverLetsMoreThanFourFramesIntoAnyElevenHundredMilliseconds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RequestPace pace = new RequestPace(Venue.SPOT_FRAMES_PER_SECOND);
        Deque<Long> window = new ArrayDeque<>();
        long nowNs = -1_000 * MS;
        for (int i = 0; i < 200_000; i++) {
            nowNs += random.nextLong(400 * MS);
            if (pace.waitNs(nowNs) == 0) {
                pace.onSent(nowNs);
                window.addLast(nowNs);
            }
            while (!window.isEmpty() && window.peekFirst() <= nowNs - 1_100 * MS) {
                window.removeFirst();
            }
            assertTrue(window.size() <= 4, "seed " + seed + ": " + window.size() + " frames at step " + i);
        }
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
