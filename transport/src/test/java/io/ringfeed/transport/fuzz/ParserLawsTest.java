package io.ringfeed.transport.fuzz;

import io.ringfeed.transport.conformance.Case;
import io.ringfeed.transport.conformance.Catalogue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The laws that {@code FrameFuzzTest} looks for breaches of, on a stated set of streams. */
class ParserLawsTest {
    private static final long SEED = 6457;

    @Test
    void findsTheSameInTheConformanceSuiteHoweverItComes() {
        for (Case each : Catalogue.all()) {
            ParserLaws.assertHold(each.wire());
        }
    }

    @Test
    void findsTheSameInRandomStreamsHoweverTheyCome() {
        Random random = new Random(SEED);
        RandomStream streams = new RandomStream(random);
        for (int i = 0; i < 4000; i++) {
            byte[] stream = i % 3 == 0 ? streams.whole() : streams.wounded();
            ParserLaws.assertHold(stream, SEED + i);
        }
    }
}
