package io.ringfeed.cli.stat;

import io.ringfeed.cli.session.ExitCode;
import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.EngineCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Finds the engine that is meant: the one that was named, or the only one that runs, or where none runs the one that ended last without
 * being closed.
 */
final class EngineChoice {
    private final Path folder;
    private final List<Engine> engines = new ArrayList<>();
    private String unreadable = "";

    private record Engine(Path file, CountersSnapshot seen) {
        boolean isRunning() {
            return seen.isProcessAlive() && !seen.isClosed();
        }
    }

    private EngineChoice(Path folder, List<Path> files) {
        this.folder = folder;
        for (Path file : files) {
            try (EngineCounters counters = EngineCounters.open(file)) {
                engines.add(new Engine(file, counters.snapshot()));
            } catch (IOException failure) {
                unreadable = "; " + OneLine.of(failure);
            }
        }
    }

    /** Opens what the options name. */
    static EngineCounters open(StatOptions options) throws NoEngineException {
        try {
            return EngineCounters.open(
                    options.file() != null
                            ? options.file()
                            : new EngineChoice(EngineCounters.standardFolder(), EngineCounters.list())
                                    .only(options.pid()));
        } catch (IOException failure) {
            throw new NoEngineException(ExitCode.FAILED, OneLine.of(failure));
        }
    }

    private Path only(OptionalLong pid) throws NoEngineException {
        List<Engine> meant = engines.stream()
                .filter(engine -> pid.isEmpty() || engine.seen().process().pid() == pid.getAsLong())
                .toList();
        List<Engine> running = meant.stream().filter(Engine::isRunning).toList();
        if (running.size() > 1) {
            throw new NoEngineException(
                    ExitCode.WRONG_USAGE,
                    running.size() + " engines run: choose one with "
                            + running.stream()
                                    .map(engine -> words(engine, running))
                                    .collect(Collectors.joining(", or ")));
        }
        if (running.size() == 1) {
            return running.get(0).file();
        }
        return meant.stream()
                .max(Comparator.comparingLong(engine -> engine.seen().heartbeatEpochMs()))
                .orElseThrow(() -> none(pid))
                .file();
    }

    private NoEngineException none(OptionalLong pid) {
        String what = pid.isPresent() ? "no engine in process " + pid.getAsLong() : "no engine of this user";
        String others = engines.isEmpty()
                ? "start one, or name its file with --file"
                : "there is "
                        + engines.stream().map(engine -> words(engine, engines)).collect(Collectors.joining(", and "));
        return new NoEngineException(ExitCode.FAILED, what + " (looked into " + folder + "): " + others + unreadable);
    }

    /** The option that names this engine, which is its pid unless that is the name of another one, too. */
    private static String words(Engine engine, List<Engine> among) {
        CountersSnapshot seen = engine.seen();
        long pid = seen.process().pid();
        boolean isOnly = among.stream()
                        .filter(other -> other.seen().process().pid() == pid)
                        .count()
                == 1;
        return (isOnly ? "--pid " + pid : "--file " + engine.file()) + " (" + OneLine.of(seen.venue()) + ", "
                + (engine.isRunning() ? "up " + DurationText.clock(seen.takenEpochMs() - seen.startEpochMs()) : "ended")
                + ")";
    }
}
