package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One terminal replays a recording, another prints what it receives: the same, line by line. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class ReplayIT {
    private static final String NO_CAPTURE = "(no shared/data beside the project)";

    @TempDir
    private Path folder;

    static Stream<Arguments> captures() throws IOException {
        List<Path> files = Recording.spotCaptures();
        return files.isEmpty()
                ? Stream.of(Arguments.of(NO_CAPTURE, "ws"))
                : files.stream().flatMap(file -> Stream.of("ws", "wss")
                        .map(scheme -> Arguments.of(file.getFileName().toString(), scheme)));
    }

    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("captures")
    void everyFrameComesOutAsItWasRecorded(String name, String scheme) throws Exception {
        assumeTrue(!NO_CAPTURE.equals(name), "skipped: there is no folder shared/data beside the project");
        Recording recording = Recording.read(Recording.folder().resolve(name));
        Path ca = folder.resolve("ca.pem");
        List<String> simulate = new ArrayList<>(
                List.of("simulate", "--port", "0", "--replay", recording.file().toString(), "--pace", "max"));
        if ("wss".equals(scheme)) {
            simulate.addAll(List.of("--tls", "--ca", ca.toString()));
        }
        try (Command venue = Command.start(simulate.toArray(String[]::new))) {
            List<String> run = new ArrayList<>(
                    List.of("run", "--venue", Venues.address(venue).toString()));
            if ("wss".equals(scheme)) {
                run.addAll(List.of("--trust", ca.toString()));
            }
            run.addAll(List.of(
                    "--streams",
                    String.join(",", recording.streams()),
                    "--output",
                    "json",
                    "--count",
                    String.valueOf(recording.frames().size()),
                    "--for",
                    "60s"));
            try (Command feed = Command.start(run.toArray(String[]::new))) {
                feed.awaitExit(0);
                recording.assertSame(feed.out().all());
                JsonNode summary = feed.summary();
                assertEquals(recording.frames().size(), summary.get("delivered").asInt());
                assertEquals(0, summary.get("rejected").asInt());
            }
            venue.terminate();
            venue.awaitExit(0);
            assertEquals(
                    recording.frames().size(), venue.summary().get("delivered").asInt());
        }
    }
}
