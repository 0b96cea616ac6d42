package io.ringfeed.benchmarks.decode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Measures all codecs on one kind, in a JVM of its own: what one kind teaches the compiler about the types in a codec
 * is no good for the next. In this JVM the codecs take turns, in an order shuffled anew each round, so that a machine
 * that is slow for a second is slow for all of them.
 */
final class SliceWorker {
    private SliceWorker() {}

    /** Takes the kind, the number of rounds, the warm-up of each codec in milliseconds, and the file to write to. */
    public static void main(String[] args) throws IOException {
        List<SliceSamples> samples =
                measure(SampleKind.ofLabel(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        new ObjectMapper().writeValue(new File(args[3]), samples);
    }

    static List<SliceSamples> measure(SampleKind kind, int rounds, int warmupMs) throws IOException {
        Agreement.check(kind, Agreement.FEW);
        List<CodecSlices> inOrder = Arrays.stream(Codec.values())
                .map(codec -> new CodecSlices(codec, kind))
                .toList();
        for (int done = 0; done < warmupMs; done += CodecSlices.SLICE_MS) {
            for (CodecSlices codec : inOrder) {
                codec.warmUp();
            }
        }
        List<CodecSlices> turns = new ArrayList<>(inOrder);
        Random random = new Random(rounds);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(turns, random);
            for (CodecSlices codec : turns) {
                codec.measure();
            }
        }
        return inOrder.stream().map(CodecSlices::samples).toList();
    }
}
