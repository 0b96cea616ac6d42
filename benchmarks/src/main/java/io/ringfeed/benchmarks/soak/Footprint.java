package io.ringfeed.benchmarks.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param heapBytes       in use after a collection.
 * @param fileDescriptors open ones; 0 where the system does not list them.
 * @param threads         live ones.
 */
record Footprint(long heapBytes, long fileDescriptors, long threads) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    /** The first leaves what has to be finalized or cleaned, and what soft references let go. */
    private static final int COLLECTIONS = 3;

    static Footprint measure() throws IOException {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return new Footprint(
                memory.getHeapMemoryUsage().getUsed(),
                descriptors(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static long descriptors() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.count();
        }
    }
}
