package io.ringfeed.engine.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which process it was, told apart from another one that got its pid later, and from one of the same pid in another container.
 *
 * @param pid the operating system's number, as the process itself sees it.
 * @param startEpochMs when it started, 0 where the system does not tell.
 * @param pidNamespace in which numbering of processes the pid counts, 0 where there is only one.
 */
public record ProcessIdentity(long pid, long startEpochMs, long pidNamespace) {
    /** Start times are made from the time of boot, which moves when somebody sets the clock. */
    private static final long START_TOLERANCE_MS = TimeUnit.SECONDS.toMillis(2);

    /** Where the process itself cannot be judged, its heartbeat counts. */
    private static final long FRESH_MS = TimeUnit.MINUTES.toMillis(1);

    private static final ProcessIdentity OWN = own(ProcessHandle.current());

    /** @return of this process. */
    static ProcessIdentity own() {
        return OWN;
    }

    /** Whether the process still runs, by the system, and by its heartbeat where the system's answer proves nothing. */
    boolean isAlive(long heartbeatAgeMs) {
        boolean isFresh = Math.abs(heartbeatAgeMs) < FRESH_MS;
        if (pidNamespace != OWN.pidNamespace) {
            return isFresh; // a process of another container: its pid means nothing here
        }
        Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return handle.isPresent() && (isStart(startOf(handle.get())) || isFresh);
    }

    private boolean isStart(long otherEpochMs) {
        return startEpochMs == 0 || otherEpochMs == 0 || Math.abs(otherEpochMs - startEpochMs) <= START_TOLERANCE_MS;
    }

    private static ProcessIdentity own(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), startOf(handle), ownPidNamespace());
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Linux shows it as a link to {@code pid:[4026531836]}. */
    private static long ownPidNamespace() {
        try {
            String link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return Long.parseLong(link.replaceAll("\\D", ""));
        } catch (IOException | UnsupportedOperationException | NumberFormatException noNamespaces) {
            return 0;
        }
    }
}
