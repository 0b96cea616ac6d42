package io.ringfeed.simulator.replay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipException;

/**
 * A file of recorded frames that was read through once and found sound.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class Recording {
    private final Path file;
    private final SortedSet<String> streams;
    private final long frames;

    private Recording(Path file, SortedSet<String> streams, long frames) {
        this.file = file;
        this.streams = Collections.unmodifiableSortedSet(streams);
        this.frames = frames;
    }

    /**
     * Reads a file through, without keeping it.
     *
     * @param file one frame a line, wrapped or raw, {@code .jsonl} or {@code .jsonl.gz}.
     * @return the recording.
     * @throws IOException with one line for the user: file, line, what is wrong.
     */
    public static Recording check(Path file) throws IOException {
        SortedSet<String> streams = new TreeSet<>();
        long frames = 0;
        RecordedFrame frame = new RecordedFrame();
        try (LineReader lines = new LineReader(file)) {
            while (nextLine(lines, file)) {
                String problem = frame.read(lines.line(), lines.length());
                if (problem != null) {
                    throw new IOException("recording " + file + ", line " + lines.number() + " is damaged: " + problem
                            + "; mend or remove the line");
                }
                if (frame.stream() != null) {
                    streams.add(frame.stream());
                }
                frames++;
            }
        } catch (NoSuchFileException missing) {
            throw new IOException("recording " + file + " does not exist: check the path", missing);
        } catch (ZipException notPacked) {
            throw new IOException(
                    "recording " + file + " is named .gz but is no gzip file: unpacked ones end in .jsonl", notPacked);
        } catch (EOFException cut) {
            throw new IOException("recording " + file + " breaks off in the middle: it was not copied whole", cut);
        }
        if (frames == 0) {
            throw new IOException("recording " + file + " holds no frame: it wants one JSON frame a line");
        }
        return new Recording(file, streams, frames);
    }

    private static boolean nextLine(LineReader lines, Path file) throws IOException {
        try {
            return lines.next();
        } catch (NoSuchFileException | ZipException | EOFException known) {
            throw known;
        } catch (IOException unreadable) {
            String reason = Files.isDirectory(file) ? "it is a folder" : unreadable.getMessage();
            throw new IOException("recording " + file + " cannot be read: " + reason, unreadable);
        }
    }

    /** @return the file. */
    public Path file() {
        return file;
    }

    /** @return the names of its streams. */
    public SortedSet<String> streams() {
        return streams;
    }

    /** @return how many frames it holds. */
    public long frames() {
        return frames;
    }

    LineReader open() throws IOException {
        return new LineReader(file);
    }
}
