package io.ringfeed.engine.counters;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an engine's counters live.
 *
 * @param isShared whether in a file, so that other processes can read them.
 * @param folder of that file; empty for the standard one.
 */
public record CountersOptions(boolean isShared, Optional<Path> folder) {
    /**
     * In a file of the standard folder, where {@code ringfeed stat} looks: on Linux {@code /dev/shm/ringfeed-USER}, elsewhere the same in
     * the temporary folder.
     */
    public static final CountersOptions DEFAULTS = new CountersOptions(true, Optional.empty());

    /** In this process's memory only. */
    public static final CountersOptions IN_MEMORY = new CountersOptions(false, Optional.empty());

    /** Nothing is null. */
    public CountersOptions {
        Objects.requireNonNull(folder, "folder");
    }

    /**
     * In a file of a folder of one's own.
     *
     * @param folder made where it is missing. Keep it on a local file system, better in memory: each value is written ten times a second.
     * @return the options.
     */
    public static CountersOptions in(Path folder) {
        return new CountersOptions(true, Optional.of(folder));
    }
}
