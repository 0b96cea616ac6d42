package io.ringfeed.benchmarks.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Param;

/** What is compared must have done the same work. */
class AgreementTest {
    @ParameterizedTest
    @EnumSource
    void everyCodecReadsTheSameNumbersFromEveryFrame(SampleKind kind) throws IOException {
        Agreement.check(kind, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource
    void framesDifferFromEachOtherAndComeOutTheSameEachTime(SampleKind kind) {
        byte[][] frames = kind.frames();
        assertEquals(
                frames.length,
                Arrays.stream(frames).map(Arrays::hashCode).distinct().count());
        assertTrue(Arrays.deepEquals(frames, kind.frames()));
    }

    @Test
    void bothRigsMeasureEveryKind() throws NoSuchFieldException {
        String[] parameter = DecodeBenchmark.class
                .getField("kind")
                .getAnnotation(Param.class)
                .value();
        assertArrayEquals(
                Arrays.stream(SampleKind.values()).map(SampleKind::label).toArray(), parameter);
    }
}
