package io.ringfeed.cli.simulate;

import io.ringfeed.cli.session.ExitCode;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.session.Summary;
import io.ringfeed.cli.terminal.Terminal;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.simulator.Simulator;
import io.ringfeed.simulator.SimulatorBuilder;
import io.ringfeed.simulator.SimulatorException;
import io.ringfeed.simulator.fault.FaultPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * One simulator, from its start to Ctrl-C.
 *
 * <p><b>Threading:</b> confined to the main thread.
 */
public final class SimulateSession {
    private final Invocation invocation;
    private final SimulateOptions options;

    /**
     * A session that has not begun.
     *
     * @param invocation the call it belongs to.
     * @param options what was asked for.
     */
    public SimulateSession(Invocation invocation, SimulateOptions options) {
        this.invocation = invocation;
        this.options = options;
    }

    /** @return the exit code, when the simulator has ended. */
    public int run() {
        try (Simulator simulator = builder().start()) {
            int written = options.tls() ? writeCa(simulator) : ExitCode.FINE;
            if (written != ExitCode.FINE) {
                return written;
            }
            introduce(simulator);
            watch(simulator);
            invocation.summary(Summary.ofDelivered(simulator.framesSent()));
            return ExitCode.FINE;
        } catch (IllegalArgumentException wrong) {
            return invocation.fail(ExitCode.WRONG_USAGE, OneLine.of(wrong));
        } catch (SimulatorException failure) {
            return invocation.fail(
                    isWrongUsage(failure.kind()) ? ExitCode.WRONG_USAGE : ExitCode.FAILED, OneLine.of(failure));
        }
    }

    private SimulatorBuilder builder() {
        return Simulator.builder()
                .port(options.port())
                .tls(options.tls())
                .symbols(options.symbols())
                .rate(options.rate())
                .seed(options.seed())
                .replay(options.replay())
                .pace(options.pace())
                .ledger(options.ledger())
                .pingEvery(options.pingEvery())
                .pongDeadline(options.pongDeadline())
                .life(options.life())
                .frameLimit(options.frameLimit())
                .faults(options.faults());
    }

    /** A file that was named on the command line and cannot be used is wrong usage; a port that is taken is not. */
    private static boolean isWrongUsage(SimulatorException.Kind kind) {
        return switch (kind) {
            case RECORDING, LEDGER -> true;
            case CERTIFICATES, PORT -> false;
        };
    }

    private int writeCa(Simulator simulator) {
        try {
            simulator.writeCa(options.ca());
            return ExitCode.FINE;
        } catch (IOException failure) {
            return invocation.fail(
                    ExitCode.WRONG_USAGE,
                    "cannot write the certificate to " + options.ca() + ": name another file with --ca");
        }
    }

    private void introduce(Simulator simulator) {
        PrintStream out = invocation.terminal().out();
        out.println("simulator at " + simulator.uri() + ": "
                + (options.replay() == null
                        ? "a generated market of " + String.join(", ", options.symbols())
                        : "replay of " + options.replay() + ", pace " + options.pace()));
        if (options.tls()) {
            out.println("its certificate authority: " + options.ca().toAbsolutePath());
        }
        if (!options.faults().equals(FaultPlan.NONE)) {
            out.println("its faults: " + options.faults());
        }
        List<String> recorded = options.replay() == null ? List.of() : RecordedStreams.of(options.replay());
        out.println("connect to it from another terminal (Ctrl-C ends it here):");
        out.println("  " + RunHint.command(simulator.uri(), options, recorded));
        if (recorded.size() > RunHint.MOST_STREAMS) {
            out.println("  (of the " + recorded.size()
                    + " streams recorded; the replay passes over what nobody asked for)");
        }
        out.flush();
    }

    private void watch(Simulator simulator) {
        Terminal terminal = invocation.terminal();
        try (SimulateStatus status = new SimulateStatus(terminal, simulator, options)) {
            do {
                status.draw(System.nanoTime());
            } while (invocation.stop().await(status.periodMs()) == null);
            status.draw(System.nanoTime());
        }
    }
}
