package io.ringfeed.cli.simulate;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Finds the names of the streams in a recording of wrapped frames, to tell the user what to subscribe to. */
final class RecordedStreams {
    private static final Pattern NAME = Pattern.compile("\"stream\"\\s*:\\s*\"([^\"\\\\]+)\"");

    private RecordedStreams() {}

    /**
     * Read a recording.
     *
     * @param file which the simulator has found fit before.
     * @return in the order of their first frames; empty for raw frames.
     */
    static List<String> of(Path file) {
        Set<String> names = new LinkedHashSet<>();
        try (InputStream in = open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = NAME.matcher(line);
                if (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        } catch (IOException unreadable) {
            return List.of(); // only a hint would have come of it
        }
        return List.copyOf(names);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in) : in;
    }
}
