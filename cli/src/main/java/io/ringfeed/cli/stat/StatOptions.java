package io.ringfeed.cli.stat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What {@code stat} was asked for.
 *
 * @param pid of the engine's process; empty for the only one.
 * @param file of its counters, or null to look for it.
 * @param every the time between two pictures of the live view.
 * @param format how to show them.
 * @param isRejects whether to show the rejected frames that were kept.
 * @param isCheck whether only to judge.
 */
public record StatOptions(
        OptionalLong pid, Path file, Duration every, StatFormat format, boolean isRejects, boolean isCheck) {}
