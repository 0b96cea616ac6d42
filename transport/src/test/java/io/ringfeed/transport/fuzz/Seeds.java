package io.ringfeed.transport.fuzz;

import io.ringfeed.transport.conformance.Case;
import io.ringfeed.transport.conformance.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the streams of the conformance suite as files, for {@code scripts/fuzz} to begin with. */
final class Seeds {
    /** Longer ones would only slow the fuzzer down. */
    private static final int MAX_BYTES = 1024;

    private Seeds() {}

    /**
     * Writes one file per stream.
     *
     * @param arguments the folder.
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Case each : Catalogue.all()) {
            if (each.wire().length <= MAX_BYTES) {
                Files.write(folder.resolve(each.name().replaceAll("[^a-zA-Z0-9]+", "-")), each.wire());
            }
        }
    }
}
