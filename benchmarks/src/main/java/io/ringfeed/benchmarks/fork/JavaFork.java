package io.ringfeed.benchmarks.fork;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How to start another JVM like this one: its class path, the flags that the stack needs, and this one's flags last.
 *
 * <p><b>Threading:</b> no state.
 */
public final class JavaFork {
    private static final List<String> FLAGS = List.of(
            "--add-opens",
            "java.base/jdk.internal.misc=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            // As in production, and for all: it samples, which would show as allocation.
            "-Dio.netty.leakDetection.level=disabled",
            "-Xmx512m");

    private JavaFork() {}

    /**
     * Describes the process, which is not started yet.
     *
     * @param main      its main class.
     * @param flags     of its JVM, beside those that all get.
     * @param arguments of the main class, as text.
     * @return a builder whose standard error is this process's.
     */
    public static ProcessBuilder of(Class<?> main, List<String> flags, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
