package io.ringfeed.engine.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.supervisor.attempt.CircuitBreaker;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.supervisor.options.SubscriptionOptions;
import io.ringfeed.transport.connection.DisconnectCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A year of operation with random faults, in seconds. */
class SupervisorYearTest {
    private static final long YEAR_MS = TimeUnit.DAYS.toMillis(365);
    private static final List<DisconnectCause> FAILURES = List.of(
            VirtualWorld.REFUSED,
            DisconnectCause.of(DisconnectCause.Kind.CONNECT_TIMEOUT, "time-out"),
            DisconnectCause.of(DisconnectCause.Kind.UNKNOWN_HOST, "unknown host"),
            DisconnectCause.handshakeStatus(429, 30, "HTTP 429"),
            DisconnectCause.handshakeStatus(418, 600, "HTTP 418"),
            DisconnectCause.handshakeStatus(503, DisconnectCause.NONE, "HTTP 503"));
    private static final List<DisconnectCause> ENDS = List.of(
            VirtualWorld.RESET,
            DisconnectCause.of(DisconnectCause.Kind.EOF, "eof"),
            DisconnectCause.closedByPeer(1008, "Too many requests", "closed"),
            DisconnectCause.closedByPeer(1001, "", "closed"),
            DisconnectCause.of(DisconnectCause.Kind.PROTOCOL_VIOLATION, "violation"));

    @Test
    void survivesAYearOfRandomFaultsReachingEveryStateAndStickingInNone() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        VirtualWorld world = new VirtualWorld(
                ControlPlaneOptions.DEFAULTS.with(
                        new SubscriptionOptions(4, Duration.ofSeconds(10), Duration.ofHours(1), true)),
                seed);
        List<Stream> streams = new ArrayList<>();
        for (String symbol : List.of("btcusdt", "ethusdt", "bnbusdt")) {
            streams.addAll(List.of(Streams.trade(symbol), Streams.depth(symbol), Streams.ticker(symbol)));
        }
        Subscription subscription = world.subscribe(streams);
        world.start();
        Set<ConnectionMachine.State> states = EnumSet.noneOf(ConnectionMachine.State.class);
        Set<CircuitBreaker.State> breakers = EnumSet.noneOf(CircuitBreaker.State.class);
        Set<Health> health = EnumSet.noneOf(Health.class);
        long outageUntilMs = 0;
        long liveMs = 0;
        boolean isDown = false;
        while (world.ms() < YEAR_MS) {
            world.step(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(20_000)));
            long nowMs = world.ms();
            if (isDown && nowMs >= outageUntilMs) {
                isDown = false;
                world.door = () -> null;
                world.mute.clear();
                world.hasRoom = true;
            }
            if (!isDown && random.nextInt(2_000) == 0) {
                isDown = true;
                outageUntilMs = nowMs + random.nextLong(TimeUnit.HOURS.toMillis(1));
                cause(world, random);
            }
            if (random.nextInt(500) == 0) {
                endOne(world, random);
            }
            ControlPlaneStatus status = world.status();
            status.connections().forEach(connection -> states.add(connection.state()));
            breakers.add(status.breaker());
            health.add(status.health());
            if (subscription.isLive() || isDown) {
                liveMs = nowMs;
            }
            // A ban of ten minutes may have begun right before the venue was well again.
            assertTrue(
                    nowMs - liveMs < TimeUnit.MINUTES.toMillis(15),
                    () -> "seed " + seed + ": blind since " + (world.ms() - nowMs) + " ms, " + world.status());
        }
        assertEquals(
                EnumSet.of(
                        ConnectionMachine.State.CONNECTING,
                        ConnectionMachine.State.CONNECTED,
                        ConnectionMachine.State.CLOSING,
                        ConnectionMachine.State.WAITING),
                EnumSet.copyOf(states.stream()
                        .filter(state -> state != ConnectionMachine.State.IDLE)
                        .toList()),
                "seed " + seed);
        assertEquals(EnumSet.allOf(CircuitBreaker.State.class), breakers, "seed " + seed);
        assertTrue(
                health.containsAll(EnumSet.of(Health.CONNECTED, Health.CONNECTING, Health.DEGRADED)), "seed " + seed);
        assertTrue(world.status().rotations() > 300, "seed " + seed + ": " + world.status());
        assertTrue(
                world.open().size() <= 6, "seed " + seed + ": " + world.open().size() + " open");
    }

    private static void cause(VirtualWorld world, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                DisconnectCause failure = FAILURES.get(random.nextInt(FAILURES.size()));
                world.door = () -> failure;
                world.open().forEach(connection -> world.end(connection, VirtualWorld.RESET));
            }
            case 1 -> world.door = () -> random.nextBoolean() ? null : FAILURES.get(random.nextInt(FAILURES.size()));
            case 2 -> world.open().forEach(connection -> connection.stalledNs = world.nanoTime());
            default -> {
                world.mute.add("btcusdt@trade");
                world.open().forEach(connection -> world.commands.shutdownAnnounced(connection.id()));
            }
        }
    }

    private static void endOne(VirtualWorld world, Random random) {
        List<VirtualConnection> open = world.open();
        if (open.isEmpty()) {
            return;
        }
        VirtualConnection one = open.get(random.nextInt(open.size()));
        switch (random.nextInt(3)) {
            case 0 -> world.end(one, ENDS.get(random.nextInt(ENDS.size())));
            case 1 -> world.commands.rotate();
            default -> one.isPaused = !one.isPaused;
        }
    }
}
