package io.ringfeed.benchmarks.soak;

import io.ringfeed.simulator.fault.FaultKind;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/** Writes down what a run has to keep to, for the checker. */
final class SoakTerms {
    /** In this time every kind of fault must strike. */
    private static final Duration EVERY_KIND_IN = Duration.ofMinutes(10);

    private static final double DELIVERED_AT_LEAST = 0.95;
    private static final double LEAST_FAULTS_PER_MINUTE = 20;
    /** Classes that are loaded late keep their constants; anything that grows with events or connections is far more. */
    private static final long HEAP_GROWTH_BYTES = 8 << 20;
    /** At either moment a second connection may stand beside the first. */
    private static final int DESCRIPTOR_GROWTH = 2;

    private final Properties properties = new Properties();

    SoakTerms(long seed, double messagesPerSecond, double faultsPerMinute, Duration faults) {
        put("seed", seed);
        put("messagesPerSecond", messagesPerSecond);
        put("deliveredAtLeast", DELIVERED_AT_LEAST);
        put("faultsPerMinute", Math.min(faultsPerMinute, LEAST_FAULTS_PER_MINUTE));
        put("faultSeconds", faults.toSeconds());
        put("kinds", faultsPerMinute > 0 && faults.compareTo(EVERY_KIND_IN) >= 0 ? everyKind() : "");
        put("blind.slackMs", SoakTimes.slackMs());
        for (FaultKind kind : FaultKind.values()) {
            put("blind." + kind.specName(), SoakTimes.costMs(kind.specName()));
        }
        put("silentAtEndMs", SoakTimes.SILENCE.toMillis());
        put("heapGrowthBytes", HEAP_GROWTH_BYTES);
        put("descriptorGrowth", DESCRIPTOR_GROWTH);
        put("threadGrowth", 0);
    }

    private static String everyKind() {
        return Arrays.stream(FaultKind.values()).map(FaultKind::specName).collect(Collectors.joining(","));
    }

    private void put(String key, Object value) {
        properties.setProperty(key, value.toString());
    }

    void write(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}
