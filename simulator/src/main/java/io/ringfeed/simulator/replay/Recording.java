package io.ringfeed.simulator.replay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
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
        try (LineReader lines = openChecked(file)) {
            return readThrough(file, lines);
        }
    }

    private static LineReader openChecked(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("recording " + file + " cannot be read: it is a folder");
        }
        try {
            return new LineReader(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("recording " + file + " does not exist: check the path", missing);
        } catch (AccessDeniedException denied) {
            throw new IOException("recording " + file + " cannot be read: permission denied", denied);
        } catch (ZipException | EOFException notPacked) {
            throw new IOException(
                    "recording " + file + " is named .gz but is no gzip file: unpacked ones end in .jsonl", notPacked);
        } catch (IOException unreadable) {
            throw new IOException("recording " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Recording readThrough(Path file, LineReader lines) throws IOException {
        SortedSet<String> streams = new TreeSet<>();
        RecordedFrame frame = new RecordedFrame();
        long frames = 0;
        while (nextLine(file, lines)) {
            String problem = frame.read(lines.line(), lines.length());
            if (problem != null) {
                throw damaged(file, lines, problem + "; mend or remove the line", null);
            }
            if (frame.stream() != null) {
                streams.add(frame.stream());
            }
            frames++;
        }
        if (frames == 0) {
            throw new IOException("recording " + file + " holds no frame: it wants one JSON frame a line");
        }
        return new Recording(file, streams, frames);
    }

    private static boolean nextLine(Path file, LineReader lines) throws IOException {
        try {
            return lines.next();
        } catch (EOFException cut) {
            throw damaged(file, lines, "the gzip file breaks off, it was not copied whole", cut);
        } catch (ZipException broken) {
            throw damaged(file, lines, "the gzip file is corrupt (" + broken.getMessage() + "), copy it anew", broken);
        } catch (IOException unreadable) {
            throw damaged(file, lines, unreadable.getMessage(), unreadable);
        }
    }

    private static IOException damaged(Path file, LineReader lines, String problem, IOException cause) {
        return new IOException("recording " + file + ", line " + lines.number() + " is damaged: " + problem, cause);
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
