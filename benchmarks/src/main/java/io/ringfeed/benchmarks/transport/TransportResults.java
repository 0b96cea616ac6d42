package io.ringfeed.benchmarks.transport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfeed.benchmarks.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/**
 * The result file, in JMH's form, so that whatever reads that reads this: the score is the median CPU time of a message,
 * its error half the distance from the least to the most. Every measurement stands beside it in full.
 */
final class TransportResults {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ArrayNode results = mapper.createArrayNode();

    void add(Condition condition, ReceiverKind kind, Rounds rounds) {
        ObjectNode result = results.addObject();
        result.put("benchmark", TransportBench.class.getName() + "." + kind.label());
        result.put("mode", "avgt");
        result.putObject("params").put("condition", condition.label());
        put(result.putObject("primaryMetric"), rounds, Measurement::threadNs, "ns/op");
        ObjectNode others = result.putObject("secondaryMetrics");
        put(others.putObject(ResultFile.ALLOCATED), rounds, Measurement::bytes, "B/op");
        put(others.putObject("messages"), rounds, Measurement::messagesPerSecond, "ops/s");
        put(others.putObject("cpu.process"), rounds, Measurement::processNs, "ns/op");
        result.set("rounds", mapper.valueToTree(rounds.measurements()));
    }

    void write(Path file) throws IOException {
        mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), results);
    }

    private static void put(ObjectNode metric, Rounds rounds, ToDoubleFunction<Measurement> of, String unit) {
        metric.put("score", rounds.median(of));
        metric.put("scoreError", (rounds.max(of) - rounds.min(of)) / 2);
        metric.put("scoreUnit", unit);
    }
}
