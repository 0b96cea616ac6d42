package io.ringfeed.engine.thread;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets of CPUs in the kernel's notation, {@code 0-3,8}. */
final class CpuSet {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

    private CpuSet() {}

    /** The CPUs of this process: those of its first thread, which nobody binds, and not those of the caller. */
    static Optional<BitSet> ofProcess() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .map(line -> parse(line.substring(ALLOWED.length())))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static BitSet parse(String list) {
        BitSet cpus = new BitSet();
        Matcher range = RANGE.matcher(list);
        while (range.find()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            cpus.set(first, last + 1);
        }
        return cpus;
    }

    static String text(BitSet cpus) {
        StringJoiner list = new StringJoiner(",");
        for (int first = cpus.nextSetBit(0); first >= 0; ) {
            int last = cpus.nextClearBit(first) - 1;
            list.add(first == last ? String.valueOf(first) : first + "-" + last);
            first = cpus.nextSetBit(last + 1);
        }
        return list.toString();
    }
}
