package io.ringfeed.simulator.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final String GOOD = "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\"}}";

    @TempDir
    private Path folder;

    @Test
    void countsFramesAndNamesStreamsWhateverTheLineEnds() throws IOException {
        String text = GOOD + "\r\n\n{\"u\":1,\"s\":\"ETHUSDT\",\"B\":\"1\"}\n\n" + GOOD;
        for (Path file :
                new Path[] {write("a.jsonl", text.getBytes(StandardCharsets.UTF_8)), write("a.GZ", gzip(text))}) {
            Recording recording = Recording.check(file);
            assertEquals(3, recording.frames());
            assertEquals(Set.of("btcusdt@trade", "ethusdt@bookTicker"), recording.streams());
        }
    }

    @Test
    void readsLinesLongerThanItsBuffers() throws IOException {
        String line = "{\"e\":\"" + "x".repeat(1 << 20) + "\"}";
        assertEquals(
                2,
                Recording.check(write("long.jsonl", (line + "\n" + line).getBytes(StandardCharsets.UTF_8)))
                        .frames());
    }

    @Test
    void namesTheFileTheLineAndTheDamage() throws IOException {
        says(
                write("a.jsonl", (GOOD + "\n\n{\"e\":").getBytes(StandardCharsets.UTF_8)),
                "line 3 is damaged: the JSON breaks off");
        says(
                write("b.jsonl", (GOOD + "}\n").getBytes(StandardCharsets.UTF_8)),
                "line 1 is damaged: something stands behind the JSON");
        says(
                write("c.jsonl", "17\n".getBytes(StandardCharsets.UTF_8)),
                "line 1 is damaged: it is no JSON object or array");
        says(write("d.jsonl", new byte[LineReader.MAX_LINE_BYTES + 1]), "line 1 is damaged: the line is longer than");
        says(
                write("e.jsonl", "[".repeat(100).getBytes(StandardCharsets.UTF_8)),
                "line 1 is damaged: the JSON nests too deep");
        says(folder, "it is a folder");
        says(folder.resolve("nowhere.jsonl"), "does not exist");
        says(write("f.jsonl", new byte[0]), "holds no frame");
    }

    @Test
    void tellsAGzipFileThatIsNoneFromOneThatIsCutOrCorrupt() throws IOException {
        byte[] sound = gzip((incompressible() + "\n").repeat(4));
        says(write("none.gz", GOOD.getBytes(StandardCharsets.UTF_8)), "is no gzip file");
        says(write("empty.gz", new byte[0]), "is no gzip file");
        says(write("cut.gz", Arrays.copyOf(sound, sound.length - 20)), "breaks off");
        byte[] corrupt = sound.clone();
        corrupt[corrupt.length - 6] ^= 0x55; // in the checksum
        says(write("corrupt.gz", corrupt), "the gzip file is corrupt");
    }

    /** A frame that packs badly, so that a packed file of it has a middle. */
    private static String incompressible() {
        StringBuilder digits = new StringBuilder("{\"p\":\"");
        new Random(7).ints(5_000, 0, 10).forEach(digits::append);
        return digits.append("\"}").toString();
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static void says(Path file, String words) {
        String message =
                assertThrows(IOException.class, () -> Recording.check(file)).getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.contains(file.toString()) && message.contains(words), message);
    }
}
