package io.ringfeed.engine.counters;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The folder that holds one file per running engine. Readable for its user only: rejected frames are kept as they came.
 *
 * @param path of the folder.
 * @param isStandard whether it is the one that everybody of this user looks into.
 */
record CountersFolder(Path path, boolean isStandard) {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String FILES = "engine-*.dat";
    private static final Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    /** More engines than that in one process are none. */
    private static final int MOST_ENGINES = 10_000;
    /** A file without a readable page may be in the making for so long. */
    private static final long MAKING_MS = TimeUnit.MINUTES.toMillis(1);

    /** A file that was made and is open for writing. */
    record NewFile(Path path, FileChannel channel) {}

    static CountersFolder standard() {
        Path parent = Files.isDirectory(SHARED_MEMORY) ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
        return new CountersFolder(parent.resolve("ringfeed-" + user), true);
    }

    static CountersFolder of(CountersOptions options) {
        return options.folder().map(path -> new CountersFolder(path, false)).orElseGet(CountersFolder::standard);
    }

    /** Makes the folder where it is missing, and in it a file that nobody else has. */
    NewFile newFile() throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(path, permissions("rwx------"));
        } catch (FileAlreadyExistsException known) {
            // A link could lead to anybody's folder, and everybody may put one into /dev/shm.
            boolean isFolder =
                    isStandard ? Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) : Files.isDirectory(path);
            if (!isFolder) {
                throw new NotDirectoryException(path.toString());
            }
        }
        for (int number = 1; number <= MOST_ENGINES; number++) {
            Path file = path.resolve("engine-" + ProcessIdentity.own().pid() + "-" + number + ".dat");
            try {
                FileChannel channel = FileChannel.open(file, NEW_FILE, permissions("rw-------"));
                if (isStandard && !isOwnedLike(file)) {
                    channel.close();
                    Files.delete(file);
                    throw new IOException("the folder belongs to somebody else");
                }
                return new NewFile(file, channel);
            } catch (FileAlreadyExistsException taken) {
                // By another engine of this process: the next number, then.
            }
        }
        throw new IOException("it holds " + MOST_ENGINES + " files of process "
                + ProcessIdentity.own().pid());
    }

    /** @return the files of all engines, running or not; empty where there is no such folder. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, FILES)) {
            all.forEach(files::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        files.sort(null);
        return files;
    }

    /** Removes the files of processes that ended without closing their engine. */
    void removeLeftovers(long nowEpochMs) throws IOException {
        for (Path file : files()) {
            try {
                if (isLeftover(file, nowEpochMs)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException unreadable) {
                // Somebody else's, or gone meanwhile.
            }
        }
    }

    private static boolean isLeftover(Path file, long nowEpochMs) throws IOException {
        CountersHead head = CountersHead.read(file);
        if (head == null) {
            return nowEpochMs - Files.getLastModifiedTime(file).toMillis() > MAKING_MS;
        }
        return !head.process().isAlive(nowEpochMs - head.heartbeatEpochMs());
    }

    private boolean isOwnedLike(Path file) throws IOException {
        return Files.getOwner(file).equals(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS));
    }

    private FileAttribute<?>[] permissions(String posix) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }
}
