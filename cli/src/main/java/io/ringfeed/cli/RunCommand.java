package io.ringfeed.cli;

import io.ringfeed.cli.run.OutputMode;
import io.ringfeed.cli.run.RunOptions;
import io.ringfeed.cli.run.RunSession;
import io.ringfeed.cli.session.ExitCode;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.config.ConfigKey;
import io.ringfeed.engine.config.ConfigKeys;
import io.ringfeed.engine.config.EngineConfig;
import io.ringfeed.engine.config.EngineConfigBuilder;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.ring.SlowConsumerPolicy;
import io.ringfeed.engine.ring.WaitMode;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.tls.PublicKeyPin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ringfeed run}: its options. */
@Command(
        name = "run",
        description = {
            "Receive live market data: connect, subscribe, decode, show; reconnect after a loss.",
            "",
            "Without options it starts a simulator inside, connects to it over TLS and shows trades, 1m klines, depth and"
                    + " tickers of three symbols for 10 seconds, then counts and latencies.%n"
        },
        sortOptions = false,
        usageHelpAutoWidth = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringfeed run",
            "  ringfeed run --venue testnet --streams btcusdt@trade,btcusdt@depth --for 0",
            "  ringfeed run --output json --count 1000 > events.jsonl",
            "  ringfeed run --venue wss://127.0.0.1:9443 --trust ringfeed-sim-ca.pem",
            "  ringfeed run --print-config > my.properties",
            "  ringfeed run --config my.properties --env",
            "",
            "Exit codes: 0 fine (also Ctrl-C and a closed pipe), 1 failed at run time (no",
            "event came, count not reached, first connect impossible), 2 wrong usage. The",
            "last line on standard error is a summary in JSON."
        })
final class RunCommand implements Callable<Integer> {
    private static final List<String> DEFAULT_SYMBOLS = List.of("btcusdt", "ethusdt", "bnbusdt");
    private static final Duration DEFAULT_TIME = Duration.ofSeconds(10);
    private static final double DEFAULT_RATE = 100;
    private static final long DEFAULT_SEED = 1;

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--venue",
            paramLabel = "<where>",
            converter = Converters.VenueName.class,
            description = "Where the data comes from: sim (a simulator started inside), prod, testnet, demo, data-only,"
                    + " or an address, ws://host:port or wss://host:port. Default: sim.")
    private Converters.VenueChoice venue;

    @Option(
            names = "--streams",
            paramLabel = "<a,b,c>",
            converter = Converters.StreamNames.class,
            description = "Which streams, by their names on the wire: <symbol>@trade, @aggTrade, @kline_1m (1s to 1M),"
                    + " @ticker, @bookTicker, @depth, @depth@100ms. Default: trade, kline_1m, depth@100ms and ticker of"
                    + " btcusdt, ethusdt, bnbusdt.")
    private Converters.StreamList streams;

    @Option(
            names = "--for",
            paramLabel = "<time>",
            converter = Converters.Time.class,
            description = "How long: 500ms, 30s, 5m, 1h, a number of seconds, or 0 for until Ctrl-C. Default: 10s; with"
                    + " --count, 0.")
    private Duration time;

    @Option(
            names = "--count",
            paramLabel = "<n>",
            description = "Stop after exactly so many events. Default: no limit.")
    private Long count;

    @Option(
            names = "--output",
            paramLabel = "<mode>",
            defaultValue = "live",
            converter = Converters.Output.class,
            description =
                    "live: a table refreshed in place; json: one line per event on standard output, the venue's own"
                            + " JSON made again from the decoded event; none. Default: ${DEFAULT-VALUE}.")
    private OutputMode output;

    @Option(
            names = "--time-unit",
            paramLabel = "<unit>",
            defaultValue = "ms",
            converter = Converters.VenueTimeUnit.class,
            description =
                    "In which unit the venue is to tell its times: ms, or us for microseconds. Recordings that are"
                            + " replayed keep their own. Default: ${DEFAULT-VALUE}.")
    private TimeUnit timeUnit;

    @Option(
            names = "--trust",
            paramLabel = "<pem>",
            description = "Trust the authorities of this PEM file instead of the platform's, for a venue with a private"
                    + " certificate.")
    private Path trust;

    @Option(
            names = "--pin-key",
            paramLabel = "<pin>",
            converter = Converters.Pin.class,
            description =
                    "Insist on this public key of the venue, or of an authority that vouches for it, on top of the usual"
                            + " verification: sha256/BASE64, as for curl and OkHttp. May be given several times; any one will do.")
    private List<PublicKeyPin> pins = List.of();

    @Option(
            names = "--keep-trying",
            description =
                    "Go on trying even where the first attempts fail for a reason that will hardly go away (unknown"
                            + " host, refused port, untrusted certificate). After a first success a run always reconnects.")
    private boolean keepTrying;

    @Option(
            names = "--rate",
            paramLabel = "<n>",
            description = "With --venue sim: trades and book tickers per second. Default: 100.")
    private Double rate;

    @Option(names = "--seed", paramLabel = "<n>", description = "With --venue sim: the seed of its market. Default: 1.")
    private Long seed;

    @Option(
            names = "--wait",
            paramLabel = "<mode>",
            converter = Converters.Wait.class,
            description = "How the decoder and the handler wait for the next message: blocking, sleeping, yielding,"
                    + " busy-spin. Default: yielding where each thread has a core of its own and two are left, else"
                    + " blocking.")
    private WaitMode wait;

    @Option(
            names = "--ring",
            paramLabel = "<slots>",
            defaultValue = "4096",
            description = "Slots of the ring, a power of two. Default: ${DEFAULT-VALUE}.")
    private int ring;

    @Option(
            names = "--slow-consumer",
            paramLabel = "<policy>",
            defaultValue = "pause",
            converter = Converters.SlowConsumer.class,
            description =
                    "When events come faster than they are taken: pause (stop reading until there is room: nothing is"
                            + " lost), drop (the newest, counted and declared), disconnect (and connect anew). Default:"
                            + " ${DEFAULT-VALUE}.")
    private SlowConsumerPolicy slowConsumer;

    @Option(names = "--jdk-tls", description = "Use the JDK's TLS engine even where BoringSSL is available.")
    private boolean jdkTls;

    @Option(names = "--nio", description = "Use NIO even where the native epoll transport is available.")
    private boolean nio;

    @Mixin
    private ConfigOptions sources;

    @Mixin
    private NetworkOptions network;

    RunCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        EngineConfig config = config();
        check(config);
        if (sources.isPrintWanted()) {
            invocation.terminal().out().print(config.listing());
            return ExitCode.FINE;
        }
        invocation.begin();
        Duration limit = time != null ? time : count != null ? Duration.ZERO : DEFAULT_TIME;
        RunOptions options = new RunOptions(
                config,
                limit,
                count == null ? 0 : count,
                output,
                keepTrying,
                rate == null ? DEFAULT_RATE : rate,
                seed == null ? DEFAULT_SEED : seed);
        return new RunSession(invocation, options).run();
    }

    /** The options that were given, over the environment and the file where they are wanted, over this command's defaults. */
    private EngineConfig config() {
        EngineConfigBuilder config = sources.read()
                .fallback(ConfigKeys.VENUE, Converters.SIMULATOR)
                .fallback(ConfigKeys.STREAMS, ConfigKeys.STREAMS.format(defaultStreams()))
                // Whoever stands behind an address, the venue's own pace does no harm.
                .fallback(ConfigKeys.FRAME_LIMIT, ConfigKeys.FRAME_LIMIT.format(Venue.SPOT_FRAMES_PER_SECOND))
                // A handler of this command that throws is a defect, and a feed with holes would hide it.
                .fallback(ConfigKeys.FAILURE_POLICY, ConfigKeys.FAILURE_POLICY.format(FailurePolicy.STOP_ENGINE));
        GivenOptions given = new GivenOptions(spec.commandLine().getParseResult(), config)
                .option("--time-unit", ConfigKeys.TIME_UNIT, timeUnit)
                .option("--trust", ConfigKeys.TLS_TRUST, trust == null ? List.of() : List.of(trust))
                .option("--pin-key", ConfigKeys.TLS_PIN, pins)
                .option("--jdk-tls", ConfigKeys.TLS_JDK, jdkTls)
                .option("--nio", ConfigKeys.SOCKET_NATIVE, !nio)
                .option("--wait", ConfigKeys.WAIT, wait)
                .option("--ring", ConfigKeys.RING_SLOTS, ring)
                .option("--slow-consumer", ConfigKeys.SLOW_CONSUMER, slowConsumer);
        if (venue != null) {
            given.text("--venue", ConfigKeys.VENUE, venue.text());
        }
        if (streams != null) {
            given.option("--streams", ConfigKeys.STREAMS, streams.streams());
        }
        network.addTo(given);
        return config.build();
    }

    private void check(EngineConfig config) {
        boolean simulated = Converters.SIMULATOR.equalsIgnoreCase(config.text(ConfigKeys.VENUE));
        if (count != null && count < 1) {
            throw wrong("--count " + count + " is too small: ask for at least 1 event");
        }
        if (ring < 2 || Integer.bitCount(ring) != 1 || ring > 1 << 20) {
            throw wrong("--ring " + ring + " cannot be: write a power of two from 2 to 1048576, such as "
                    + RingOptions.DEFAULTS.slotCount());
        }
        if (!simulated && (rate != null || seed != null)) {
            throw wrong((rate != null ? "--rate" : "--seed") + " only goes with --venue sim");
        }
        if (rate != null && !(rate >= 0 && rate <= 1_000_000)) {
            throw wrong("--rate " + rate + " cannot be: write a number from 0 to 1000000");
        }
        if (config.isSet(ConfigKeys.TLS_TRUST) && simulated) {
            throw wrong(name(config, ConfigKeys.TLS_TRUST)
                    + " does not go with --venue sim, which brings its own certificate");
        }
        if (config.isSet(ConfigKeys.TLS_PIN) && simulated) {
            throw wrong(name(config, ConfigKeys.TLS_PIN)
                    + " does not go with --venue sim, which makes a new key each time");
        }
        if (trust != null && !Files.isReadable(trust)) {
            throw wrong("--trust " + trust + " cannot be read: give the PEM file of the venue's certificate authority");
        }
        Optional<String> problem = network.problem(config);
        if (problem.isPresent()) {
            throw wrong(problem.get());
        }
        if (!config.problems().isEmpty()) {
            throw wrong(String.join("; ", config.problems()));
        }
    }

    /** As the user knows it: the option, or the key and where it stands. */
    private static String name(EngineConfig config, ConfigKey<?> key) {
        String origin = config.origin(key);
        return origin.startsWith("--") ? origin : key + " (" + origin + ")";
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    private static List<Stream> defaultStreams() {
        List<Stream> streams = new ArrayList<>();
        for (String symbol : DEFAULT_SYMBOLS) {
            streams.add(Streams.trade(symbol));
            streams.add(Streams.kline(symbol, Interval.ONE_MINUTE));
            streams.add(Streams.depth(symbol));
            streams.add(Streams.ticker(symbol));
        }
        return streams;
    }
}
