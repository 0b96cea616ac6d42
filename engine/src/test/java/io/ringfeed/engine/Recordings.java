package io.ringfeed.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Recordings made for a test. */
final class Recordings {
    private Recordings() {}

    private static final long FIRST_MS = 1_672_515_782_136L;

    /** So many trades of BTCUSDT with the ids 0, 1, 2, ..., all of the same millisecond. */
    static Path trades(Path folder, int count) throws IOException {
        return trades(folder, count, Integer.MAX_VALUE);
    }

    /** The same, spread over time. */
    static Path trades(Path folder, int count, int perSecond) throws IOException {
        Path file = folder.resolve("trades.frames.jsonl");
        List<String> frames = IntStream.range(0, count)
                .mapToObj(id -> "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":"
                        + (FIRST_MS + id * 1_000L / perSecond) + ",\"s\":\"BTCUSDT\","
                        + "\"t\":" + id
                        + ",\"p\":\"86704.77000000\",\"q\":\"0.01864900\",\"T\":1672515782136,\"m\":true,"
                        + "\"M\":true}}")
                .toList();
        Files.write(file, frames);
        return file;
    }
}
