package io.ringfeed.transport.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.conformance.Case;
import io.ringfeed.transport.conformance.Catalogue;
import io.ringfeed.transport.frame.Frames;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our parser and Netty's decoder find the same in 25,000 streams, but for {@link Differences}. */
class NettyDifferentialTest {
    private static final long SEED = 6455;
    private static final int WHOLE = 5_000;
    private static final int WOUNDED = 20_000;

    @Test
    void agreesWithNettyOnWholeStreams() {
        Random random = new Random(SEED);
        RandomStream streams = new RandomStream(random);
        for (int i = 0; i < WHOLE; i++) {
            assertAgrees(streams.whole(), random, SEED, i);
        }
    }

    @Test
    void agreesWithNettyOnWoundedStreamsAndMeetsEveryKnownDifference() {
        Random random = new Random(SEED + 1);
        RandomStream streams = new RandomStream(random);
        Map<Differences, Integer> met = new EnumMap<>(Differences.class);
        for (int i = 0; i < WOUNDED; i++) {
            met.merge(assertAgrees(streams.wounded(), random, SEED + 1, i), 1, Integer::sum);
        }
        assertEquals(Differences.values().length, met.size(), () -> "met " + met);
        assertTrue(Collections.max(met.values()).equals(met.get(Differences.NONE)), () -> "met " + met);
    }

    @Test
    void agreesWithNettyOnTheConformanceSuite() {
        for (Case each : Catalogue.all()) {
            try {
                Differences.find(each.wire());
                Differences.find(Frames.join(each.wire(), Frames.text("behind")));
            } catch (AssertionError e) {
                throw new AssertionError(each.name(), e);
            }
        }
    }

    private static Differences assertAgrees(byte[] stream, Random random, long seed, int number) {
        try {
            return Differences.find(stream, random);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ", stream " + number + ": " + e.getMessage(), e);
        }
    }
}
