package io.ringfeed.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Recorded frames to replay: made for a test, or those that lie beside the project. */
final class Recordings {
    private Recordings() {}

    /** So many trades of BTCUSDT with the ids 0, 1, 2, ... */
    static Path trades(Path folder, int count) throws IOException {
        Path file = folder.resolve("trades.frames.jsonl");
        List<String> frames = IntStream.range(0, count)
                .mapToObj(id ->
                        "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BTCUSDT\","
                                + "\"t\":" + id
                                + ",\"p\":\"86704.77000000\",\"q\":\"0.01864900\",\"T\":1672515782136,\"m\":true,"
                                + "\"M\":true}}")
                .toList();
        Files.write(file, frames);
        return file;
    }

    /** The folder of real recorded frames, where it lies beside the project. */
    static Optional<Path> sharedData() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }

    /** The recordings of the spot venues. */
    static List<Path> spotCaptures(Path data) {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("(hftbacktest-spot|cryptofeed-binance_(20|us_|tr_)).*\\.frames\\.jsonl\\.gz"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
