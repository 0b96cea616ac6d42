package io.ringfeed.cli.run;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.ring.SlowConsumerPolicy;
import io.ringfeed.engine.ring.WaitMode;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.tls.PublicKeyPin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What {@code run} was asked for, checked.
 *
 * @param venue where the data comes from, or null for the built-in simulator.
 * @param streams which, without repetitions.
 * @param time how long; zero for no limit.
 * @param count how many events; zero for no limit.
 * @param output what to do with them.
 * @param timeUnit of the venue's times, milliseconds or microseconds.
 * @param trust authorities to trust instead of the platform's, or null.
 * @param pins public keys of which the venue has to meet one, or none.
 * @param keepTrying whether to go on trying where the first attempts fail for good.
 * @param jdkTls whether to use the JDK's TLS engine.
 * @param nio whether to do without the native transport.
 * @param waitMode how the ring's threads wait, or null for the engine's choice.
 * @param ringSlots slots of the ring.
 * @param slowConsumer what happens when events come faster than they are taken.
 * @param simulatorRate trades and book tickers per second of the built-in simulator.
 * @param simulatorSeed the built-in simulator's seed.
 * @param network how to reach the venue, and on which CPUs.
 */
public record RunOptions(
        Venue venue,
        List<Stream> streams,
        Duration time,
        long count,
        OutputMode output,
        TimeUnit timeUnit,
        Path trust,
        List<PublicKeyPin> pins,
        boolean keepTrying,
        boolean jdkTls,
        boolean nio,
        WaitMode waitMode,
        int ringSlots,
        SlowConsumerPolicy slowConsumer,
        double simulatorRate,
        long simulatorSeed,
        RunNetwork network) {

    /** @return in the order of their streams, each once; streams of all symbols add none. */
    List<String> symbols() {
        return streams.stream()
                .map(Stream::symbol)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
