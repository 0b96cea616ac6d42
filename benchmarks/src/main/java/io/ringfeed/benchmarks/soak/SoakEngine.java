package io.ringfeed.benchmarks.soak;

import io.ringfeed.engine.EngineStatus;
import io.ringfeed.engine.MarketDataEngine;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.BackoffOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.engine.supervisor.options.ConnectionTimeouts;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.supervisor.options.LivenessOptions;
import io.ringfeed.engine.supervisor.options.RotationOptions;
import io.ringfeed.engine.supervisor.options.SubscriptionOptions;
import io.ringfeed.engine.venue.Venue;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * The process of the engine. It writes {@code journal.txt} and, at the end, {@code engine.properties}, and says on standard output
 * first that every stream is live.
 */
final class SoakEngine {
    private static final Duration FIRST_EVENTS = Duration.ofSeconds(30);

    private final Path folder;
    private final SoakJournal journal;
    private final MarketDataEngine engine;
    private final Properties properties = new Properties();

    private SoakEngine(Path folder, String venue, Duration rotateEvery) throws IOException {
        this.folder = folder;
        this.journal = new SoakJournal(folder.resolve("journal.txt"));
        var builder = MarketDataEngine.builder()
                .venue(Venue.custom(venue).withFrameLimit(Venue.SPOT_FRAMES_PER_SECOND))
                .handler(journal)
                .failurePolicy(FailurePolicy.STOP_ENGINE)
                .controlPlane(standard -> options(standard, rotateEvery));
        if (venue.startsWith("wss:")) {
            builder.trustCertificates(folder.resolve("ca.pem"));
        }
        engine = builder.build();
    }

    private static ControlPlaneOptions options(ControlPlaneOptions standard, Duration rotateEvery) {
        return standard.with(new ConnectionTimeouts(
                        SoakTimes.CONNECT_TIMEOUT,
                        SoakTimes.MESSAGE_TIMEOUT,
                        ConnectionTimeouts.DEFAULTS.pauseLimit(),
                        SoakTimes.HEALTHY_AFTER,
                        SoakTimes.REFUSED_RETRY))
                .with(new BackoffOptions(SoakTimes.INITIAL_BACKOFF, SoakTimes.MAXIMUM_BACKOFF))
                .with(new BreakerOptions(BreakerOptions.DEFAULTS.threshold(), SoakTimes.COOL_DOWN))
                .with(AttemptOptions.DEFAULTS)
                .with(new RotationOptions(rotateEvery, rotateEvery.dividedBy(10), null, null, SoakTimes.OVERLAP))
                .with(LivenessOptions.all(SoakTimes.SILENCE))
                .with(new SubscriptionOptions(
                        SubscriptionOptions.VENUES_STREAMS_PER_CONNECTION, SoakTimes.ACK_TIMEOUT, Duration.ZERO, true));
    }

    /** Takes folder, address of the venue, and milliseconds between rotations. */
    public static void main(String[] args) {
        try {
            SoakEngine soak = new SoakEngine(Path.of(args[0]), args[1], Duration.ofMillis(Long.parseLong(args[2])));
            soak.start();
            Commands.serve(soak::answer);
            System.exit(0);
        } catch (IOException | RuntimeException | InterruptedException failed) {
            System.err.println("soak: the engine's process failed: " + failed);
            System.exit(1);
        }
    }

    private void start() throws IOException, InterruptedException {
        engine.start();
        // Block trades are rare, so not every stream will have come; the checker looks at all in the end.
        engine.subscribe(SoakStreams.all().stream()
                        .filter(stream -> !stream.name().endsWith("@blockTrade"))
                        .toList())
                .awaitLive(FIRST_EVENTS);
        engine.subscribe(SoakStreams.all());
        EngineStatus status = engine.status();
        if (status.delivered() == 0) {
            throw new IOException("no event came in " + FIRST_EVENTS + ": " + status);
        }
        System.out.println(Commands.DONE);
    }

    private String answer(String command) throws IOException {
        switch (command) {
            case Commands.STATUS -> {
                EngineStatus status = engine.status();
                return status.delivered() + " events, " + status.lost() + " ids lost, " + status.reconnects()
                        + " reconnects, "
                        + status.control().rotations() + " rotations, "
                        + status.control().liveStreams() + " of "
                        + status.control().wantedStreams() + " streams live";
            }
            case Commands.BASELINE -> measure("Start");
            default -> finish();
        }
        return Commands.DONE;
    }

    private void measure(String when) throws IOException {
        Footprint footprint = Footprint.measure();
        put("heap" + when + "Bytes", footprint.heapBytes());
        put("descriptors" + when, footprint.fileDescriptors());
        put("threads" + when, footprint.threads());
    }

    private void finish() throws IOException {
        measure("End");
        engine.close();
        journal.close();
        EngineStatus status = engine.status();
        if (status.failure() != null) {
            throw new IOException("the engine was stopped by " + status.failure(), status.failure());
        }
        put("delivered", status.delivered());
        put("gaps", status.gaps());
        put("lost", status.lost());
        put("duplicates", status.duplicates());
        put("rejected", status.rejected());
        put("reconnects", status.reconnects());
        put("rotations", status.control().rotations());
        put("breakerTrips", status.control().breakerTrips());
        put("pausedMs", status.pausedMs());
        try (Writer writer = Files.newBufferedWriter(folder.resolve("engine.properties"))) {
            properties.store(writer, null);
        }
    }

    private void put(String key, long value) {
        properties.setProperty(key, Long.toString(value));
    }
}
