package io.ringfeed.benchmarks.soak.check;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A file of properties: what a run promised, or what the engine's process measured. {@code terms.properties} has
 *
 * <pre>
 * seed                  of the run, to make it again
 * messagesPerSecond     frames that the venue was due to send, at least
 * deliveredAtLeast      part of the ids that must arrive, such as 0.95
 * faultsPerMinute       at least; 0 for a run without any, which then must lose nothing
 * faultSeconds          how long faults struck
 * kinds                 kinds of faults that must have struck, parted by commas
 * blind.slackMs         how long nothing may come for no reason at all
 * blind.KIND            for how many milliseconds longer a fault of that kind may blind; none for those that may not
 * silentAtEndMs         how long each stream may have been silent at the end
 * heapGrowthBytes, descriptorGrowth, threadGrowth      from the start to the end, at most
 * </pre>
 */
final class Terms {
    private final String file;
    private final Properties properties = new Properties();

    private Terms(String file) {
        this.file = file;
    }

    static Terms read(Path file) throws IOException {
        Terms terms = new Terms(file.getFileName().toString());
        try (Reader reader = Files.newBufferedReader(file)) {
            terms.properties.load(reader);
        }
        return terms;
    }

    long number(String key) {
        return exact(key).longValue();
    }

    double decimal(String key) {
        return exact(key).doubleValue();
    }

    private BigDecimal exact(String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(file + " lacks " + key);
        }
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(file + ": " + key + " is no number: " + value);
        }
    }

    long numberOr(String key, long otherwise) {
        return properties.containsKey(key) ? number(key) : otherwise;
    }

    List<String> words(String key) {
        return Stream.of(properties.getProperty(key, "").split(","))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
