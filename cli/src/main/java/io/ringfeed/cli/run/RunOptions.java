package io.ringfeed.cli.run;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.config.ConfigOverlay;
import io.ringfeed.engine.config.EngineConfig;
import io.ringfeed.engine.venue.Venue;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What {@code run} was asked for, checked.
 *
 * @param config of the engine; names no venue for the built-in simulator.
 * @param time how long; zero for no limit.
 * @param count how many events; zero for no limit.
 * @param output what to do with them.
 * @param keepTrying whether to go on trying where the first attempts fail for good.
 * @param simulatorRate trades and book tickers per second of the built-in simulator.
 * @param simulatorSeed the built-in simulator's seed.
 */
public record RunOptions(
        EngineConfig config,
        Duration time,
        long count,
        OutputMode output,
        boolean keepTrying,
        double simulatorRate,
        long simulatorSeed) {

    /** @return where the data comes from, or null for the built-in simulator. */
    Venue venue() {
        return venue(null);
    }

    /** @return the configured venue, or else this one, with the configured limit on frames. */
    Venue venue(Venue otherwise) {
        return new ConfigOverlay(config).venue(otherwise);
    }

    /** @return which, without repetitions. */
    List<Stream> streams() {
        return config.streams();
    }

    /** @return in the order of their streams, each once; streams of all symbols add none. */
    List<String> symbols() {
        return streams().stream()
                .map(Stream::symbol)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
