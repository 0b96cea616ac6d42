package io.ringfeed.engine.thread;

import java.util.BitSet;
import java.util.Optional;
import net.openhft.affinity.Affinity;

/** Binds the calling thread, by {@code net.openhft:affinity}; the only class that touches it, used only where threads are pinned. */
final class ThreadBinding {
    private static final String LIBRARY = "net.openhft.affinity.Affinity";

    private ThreadBinding() {}

    /** What keeps threads of this process from being bound, and the cure. */
    static Optional<String> problem() {
        String os = System.getProperty("os.name");
        if (!os.startsWith("Linux")) {
            return Optional.of("threads can be pinned on Linux only, and this is " + os + ": leave the pinning out");
        }
        try {
            Class.forName(LIBRARY);
        } catch (ClassNotFoundException | LinkageError missing) {
            return Optional.of(
                    "threads cannot be pinned without a library for it: add net.openhft:affinity to the class path"
                            + " (with its JNA and slf4j-api)");
        }
        // Without JNA's native part the library pretends, and finds no CPU at all.
        return current().isEmpty()
                ? Optional.of(
                        "threads cannot be pinned, since JNA's native library does not load: give it an executable"
                                + " folder (-Djna.tmpdir=...), or leave the pinning out")
                : Optional.empty();
    }

    static BitSet current() {
        return Affinity.getAffinity();
    }

    /**
     * Binds the calling thread.
     *
     * @throws IllegalStateException if the kernel refuses.
     */
    static void bind(BitSet cpus) {
        Affinity.setAffinity(cpus);
    }
}
