package io.ringfeed.benchmarks.decode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfeed.benchmarks.report.ResultFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The result file of the slices, in JMH's form, so that whatever reads that reads this: the score is the median, its
 * error half the distance from p10 to p90.
 */
final class SliceResults {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ArrayNode results = mapper.createArrayNode();

    void add(SampleKind kind, Codec codec, SliceSamples samples) {
        ObjectNode result = results.addObject();
        result.put("benchmark", DecodeSlices.class.getName() + "." + codec.label());
        result.put("mode", "avgt");
        result.putObject("params").put("kind", kind.label());
        ObjectNode metric = result.putObject("primaryMetric");
        metric.put("score", samples.medianNs());
        metric.put("scoreError", (samples.ns(0.9) - samples.p10Ns()) / 2);
        metric.putObject("scorePercentiles")
                .put("10.0", samples.p10Ns())
                .put("50.0", samples.medianNs())
                .put("90.0", samples.ns(0.9));
        metric.put("scoreUnit", "ns/op");
        ArrayNode rounds = metric.putArray("rawData").addArray();
        for (double ns : samples.nsPerOp()) {
            rounds.add(ns);
        }
        ObjectNode allocated = result.putObject("secondaryMetrics").putObject(ResultFile.ALLOCATED);
        allocated.put("score", samples.medianBytes());
        allocated.put("scoreUnit", "B/op");
    }

    void write(Path file) throws IOException {
        mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), results);
    }
}
