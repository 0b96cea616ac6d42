package io.ringfeed.cli;

import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.simulate.SimulateOptions;
import io.ringfeed.cli.simulate.SimulateSession;
import io.ringfeed.simulator.Pace;
import io.ringfeed.simulator.fault.FaultPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ringfeed simulate}: its options. */
@Command(
        name = "simulate",
        description = {
            "Run a Binance-compatible venue on 127.0.0.1 until Ctrl-C: a generated market, or recorded frames.",
            "",
            "It says how to connect. Any client of Binance's spot streams can; it keeps the venue's rules (PINGs, 5 frames"
                    + " a second, 24 hours).%n"
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringfeed simulate",
            "  ringfeed simulate --tls --rate 5000 --symbols btcusdt,solusdt",
            "  ringfeed simulate --tls --replay frames.jsonl.gz --pace max",
            "  ringfeed simulate --faults \"every 10s rst; at 25s handshake 503 x3\"",
            "",
            "Exit codes: 0 ended by Ctrl-C or SIGTERM, 1 failed at run time (port in use),",
            "2 wrong usage (also: a recording that is missing or corrupt). The last line on",
            "standard error is a summary in JSON; 'delivered' counts the frames sent."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "<n>",
            defaultValue = "9443",
            description = "Port on 127.0.0.1; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--tls", description = "Speak wss instead of ws, with a certificate authority made at start.")
    private boolean tls;

    @Option(
            names = "--ca",
            paramLabel = "<file>",
            description =
                    "With --tls: where to write that authority's certificate (PEM), for clients to trust. Default:"
                            + " ringfeed-sim-ca.pem.")
    private Path ca;

    @Option(
            names = "--symbols",
            paramLabel = "<a,b,c>",
            defaultValue = "btcusdt,ethusdt,bnbusdt",
            converter = Converters.Symbols.class,
            description = "Symbols of the generated market. Default: ${DEFAULT-VALUE}.")
    private Converters.SymbolList symbols;

    @Option(
            names = "--rate",
            paramLabel = "<n>",
            defaultValue = "100",
            description = "Trades and book tickers per second, all symbols together. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "<n>",
            defaultValue = "1",
            description = "The same seed makes the same market. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--replay",
            paramLabel = "<file>",
            description =
                    "Send recorded frames instead: one a line, wrapped or raw, .jsonl or .jsonl.gz. Starts once the"
                            + " subscriptions have stood still for 500 ms.")
    private Path replay;

    @Option(
            names = "--pace",
            paramLabel = "<pace>",
            converter = Converters.PaceName.class,
            description =
                    "With --replay: recorded, max, or how many times as fast, such as 5 or 0.5. Default: recorded.")
    private Pace pace;

    @Option(names = "--ledger", paramLabel = "<file>", description = "Write down every frame sent, for outside checks.")
    private Path ledger;

    @Option(
            names = "--ping-every",
            paramLabel = "<time>",
            defaultValue = "20s",
            converter = Converters.Time.class,
            description = "How often a connection gets a PING. Default: ${DEFAULT-VALUE}, as the venue.")
    private Duration pingEvery;

    @Option(
            names = "--pong-deadline",
            paramLabel = "<time>",
            defaultValue = "1m",
            converter = Converters.Time.class,
            description = "How long a PING may stay unanswered. Default: ${DEFAULT-VALUE}, as the venue.")
    private Duration pongDeadline;

    @Option(
            names = "--life",
            paramLabel = "<time>",
            defaultValue = "24h",
            converter = Converters.Time.class,
            description = "How long a connection lives. Default: ${DEFAULT-VALUE}, as the venue.")
    private Duration life;

    @Option(
            names = "--frame-limit",
            paramLabel = "<n>",
            defaultValue = "5",
            description = "Frames that a client may send in a second; 0 for no limit. Default: ${DEFAULT-VALUE}, as the"
                    + " venue.")
    private int frameLimit;

    @Option(
            names = "--faults",
            paramLabel = "<script>",
            converter = Converters.Faults.class,
            completionCandidates = Converters.FaultNames.class,
            description =
                    "What goes wrong, and when: steps parted by ';', such as \"at 5s rst; every 10s stall 2s; after 3s"
                            + " handshake 429 x2 retry-after 5s; random seed=7 per-minute=20\". Times count from the"
                            + " first subscription; steps without one happen at the start. Faults:"
                            + " ${COMPLETION-CANDIDATES}. docs/faults.md tells what each does.")
    private FaultPlan faults;

    SimulateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.begin();
        check();
        SimulateOptions options = new SimulateOptions(
                port,
                tls,
                ca != null ? ca : Path.of("ringfeed-sim-ca.pem"),
                symbols.symbols(),
                rate,
                seed,
                replay,
                pace != null ? pace : Pace.RECORDED,
                ledger,
                pingEvery,
                pongDeadline,
                life,
                frameLimit,
                faults != null ? faults : FaultPlan.NONE);
        return new SimulateSession(invocation, options).run();
    }

    private void check() {
        if (port < 0 || port > MAX_PORT) {
            throw wrong("--port " + port + " cannot be: write 1 to " + MAX_PORT + ", or 0 for any free one");
        }
        if (ca != null && !tls) {
            throw wrong("--ca only goes with --tls");
        }
        if (pace != null && replay == null) {
            throw wrong("--pace only goes with --replay");
        }
        if (replay != null && !Files.isRegularFile(replay)) {
            throw wrong("--replay " + replay + (Files.exists(replay) ? " is no file" : " does not exist")
                    + ": give a recording, .jsonl or .jsonl.gz");
        }
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }
}
