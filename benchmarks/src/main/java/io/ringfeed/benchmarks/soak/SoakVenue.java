package io.ringfeed.benchmarks.soak;

import io.ringfeed.simulator.Simulator;
import io.ringfeed.simulator.fault.FaultKind;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * The process of the simulator. It writes {@code ledger.txt}, {@code ca.pem} and, at the end, {@code venue.properties}, and says on
 * standard output first where it listens.
 */
final class SoakVenue implements AutoCloseable {
    private final Path folder;
    private final Simulator simulator;
    private final SoakFaults faults;
    private final Thread injector = new Thread(this::inject, "soak-faults");
    private volatile boolean isCalm;

    private SoakVenue(Path folder, long seed, double rate, boolean tls, double faultsPerMinute) throws IOException {
        this.folder = folder;
        this.faults = faultsPerMinute == 0 ? null : new SoakFaults(seed, faultsPerMinute);
        simulator = Simulator.builder()
                .tls(tls)
                .symbols(SoakStreams.SYMBOLS)
                .rate(rate)
                .seed(seed)
                .ledger(folder.resolve("ledger.txt"))
                .pingEvery(SoakTimes.PING_EVERY)
                .pongDeadline(SoakTimes.PONG_DEADLINE)
                .start();
        if (tls) {
            simulator.writeCa(folder.resolve("ca.pem"));
        }
        injector.setDaemon(true);
    }

    /** Takes folder, seed, events per second, whether TLS, and faults per minute. */
    public static void main(String[] args) {
        try (SoakVenue venue = new SoakVenue(
                Path.of(args[0]),
                Long.parseLong(args[1]),
                Double.parseDouble(args[2]),
                Boolean.parseBoolean(args[3]),
                Double.parseDouble(args[4]))) {
            System.out.println(venue.simulator.uri());
            Commands.serve(venue::answer);
        } catch (IOException | RuntimeException failed) {
            System.err.println("soak: the venue's process failed: " + failed);
            System.exit(1);
        }
    }

    private String answer(String command) throws IOException {
        switch (command) {
            case Commands.STATUS -> {
                return simulator.framesSent() + " frames sent over "
                        + simulator.connectionsEver() + " connections, "
                        + simulator.faultsInjected().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        + " faults";
            }
            case Commands.FAULTS -> {
                if (faults != null) {
                    injector.start();
                }
            }
            case Commands.CALM -> isCalm = true;
            default -> finish();
        }
        return Commands.DONE;
    }

    private void inject() {
        long startNs = System.nanoTime();
        while (!isCalm) {
            long waitNs = startNs + faults.nextNs() - System.nanoTime();
            if (waitNs > 0) {
                LockSupport.parkNanos(Math.min(waitNs, 10_000_000));
            } else {
                simulator.inject(faults.take());
            }
        }
    }

    private void finish() throws IOException {
        Map<FaultKind, Long> counts = simulator.faultsInjected();
        close();
        Properties properties = new Properties();
        counts.forEach((kind, count) -> properties.setProperty("fault." + kind.specName(), Long.toString(count)));
        try (Writer writer = Files.newBufferedWriter(folder.resolve("venue.properties"))) {
            properties.store(writer, null);
        }
    }

    @Override
    public void close() {
        isCalm = true;
        simulator.close();
    }
}
