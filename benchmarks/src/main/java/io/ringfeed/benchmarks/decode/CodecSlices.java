package io.ringfeed.benchmarks.decode;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** One codec with its frames and its loop, run slice by slice. Belongs to one thread. */
final class CodecSlices {
    /** Long enough that the clock does not matter, short enough that all codecs see the same weather. */
    static final int SLICE_MS = 4;

    private static final double SLICE_NS = SLICE_MS * 1e6;
    private static final int MAX_GROWTH = 16;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Codec codec;
    private final FrameDecoder decoder;
    private final byte[][] frames;
    private final Slice slice = SliceLoop.forOneCodec();
    private final List<Double> nsPerOp = new ArrayList<>();
    private final List<Double> bytesPerOp = new ArrayList<>();
    private int next;
    private int count = 1;

    CodecSlices(Codec codec, SampleKind kind) {
        this.codec = codec;
        decoder = codec.decoder(kind);
        frames = decoder.framesOf(kind);
    }

    /** Runs a slice, and finds out how many frames fill one. */
    void warmUp() throws IOException {
        long elapsedNs = Math.max(1, run());
        count = (int) Math.max(1, Math.min(count * SLICE_NS / elapsedNs, (double) count * MAX_GROWTH));
    }

    void measure() throws IOException {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long elapsedNs = run();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        nsPerOp.add((double) elapsedNs / count);
        bytesPerOp.add((double) bytes / count);
    }

    /**
     * The thread's CPU time, which stands still while other processes have the core. Collectors run on threads of their
     * own.
     */
    private long run() throws IOException {
        long start = THREADS.getCurrentThreadCpuTime();
        next = slice.run(decoder, frames, next, count);
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    SliceSamples samples() {
        return new SliceSamples(codec, nsPerOp, bytesPerOp);
    }
}
