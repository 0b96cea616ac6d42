package io.ringfeed.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads what JMH writes with {@code -rf json}, and what is written in the same form. */
public final class ResultFile {
    /** JMH's name for bytes per operation. Older versions put a dot before it. */
    public static final String ALLOCATED = "gc.alloc.rate.norm";

    private ResultFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException with a message for the user, if it is missing or holds no results.
     */
    public static List<BenchmarkResult> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file: " + file);
        }
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON: " + file + ": " + e.getOriginalMessage(), e);
        }
        if (!root.isArray() || root.isEmpty() || !root.get(0).has("primaryMetric")) {
            throw new IOException("not a result of JMH or of the slices: " + file);
        }
        List<BenchmarkResult> results = new ArrayList<>();
        root.forEach(node -> results.add(result(node)));
        return results;
    }

    private static BenchmarkResult result(JsonNode node) {
        String name = node.path("benchmark").asText();
        int methodDot = name.lastIndexOf('.');
        TreeMap<String, String> parameters = new TreeMap<>();
        node.path("params")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        JsonNode metric = node.path("primaryMetric");
        return new BenchmarkResult(
                name.substring(name.lastIndexOf('.', methodDot - 1) + 1),
                parameters,
                node.path("mode").asText(),
                number(metric.path("score")),
                number(metric.path("scoreError")),
                metric.path("scoreUnit").asText(),
                number(node.path("secondaryMetrics").path(ALLOCATED).path("score")));
    }

    /** JMH writes numbers that are none as strings. */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : Double.NaN;
    }
}
