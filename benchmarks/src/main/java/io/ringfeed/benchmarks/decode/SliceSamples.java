package io.ringfeed.benchmarks.decode;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one codec took, slice by slice.
 *
 * @param codec      that was measured.
 * @param nsPerOp    CPU time per frame, of each round.
 * @param bytesPerOp allocated per frame, of each round.
 */
record SliceSamples(Codec codec, List<Double> nsPerOp, List<Double> bytesPerOp) {
    private static final double MEDIAN = 0.5;

    double ns(double quantile) {
        return quantile(nsPerOp, quantile);
    }

    double medianNs() {
        return ns(MEDIAN);
    }

    /** What the codec takes when nothing disturbs it. */
    double p10Ns() {
        return ns(0.1);
    }

    /** In a steady state: what a round happened to load or link is no part of it. */
    double medianBytes() {
        return quantile(bytesPerOp, MEDIAN);
    }

    /** How many times longer than another codec in the same round, the median of all rounds. */
    double ratioTo(SliceSamples other) {
        return quantile(
                IntStream.range(0, nsPerOp.size())
                        .mapToObj(round -> nsPerOp.get(round) / other.nsPerOp.get(round))
                        .toList(),
                MEDIAN);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
