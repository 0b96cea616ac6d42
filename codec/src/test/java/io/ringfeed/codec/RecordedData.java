package io.ringfeed.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Finds recorded frames of the venue in a folder {@code shared/data} somewhere above the working directory. */
public final class RecordedData {
    private RecordedData() {}

    /** All frames of a file, or a skipped test that says what is missing. */
    public static List<String> frames(String fileName) {
        Path folder = folder();
        Assumptions.assumeTrue(folder != null, "no folder shared/data above the working directory");
        Path file = folder.resolve(fileName);
        Assumptions.assumeTrue(Files.exists(file), "no recorded data " + file);
        List<String> frames = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        fileName.endsWith(".gz") ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    frames.add(line);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return frames;
    }

    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve("data");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
