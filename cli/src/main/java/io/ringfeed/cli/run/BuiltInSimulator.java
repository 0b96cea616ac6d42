package io.ringfeed.cli.run;

import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import io.ringfeed.simulator.SimulatorBuilder;
import io.ringfeed.simulator.SimulatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The simulator that {@code run} starts for itself: over TLS, on a free port, with the symbols that are asked for, and its
 * certificate authority in a file that lives no longer than needed.
 */
final class BuiltInSimulator implements AutoCloseable {
    private final Simulator simulator;
    private final Path ca;

    private BuiltInSimulator(Simulator simulator, Path ca) {
        this.simulator = simulator;
        this.ca = ca;
    }

    /**
     * Start it.
     *
     * @param options streams, rate and seed.
     * @return the running simulator.
     * @throws SimulatorException if that is not possible.
     */
    static BuiltInSimulator start(RunOptions options) {
        SimulatorBuilder builder =
                Simulator.builder().tls(true).rate(options.simulatorRate()).seed(options.simulatorSeed());
        List<String> symbols = options.symbols();
        if (!symbols.isEmpty()) {
            builder.symbols(symbols);
        }
        Simulator simulator = builder.start();
        try {
            Path ca = Files.createTempFile("ringfeed-ca-", ".pem");
            simulator.writeCa(ca);
            return new BuiltInSimulator(simulator, ca);
        } catch (IOException failure) {
            simulator.close();
            throw new SimulatorException(
                    SimulatorException.Kind.CERTIFICATES,
                    "the simulator's certificate cannot be written to the temporary folder",
                    failure);
        }
    }

    Venue venue() {
        return Venue.custom(simulator.uri());
    }

    Path ca() {
        return ca;
    }

    /** Whoever trusts the authority has read it: the file may go. */
    void dropCa() {
        try {
            Files.deleteIfExists(ca);
        } catch (IOException staysBehind) {
            System.getLogger("io.ringfeed.cli").log(System.Logger.Level.DEBUG, "cannot delete " + ca, staysBehind);
        }
    }

    @Override
    public void close() {
        dropCa();
        simulator.close();
    }
}
