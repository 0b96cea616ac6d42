package io.ringfeed.engine.counters;

import io.ringfeed.codec.event.EventRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The writer's side of one engine's counters: a page in a mapped file that others can read, or in memory where that cannot be.
 *
 * <p><b>Threading:</b> {@link #publish} by the supervisor, {@link #keep} by the decoder, the rest by anybody. Nothing is written once
 * {@link #close} has returned, whoever still calls.
 */
public final class CountersFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("io.ringfeed.counters");

    private final Path path;
    private final MappedByteBuffer mapping;
    private final CountersPage page;
    private CountersSnapshot last;

    private CountersFile(Path path, MappedByteBuffer mapping, CountersPage page) {
        this.path = path;
        this.mapping = mapping;
        this.page = page;
    }

    /**
     * Make the page of an engine that is being started, and remove what dead processes have left. Counters never keep an engine from
     * starting: where there can be no file, they are kept in memory, and the log says so in one line.
     *
     * @param options where.
     * @param venue that the engine connects to, as text without secrets.
     * @param nowEpochMs time of day.
     * @return the page.
     */
    public static CountersFile create(CountersOptions options, String venue, long nowEpochMs) {
        if (options.isShared()) {
            CountersFolder folder = CountersFolder.of(options);
            try {
                folder.removeLeftovers(nowEpochMs);
                return mapped(folder.newFile(), venue, nowEpochMs);
            } catch (IOException | SecurityException impossible) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "counters are kept in memory, where no other process can read them: no file can be made in {0} ({1});"
                                + " make it writable for this user, or choose another folder with counters(CountersOptions.in(folder))",
                        folder.path(),
                        impossible.toString());
            }
        }
        UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(CountersLayout.PAGE_BYTES));
        return new CountersFile(null, null, CountersPage.format(memory, venue, nowEpochMs));
    }

    /** @return the file; empty when the counters are in memory only. */
    public Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /**
     * Show values, and that somebody is alive who does.
     *
     * @param values all of them.
     * @param nowEpochMs time of day.
     */
    public synchronized void publish(CounterValues values, long nowEpochMs) {
        if (last == null) {
            page.publish(values, nowEpochMs);
        }
    }

    /**
     * Keep the first bytes of a rejected frame, unless ten were kept within this second. Allocates nothing.
     *
     * @param record says why, when and whence.
     * @param payload the frame.
     * @param lengthBytes how long it is.
     */
    public void keep(EventRecord record, byte[] payload, int lengthBytes) {
        page.rejects().keep(record, payload, lengthBytes);
    }

    /**
     * Read what was published.
     *
     * @param nowEpochMs time of day.
     * @return all values; after the end, the last ones.
     */
    public synchronized CountersSnapshot snapshot(long nowEpochMs) {
        return last != null ? last : page.snapshot(nowEpochMs);
    }

    /**
     * Tell readers that the engine was closed, and remove the file.
     *
     * @param nowEpochMs time of day.
     */
    public synchronized void close(long nowEpochMs) {
        if (last != null) {
            return;
        }
        page.rejects().close();
        page.markClosed();
        last = page.snapshot(nowEpochMs);
        if (mapping != null) {
            IoUtil.unmap(mapping);
            delete(path);
        }
    }

    @Override
    public void close() {
        close(System.currentTimeMillis());
    }

    private static CountersFile mapped(CountersFolder.NewFile file, String venue, long nowEpochMs) throws IOException {
        try (FileChannel channel = file.channel()) {
            // Written, not only mapped: a full file system shall say so here, and not by a fault at the first store.
            ByteBuffer zeroes = ByteBuffer.allocate(CountersLayout.PAGE_BYTES);
            while (zeroes.hasRemaining()) {
                channel.write(zeroes);
            }
            MappedByteBuffer mapping = channel.map(FileChannel.MapMode.READ_WRITE, 0, CountersLayout.PAGE_BYTES);
            CountersPage page = CountersPage.format(new UnsafeBuffer(mapping), venue, nowEpochMs);
            LOG.log(System.Logger.Level.INFO, "counters in {0}: ringfeed stat shows them", file.path());
            return new CountersFile(file.path(), mapping, page);
        } catch (IOException failure) {
            Files.deleteIfExists(file.path());
            throw failure;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            LOG.log(System.Logger.Level.DEBUG, "{0} stays, and the next engine removes it: {1}", file, kept.toString());
        }
    }
}
