package io.ringfeed.benchmarks.report;

import java.util.SortedMap;

/**
 * One line of a result file.
 *
 * @param name       class and method, without the package.
 * @param parameters by name.
 * @param mode       as JMH shortens it: {@code avgt}, {@code thrpt}, ...
 * @param score      of the benchmark.
 * @param error      such that results that differ by less are the same to all we know; NaN if unknown.
 * @param unit       of score and error.
 * @param allocated  bytes per operation; NaN if not measured.
 */
public record BenchmarkResult(
        String name,
        SortedMap<String, String> parameters,
        String mode,
        double score,
        double error,
        String unit,
        double allocated) {
    /** What makes results of two files comparable. */
    public String key() {
        return name + parameters + " " + mode + " " + unit;
    }

    /** The class alone. */
    public String className() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The method alone. */
    public String method() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** True for throughput, false for times. */
    public boolean isMoreBetter() {
        return mode.equals("thrpt");
    }
}
