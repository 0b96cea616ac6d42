package io.ringfeed.engine.jvm;

import java.util.Optional;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/** Knows which flags the libraries need from the JVM, and says in one line what is missing. */
public final class JvmFlags {
    private static final String PACKAGE = "jdk.internal.misc";

    private JvmFlags() {}

    /**
     * Agrona's queues use an internal class of the JDK that is closed by default.
     *
     * @return the problem and its cure, or empty.
     */
    public static Optional<String> problem() {
        Module agrona = ManyToOneConcurrentArrayQueue.class.getModule();
        if (Object.class.getModule().isOpen(PACKAGE, agrona)) {
            return Optional.empty();
        }
        String target = agrona.isNamed() ? agrona.getName() : "ALL-UNNAMED";
        return Optional.of("this JVM lacks a flag that Agrona needs: start java with --add-opens java.base/" + PACKAGE
                + "=" + target + " (in an executable jar's manifest: Add-Opens: java.base/" + PACKAGE + ")");
    }
}
