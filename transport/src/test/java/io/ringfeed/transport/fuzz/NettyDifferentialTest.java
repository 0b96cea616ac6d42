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

/** Our parser and Netty's decoder find the same in 30,000 streams, but for {@link Differences}. */
class NettyDifferentialTest {
    private static final long SEED = 6455;
    private static final int VALID = 10_000;
    private static final int WOUNDED = 20_000;

    @Test
    void agreesWithNettyOnValidStreams() {
        Random random = new Random(SEED);
        RandomStream streams = new RandomStream(random);
        for (int i = 0; i < VALID; i++) {
            assertAgrees(streams.valid(), random, i);
        }
    }

    @Test
    void agreesWithNettyOnWoundedStreamsAndMeetsEveryKnownDifference() {
        Random random = new Random(SEED + 1);
        RandomStream streams = new RandomStream(random);
        Map<Differences, Integer> met = new EnumMap<>(Differences.class);
        for (int i = 0; i < WOUNDED; i++) {
            met.merge(assertAgrees(streams.wounded(), random, i), 1, Integer::sum);
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

    @Test
    void keepsTheLawsOnRandomStreams() {
        Random random = new Random(SEED + 2);
        RandomStream streams = new RandomStream(random);
        for (int i = 0; i < 4000; i++) {
            byte[] stream = i % 3 == 0 ? streams.valid() : streams.wounded();
            ParserLaws.assertHold(stream, SEED + 2 + i);
        }
    }

    private static Differences assertAgrees(byte[] stream, Random random, int number) {
        try {
            return Differences.find(stream, random);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + SEED + ", stream " + number + ": " + e.getMessage(), e);
        }
    }
}
