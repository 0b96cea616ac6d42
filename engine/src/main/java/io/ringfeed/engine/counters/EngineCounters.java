package io.ringfeed.engine.counters;

import io.ringfeed.engine.jvm.JvmFlags;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads the counters of an engine, of this process or another, without disturbing it.
 *
 * <pre>{@code
 * for (Path file : EngineCounters.list()) {
 *     try (EngineCounters counters = EngineCounters.open(file)) {
 *         CountersSnapshot now = counters.snapshot();
 *         System.out.println(now.process().pid() + ": " + LiveCheck.of(now).reason());
 *     }
 * }
 * }</pre>
 *
 * <p><b>Threading:</b> any thread. A snapshot allocates.
 */
public final class EngineCounters implements AutoCloseable {
    private final Path file;
    private final MappedByteBuffer mapping;
    private final CountersPage page;
    private boolean isClosed;

    private EngineCounters(Path file, MappedByteBuffer mapping) {
        this.file = file;
        this.mapping = mapping;
        this.page = new CountersPage(new UnsafeBuffer(mapping));
    }

    /** @return the folder that {@link #list()} looks into: that of this user. */
    public static Path standardFolder() {
        return CountersFolder.standard().path();
    }

    /**
     * The files of this user's engines; those of processes that ended without closing their engine may be among them.
     *
     * @return sorted by name; empty where there is none.
     * @throws IOException if the folder cannot be read.
     */
    public static List<Path> list() throws IOException {
        return CountersFolder.standard().files();
    }

    /**
     * The files of engines that were told to use a folder of their own.
     *
     * @param folder as for {@link CountersOptions#in}.
     * @return sorted by name; empty where there is none.
     * @throws IOException if the folder cannot be read.
     */
    public static List<Path> list(Path folder) throws IOException {
        return new CountersFolder(folder, false).files();
    }

    /**
     * Map a file for reading. It stays readable when its engine ends meanwhile.
     *
     * @param file one of {@link #list()}.
     * @return its reader.
     * @throws IOException if it cannot be read, or not by this version; the message is one line.
     * @throws IllegalStateException if this JVM lacks a flag; the message names it.
     */
    public static EngineCounters open(Path file) throws IOException {
        JvmFlags.problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        EngineCounters counters = new EngineCounters(file, map(file));
        String problem = counters.page.problem().orElse(null);
        if (problem != null) {
            counters.close();
            throw new IOException(file + " cannot be used: " + problem);
        }
        return counters;
    }

    /** @return the file. */
    public Path file() {
        return file;
    }

    /**
     * Read all counters.
     *
     * @return what they are now.
     * @throws IllegalStateException if this was closed.
     */
    public synchronized CountersSnapshot snapshot() {
        if (isClosed) {
            throw new IllegalStateException("closed");
        }
        return page.snapshot(System.currentTimeMillis());
    }

    /** Unmap the file. */
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            IoUtil.unmap(mapping);
        }
    }

    private static MappedByteBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            CountersHead head = CountersHead.read(file);
            if (head == null) {
                throw new IOException(file + " cannot be used: it holds no counters of ringfeed");
            }
            if (head.version() != CountersLayout.VERSION || channel.size() != CountersLayout.PAGE_BYTES) {
                throw new IOException(file
                        + " cannot be used: it was written by another version of ringfeed: read it with" + " that one");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, CountersLayout.PAGE_BYTES);
        } catch (NoSuchFileException missing) {
            throw new IOException(file + " does not exist: its engine was closed, or never started", missing);
        }
    }
}
