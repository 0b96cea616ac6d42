package io.ringfeed.benchmarks.transport;

import io.ringfeed.benchmarks.transport.Measurement.ThreadCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What one receiver took under one condition, round by round. */
final class Rounds {
    private final List<Measurement> measurements = new ArrayList<>();

    void add(Measurement measurement) {
        measurements.add(measurement);
    }

    double median(ToDoubleFunction<Measurement> of) {
        return of.applyAsDouble(median(Comparator.comparingDouble(of)));
    }

    double min(ToDoubleFunction<Measurement> of) {
        return measurements.stream().mapToDouble(of).min().orElse(Double.NaN);
    }

    double max(ToDoubleFunction<Measurement> of) {
        return measurements.stream().mapToDouble(of).max().orElse(Double.NaN);
    }

    /** The threads of the round with the median time. */
    Map<String, ThreadCost> threads() {
        return median(Comparator.comparingDouble(Measurement::threadNs)).threads();
    }

    List<Measurement> measurements() {
        return measurements;
    }

    private Measurement median(Comparator<Measurement> order) {
        return measurements.stream().sorted(order).toList().get(measurements.size() / 2);
    }
}
