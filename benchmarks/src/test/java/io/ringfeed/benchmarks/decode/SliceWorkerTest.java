package io.ringfeed.benchmarks.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceWorkerTest {
    @Test
    void takesASampleOfEachCodecInEachRound() throws IOException {
        List<SliceSamples> samples = SliceWorker.measure(SampleKind.TRADE, 3, 0);
        assertEquals(
                Arrays.asList(Codec.values()),
                samples.stream().map(SliceSamples::codec).toList());
        for (SliceSamples codec : samples) {
            assertEquals(3, codec.nsPerOp().size());
            assertEquals(3, codec.bytesPerOp().size());
        }
    }

    @Test
    void givesEachCodecALoopOfItsOwn() {
        assertNotSame(
                SliceLoop.forOneCodec().getClass(), SliceLoop.forOneCodec().getClass());
    }

    @Test
    void comparesCodecsRoundByRound() {
        SliceSamples fast = new SliceSamples(Codec.PREDICTIVE, List.of(10.0, 100.0, 20.0), List.of(0.0, 8.0, 0.0));
        SliceSamples slow = new SliceSamples(Codec.GSON, List.of(40.0, 500.0, 60.0), List.of(1.0, 1.0, 1.0));
        assertEquals(4.0, slow.ratioTo(fast));
        assertEquals(20.0, fast.medianNs());
        assertEquals(10.0, fast.p10Ns());
        assertEquals(0.0, fast.medianBytes());
    }
}
