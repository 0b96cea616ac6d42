package io.ringfeed.cli;

import io.ringfeed.cli.run.OutputMode;
import io.ringfeed.cli.stat.StatFormat;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.config.ByteSizes;
import io.ringfeed.engine.config.ConfigKeys;
import io.ringfeed.engine.config.Durations;
import io.ringfeed.engine.ring.SlowConsumerPolicy;
import io.ringfeed.engine.ring.WaitMode;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Pace;
import io.ringfeed.simulator.fault.FaultKind;
import io.ringfeed.simulator.fault.FaultPlan;
import io.ringfeed.transport.tls.PublicKeyPin;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns the values of options into what they mean, or says in one line what to write instead. */
final class Converters {
    /** The venue that the command brings along. */
    static final String SIMULATOR = "sim";

    private Converters() {}

    /** A span of time. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String value) {
            return explained(() -> Durations.parse(value));
        }
    }

    /** Names of streams, separated by commas. */
    static final class StreamNames implements ITypeConverter<StreamList> {
        @Override
        public StreamList convert(String value) {
            List<Stream> streams = explained(() -> ConfigKeys.STREAMS.parse(value));
            if (streams.isEmpty()) {
                throw new TypeConversionException(
                        "no stream is named: write for example btcusdt@trade,ethusdt@kline_1m");
            }
            return new StreamList(streams);
        }
    }

    /** Streams without repetitions, in the order in which they were named. */
    record StreamList(List<Stream> streams) {}

    /** Symbols, separated by commas. */
    static final class Symbols implements ITypeConverter<SymbolList> {
        @Override
        public SymbolList convert(String value) {
            List<String> symbols = new ArrayList<>();
            for (String symbol : value.split(",", -1)) {
                if (!symbol.isBlank()) {
                    symbols.add(explained(() -> Streams.trade(symbol.strip()).symbol()));
                }
            }
            if (symbols.isEmpty()) {
                throw new TypeConversionException("no symbol is named: write for example btcusdt,ethusdt");
            }
            return new SymbolList(List.copyOf(symbols));
        }
    }

    /** Symbols in lower case. */
    record SymbolList(List<String> symbols) {}

    /** A venue; the built-in simulator has none yet. */
    static final class VenueName implements ITypeConverter<VenueChoice> {
        @Override
        public VenueChoice convert(String value) {
            if (SIMULATOR.equalsIgnoreCase(value)) {
                return new VenueChoice(Optional.empty());
            }
            return new VenueChoice(Optional.of(value.contains("://") ? custom(value) : named(value)));
        }

        private static Venue named(String value) {
            try {
                return ConfigKeys.VENUE.parse(value);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("unknown venue '" + value
                        + "': write sim, prod, testnet, demo, data-only, or an address such as wss://127.0.0.1:9443");
            }
        }

        private static Venue custom(String value) {
            try {
                URI uri = new URI(value);
                return explained(() -> Venue.custom(uri));
            } catch (URISyntaxException wrong) {
                throw new TypeConversionException("'" + value + "' is no address (" + wrong.getReason()
                        + "): write it as ws://host:port or wss://host:port");
            }
        }
    }

    /**
     * A venue, or the built-in simulator.
     *
     * @param venue empty for the simulator.
     */
    record VenueChoice(Optional<Venue> venue) {
        /** As the configuration has it. */
        String text() {
            return venue.map(ConfigKeys.VENUE::format).orElse(SIMULATOR);
        }
    }

    /** What to do with the events. */
    static final class Output implements ITypeConverter<OutputMode> {
        @Override
        public OutputMode convert(String value) {
            for (OutputMode mode : OutputMode.values()) {
                if (mode.toString().equals(value.toLowerCase(Locale.ROOT))) {
                    return mode;
                }
            }
            throw new TypeConversionException("unknown output '" + value + "': write live, json or none");
        }
    }

    /** How to show counters. */
    static final class Stat implements ITypeConverter<StatFormat> {
        @Override
        public StatFormat convert(String value) {
            for (StatFormat format : StatFormat.values()) {
                if (format.toString().equals(value.toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            throw new TypeConversionException("unknown format '" + value + "': write live, table, json or prometheus");
        }
    }

    /** The unit of the venue's times. */
    static final class VenueTimeUnit implements ITypeConverter<TimeUnit> {
        @Override
        public TimeUnit convert(String value) {
            return explained(() -> ConfigKeys.TIME_UNIT.parse(value));
        }
    }

    /** How threads wait. */
    static final class Wait implements ITypeConverter<WaitMode> {
        @Override
        public WaitMode convert(String value) {
            return explained(() -> ConfigKeys.WAIT.parse(value));
        }
    }

    /** What happens when the handler is slower than the feed. */
    static final class SlowConsumer implements ITypeConverter<SlowConsumerPolicy> {
        @Override
        public SlowConsumerPolicy convert(String value) {
            return explained(() -> ConfigKeys.SLOW_CONSUMER.parse(value));
        }
    }

    /** A public key that is insisted on. */
    static final class Pin implements ITypeConverter<PublicKeyPin> {
        @Override
        public PublicKeyPin convert(String value) {
            return explained(() -> new PublicKeyPin(value));
        }
    }

    /** The pace of a replay. */
    static final class PaceName implements ITypeConverter<Pace> {
        @Override
        public Pace convert(String value) {
            return explained(() -> Pace.parse(value));
        }
    }

    /** A script of faults. */
    static final class Faults implements ITypeConverter<FaultPlan> {
        @Override
        public FaultPlan convert(String value) {
            return explained(() -> FaultPlan.parse(value));
        }
    }

    /** The names of all faults. */
    static final class FaultNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(FaultKind.values()).map(FaultKind::specName).iterator();
        }
    }

    /** Address of any WebSocket server. */
    static final class WebSocketUrl implements ITypeConverter<URI> {
        @Override
        public URI convert(String value) {
            try {
                URI uri = new URI(value);
                if (uri.getHost() != null && ("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (URISyntaxException wrong) {
                throw new TypeConversionException("'" + value + "' is no address (" + wrong.getReason()
                        + "): write it as ws://host:port/path or wss://host:port/path");
            }
            throw new TypeConversionException(
                    "'" + value + "' is no WebSocket address: write it as ws://host:port/path or wss://host:port/path");
        }
    }

    /** A number of bytes, with k or m for the powers of 1024. */
    static final class Bytes implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return explained(() -> ByteSizes.parse(value));
        }
    }

    /** Something that explains itself by an {@link IllegalArgumentException}. */
    private interface Parse<T> {
        T parse();
    }

    private static <T> T explained(Parse<T> parse) {
        try {
            return parse.parse();
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
