package io.ringfeed.transport.netty;

import java.util.Locale;

/** Explains, in one clause, why a native library did not load and what to do about it. The second form is pure: platform facts come as arguments. */
final class NativeCause {
    private NativeCause() {}

    /** Explains a failure on the platform at hand. */
    static String explain(String library, Throwable cause) {
        return explain(
                library,
                cause,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("io.netty.native.workdir", System.getProperty("java.io.tmpdir")));
    }

    static String explain(String library, Throwable cause, String osName, String arch, String folder) {
        String messages = messages(cause).toLowerCase(Locale.ROOT);
        if (library.contains("epoll") && !osName.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return "epoll exists on Linux only and this is " + osName + ": nothing to fix";
        }
        if (messages.contains("failed to map segment") || messages.contains("operation not permitted")) {
            return "the folder it is unpacked to, " + folder + ", does not allow execution (noexec):"
                    + " set -Dio.netty.native.workdir=<an executable folder>";
        }
        if (messages.contains("permission denied") || messages.contains("read-only file system")) {
            return "the folder it is unpacked to, " + folder + ", is not writable:"
                    + " set -Dio.netty.native.workdir=<a writable, executable folder>";
        }
        if (messages.contains("ld-linux") || messages.contains("error relocating") || messages.contains("musl")) {
            return "the library needs glibc and this system has another C library (musl?): use a glibc image";
        }
        if (messages.contains("could not find") || messages.contains("in java.library.path")) {
            return "no native library of " + osName + " " + arch + " is on the class path: add the " + library
                    + " jar with this platform's classifier";
        }
        return "its native library did not load (" + firstLine(cause) + "): add the " + library + " jar for " + osName
                + " " + arch + ", or unset io.netty.*.noNative options";
    }

    private static String firstLine(Throwable cause) {
        if (cause == null) {
            return "no reason given";
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static String messages(Throwable cause) {
        StringBuilder all = new StringBuilder();
        int depth = 0;
        for (Throwable at = cause; at != null && depth < 8; at = at.getCause(), depth++) {
            all.append(at.getMessage()).append('\n');
            for (Throwable suppressed : at.getSuppressed()) {
                all.append(messages(suppressed)).append('\n');
            }
        }
        return all.toString();
    }
}
