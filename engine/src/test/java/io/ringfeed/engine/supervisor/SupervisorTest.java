package io.ringfeed.engine.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.subscription.StreamState;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.supervisor.attempt.CircuitBreaker;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import io.ringfeed.engine.supervisor.options.AttemptOptions;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.supervisor.options.LivenessOptions;
import io.ringfeed.engine.supervisor.options.RotationOptions;
import io.ringfeed.engine.supervisor.options.SubscriptionOptions;
import io.ringfeed.transport.connection.DisconnectCause;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The whole control plane in virtual time. */
class SupervisorTest {
    private static final Stream TRADE = Streams.trade("btcusdt");
    private static final Stream DEPTH = Streams.depth("ethusdt");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualWorld world = new VirtualWorld(ControlPlaneOptions.DEFAULTS);

    @Test
    void asksForTheFirstStreamsInTheHandshakeWhichCostsNoFrames() {
        Subscription subscription = world.subscribe(List.of(TRADE, DEPTH));
        world.start();
        world.pass(SECOND);
        assertTrue(subscription.isLive());
        assertEquals(List.of(), world.last().sentText);
        assertEquals(2, world.last().streamsInUrl);
        assertEquals(Health.CONNECTED, world.status().health());
        assertEquals(2, world.status().liveStreams());
    }

    @Test
    void backsOffOpensTheBreakerProbesOnceAMinuteAndIsLiveByItselfAfterAnHourWithoutNetwork() {
        Subscription subscription = world.subscribe(List.of(TRADE, DEPTH));
        world.door = () -> VirtualWorld.REFUSED;
        world.start();
        world.pass(Duration.ofHours(1));

        List<Long> attempts = world.attemptsMs();
        long[] fullMs = {1_000, 2_000, 4_000, 8_000};
        for (int i = 0; i < fullMs.length; i++) {
            long waitMs = attempts.get(i + 1) - attempts.get(i) - world.connectMs;
            assertTrue(waitMs >= fullMs[i] * 3 / 4 && waitMs <= fullMs[i] + 20, "wait " + i + " took " + waitMs);
        }
        for (int i = 5; i < attempts.size(); i++) { // each is a probe: cool-down and backoff do not add up
            long waitMs = attempts.get(i) - attempts.get(i - 1) - world.connectMs;
            assertTrue(waitMs >= 60_000 && waitMs <= 60_020, "probe " + i + " came after " + waitMs);
        }
        assertEquals(CircuitBreaker.State.OPEN, world.status().breaker());
        assertEquals(Health.DEGRADED, world.status().health());
        assertEquals(attempts.size() - 4, world.status().breakerTrips());

        world.door = () -> null;
        for (int i = 0; i < 6_100 && !subscription.isLive(); i++) {
            world.pass(Duration.ofMillis(10));
        }
        assertTrue(subscription.isLive());
        world.pass(Duration.ofMillis(100));
        assertEquals(CircuitBreaker.State.CLOSED, world.status().breaker());
        assertEquals(Health.DEGRADED, world.status().health(), "one success is not health yet");
        world.pass(Duration.ofSeconds(11));
        assertEquals(Health.CONNECTED, world.status().health());
    }

    @Test
    void tellsTheGuidesMessagesOnceAndNotForEachRepetition() {
        world.door = () -> VirtualWorld.REFUSED;
        world.start();
        world.pass(Duration.ofMinutes(10));
        List<String> messages =
                world.news.errors.stream().map(FeedError::message).toList();
        assertEquals("Connection error: refused", messages.get(0));
        assertEquals("Circuit breaker open, retry in 60 s", messages.get(2));
        assertEquals(FeedError.Kind.CONNECTION, world.news.errors.get(0).kind());
        assertTrue(world.news.errors.get(0).nextStep().matches("next attempt in \\d+ ms"));
        assertEquals(
                1,
                messages.stream()
                        .filter("Connection error: refused"::equals)
                        .limit(1)
                        .count());
        assertEquals(
                world.status().breakerTrips(),
                world.news.errors.stream()
                        .filter(error -> error.kind() == FeedError.Kind.BREAKER_OPEN)
                        .count());
    }

    @Test
    void countsAFailureOfTheVenueOnceThoughThreeConnectionsMeetIt() {
        world.subscribe(trades(3_000));
        world.start();
        world.pass(MINUTE);
        assertEquals(3, world.open().size());
        world.door = () -> VirtualWorld.REFUSED;
        List.copyOf(world.open()).forEach(connection -> world.end(connection, VirtualWorld.RESET));
        world.pass(Duration.ofSeconds(2));
        assertEquals(CircuitBreaker.State.CLOSED, world.status().breaker());
        world.door = () -> null;
        world.pass(Duration.ofSeconds(5));
        assertEquals(3, world.open().size());
    }

    @Test
    void subscribesThreeThousandStreamsInOneCallOverThreeConnectionsAtTheVenuesPace() {
        world.start();
        world.pass(SECOND);
        Subscription all = world.subscribe(trades(3_000));
        world.pass(Duration.ofSeconds(10));
        assertTrue(all.isLive());
        assertEquals(3, world.open().size());
        Set<String> carried = new HashSet<>();
        for (VirtualConnection connection : world.open()) {
            assertEquals(1_000, connection.subscribedNs.size(), "balanced");
            carried.addAll(connection.subscribedNs.keySet());
            assertTrue(connection.sentText.size() <= 10, connection.sentText.size() + " frames");
        }
        assertEquals(3_000, carried.size());

        List.copyOf(world.open()).forEach(connection -> world.end(connection, VirtualWorld.RESET));
        world.pass(Duration.ofMillis(50));
        assertFalse(all.isLive());
        world.pass(Duration.ofSeconds(10));
        assertTrue(all.isLive(), "restored after a kill of all");
        assertEquals(3, world.status().reconnects());
    }

    @Test
    void saysOnceThatTheRateLimitIsReachedWhileABacklogWaits() {
        world.start();
        world.pass(SECOND);
        world.subscribe(trades(1_000));
        world.pass(Duration.ofSeconds(10));
        List<FeedError> limits = world.news.errors.stream()
                .filter(error -> error.kind() == FeedError.Kind.RATE_LIMIT)
                .toList();
        assertEquals(1, limits.size());
        assertTrue(
                limits.get(0).message().matches("Rate limit reached, waiting \\d+ ms"),
                limits.get(0).message());
    }

    @Test
    void givesUpWhereALimitOfAttemptsIsSetAndStartsAfreshWhenAsked() {
        VirtualWorld limited =
                new VirtualWorld(ControlPlaneOptions.DEFAULTS.with(AttemptOptions.DEFAULTS.withLimit(10)));
        Subscription subscription = limited.subscribe(List.of(TRADE));
        limited.door = () -> VirtualWorld.REFUSED;
        limited.start();
        limited.pass(Duration.ofHours(2), Duration.ofMillis(100));
        assertEquals(10, limited.attemptsNs.size());
        assertEquals(Health.GAVE_UP, limited.status().health());
        assertEquals(List.of("GAVE_UP"), limited.markerKinds());

        limited.door = () -> null;
        limited.commands.reconnect();
        limited.pass(MINUTE);
        assertTrue(subscription.isLive());
        assertEquals(Health.CONNECTED, limited.status().health());
    }

    @Test
    void obeysRetryAfterOnEveryConnectionAndDoesNotComeBackQuicklyToAVenueThatBannedIt() {
        for (int status : new int[] {403, 418, 451}) {
            VirtualWorld banned = new VirtualWorld(ControlPlaneOptions.DEFAULTS);
            banned.subscribe(trades(2_000));
            banned.door = () -> DisconnectCause.handshakeStatus(status, DisconnectCause.NONE, "HTTP " + status);
            banned.start();
            banned.pass(Duration.ofSeconds(59));
            assertEquals(2, banned.attemptsNs.size(), "status " + status + ": both were on their way");
        }
        world.subscribe(trades(2_000));
        world.door = () -> DisconnectCause.handshakeStatus(429, 300, "HTTP 429");
        world.start();
        world.pass(Duration.ofSeconds(299));
        assertEquals(2, world.attemptsNs.size());
        world.door = () -> null;
        world.pass(Duration.ofSeconds(10));
        assertEquals(2, world.open().size());
        assertEquals(FeedError.Kind.RATE_LIMIT, world.news.errors.get(0).kind());
    }

    @Test
    void replacesAConnectionAtItsAgeWithoutABreak() {
        Subscription subscription = world.subscribe(List.of(TRADE, DEPTH));
        world.start();
        world.pass(Duration.ofHours(22), SECOND);
        assertEquals(1, world.connections.size());
        world.pass(Duration.ofHours(1).plusSeconds(30), Duration.ofMillis(100));
        assertEquals(2, world.connections.size(), "between 22 h 30 min and 23 h");
        assertEquals(1, world.open().size());
        assertEquals(List.of("1->2 its age"), world.news.rotations);
        assertEquals(List.of("ROTATED"), world.markerKinds());
        assertTrue(subscription.isLive());
        assertEquals(0, world.status().reconnects());
        assertEquals(1, world.status().rotations());
    }

    @Test
    void replacesAConnectionInTheQuietTimeBeforeItsAge() {
        LocalTime from = LocalTime.of(3, 0);
        LocalTime to = LocalTime.of(4, 0);
        VirtualWorld quiet =
                new VirtualWorld(ControlPlaneOptions.DEFAULTS.with(RotationOptions.DEFAULTS.withQuietTime(from, to)));
        quiet.subscribe(List.of(TRADE));
        quiet.start();
        for (int day = 0; day < 10; day++) {
            quiet.pass(Duration.ofDays(1), SECOND);
        }
        assertTrue(quiet.connections.size() >= 10, quiet.connections.size() + " connections");
        for (VirtualConnection connection : quiet.connections.subList(1, quiet.connections.size())) {
            long openedMs = quiet.time() - (quiet.nanoTime() - connection.openedNs) / 1_000_000;
            long minuteOfDay = openedMs / 60_000 % (24 * 60);
            assertTrue(
                    minuteOfDay >= 180 && minuteOfDay <= 240,
                    "connection " + connection.id() + " at minute " + minuteOfDay + " of the day");
        }
    }

    @Test
    void replacesAConnectionAtOnceWhenTheVenueAnnouncesItsEnd() {
        Subscription subscription = world.subscribe(List.of(TRADE, DEPTH));
        world.start();
        world.pass(MINUTE);
        world.commands.shutdownAnnounced(1);
        world.pass(Duration.ofSeconds(5));
        assertEquals(List.of("1->2 the venue announced its end"), world.news.rotations);
        assertEquals(1, world.open().size());
        assertTrue(subscription.isLive());
    }

    @Test
    void keepsTheOldConnectionWhenItsReplacementFailsAndTriesAgain() {
        Subscription subscription = world.subscribe(List.of(TRADE));
        world.start();
        world.pass(MINUTE);
        world.door = () -> VirtualWorld.REFUSED;
        world.commands.rotate();
        world.pass(Duration.ofSeconds(10));
        assertTrue(world.connections.get(0).isOpen);
        assertTrue(subscription.isLive());
        assertTrue(world.connections.size() > 2, "tries again");
        world.door = () -> null;
        world.pass(Duration.ofSeconds(20));
        assertFalse(world.connections.get(0).isOpen);
        assertEquals(1, world.status().rotations());
        assertTrue(subscription.isLive());
    }

    @Test
    void letsTheReplacementTakeOverWhenTheOldConnectionIsLostMeanwhile() {
        Subscription subscription = world.subscribe(List.of(TRADE));
        world.start();
        world.pass(MINUTE);
        world.mute.add(TRADE.name()); // so that the overlap lasts
        world.commands.rotate();
        world.pass(Duration.ofMillis(200));
        assertEquals(2, world.open().size());
        world.end(world.connections.get(0), VirtualWorld.RESET);
        world.mute.clear();
        world.pass(Duration.ofSeconds(5));
        assertEquals(2, world.connections.size(), "no third one");
        assertTrue(subscription.isLive());
        assertEquals(1, world.status().rotations());

        world.connectMs = 2_000;
        world.commands.rotate();
        world.pass(Duration.ofMillis(500));
        world.end(world.connections.get(1), VirtualWorld.RESET);
        world.pass(Duration.ofMillis(100));
        assertEquals(
                ConnectionMachine.State.CONNECTING,
                world.status().connections().get(0).state());
        world.pass(Duration.ofSeconds(3));
        assertEquals(3, world.connections.size(), "the replacement on its way is the next attempt");
        assertTrue(subscription.isLive());
        assertEquals(1, world.status().reconnects());
    }

    @Test
    void givesUpAReplacementThatStandsButBringsNothingAndKeepsTheOldConnection() {
        Subscription subscription = world.subscribe(List.of(TRADE, DEPTH));
        world.start();
        world.pass(MINUTE);
        world.commands.rotate();
        world.pass(Duration.ofMillis(60));
        world.last().stalledNs = world.nanoTime(); // half open from its first moment
        world.pass(Duration.ofSeconds(15));
        assertTrue(world.connections.get(0).isOpen || world.connections.size() > 2);
        assertEquals(0, world.status().reconnects());
        world.pass(Duration.ofSeconds(30));
        assertTrue(subscription.isLive());
        assertEquals(1, world.status().rotations());
        assertEquals(0, world.status().reconnects(), "never blind");
    }

    @Test
    void namesAStreamThatNeverDeliversAndAsksForItOnceMore() {
        world.mute.add(DEPTH.name());
        Subscription subscription = world.subscribe(List.of(TRADE, DEPTH));
        world.start();
        world.pass(Duration.ofMinutes(10));
        assertEquals(StreamState.LIVE, world.stateOf(subscription, TRADE));
        assertEquals(StreamState.SILENT, world.stateOf(subscription, DEPTH));
        String reason = subscription.status(DEPTH).reason();
        assertTrue(reason.contains("does not exist or is not trading"), reason);
        assertEquals(List.of("SILENT ethusdt@depth@100ms"), world.news.silences);
        assertEquals(2, world.last().sentText.size(), "given up and asked for, once: " + world.last().sentText);

        world.mute.clear();
        world.pass(SECOND);
        assertTrue(subscription.isLive());
        assertEquals("RECOVERED ethusdt@depth@100ms", world.news.silences.get(1));
    }

    @Test
    void marksAStreamThatStopsAndThatComesBack() {
        Subscription subscription = world.subscribe(List.of(TRADE, DEPTH));
        world.start();
        world.pass(MINUTE);
        world.mute.add(TRADE.name());
        world.pass(Duration.ofSeconds(59));
        assertEquals(StreamState.LIVE, world.stateOf(subscription, TRADE));
        world.pass(Duration.ofSeconds(2));
        assertEquals(StreamState.STALE, world.stateOf(subscription, TRADE));
        assertEquals(1, world.status().staleStreams());
        world.mute.clear();
        world.pass(SECOND);
        assertTrue(subscription.isLive());
        assertEquals(List.of("STALE", "RECOVERED"), world.markerKinds());
        assertEquals(1, world.connections.size());
    }

    @Test
    void triesAnotherConnectionOnceWhenNoneOfItsStreamsDelivers() {
        world.subscribe(List.of(TRADE, DEPTH));
        world.start();
        world.pass(MINUTE);
        world.mute.add(TRADE.name());
        world.mute.add(DEPTH.name());
        world.pass(Duration.ofMinutes(30));
        assertEquals(List.of("1->2 none of its streams delivers"), world.news.rotations);
    }

    @Test
    void closesAConnectionThatIsHalfOpenAndComesBackAtOnce() {
        Subscription subscription = world.subscribe(List.of(TRADE));
        world.start();
        world.pass(MINUTE);
        world.last().stalledNs = world.nanoTime();
        world.pass(Duration.ofSeconds(31));
        assertEquals(2, world.connections.size());
        assertTrue(subscription.isLive());
        assertEquals(FeedError.Kind.TIMEOUT, world.news.errors.get(0).kind());
    }

    @Test
    void opensTheBreakerForAVenueThatAcceptsAndThenSaysNothing() {
        world.opensMute = true;
        world.subscribe(List.of(TRADE));
        world.start();
        world.pass(Duration.ofMinutes(20), Duration.ofMillis(100));
        assertTrue(world.status().breakerTrips() > 0, world.status().toString());
        assertEquals(Health.DEGRADED, world.status().health());
        world.opensMute = false;
        world.pass(Duration.ofMinutes(3), Duration.ofMillis(100));
        assertEquals(Health.CONNECTED, world.status().health());
    }

    @Test
    void letsAllClocksStandStillWhileReadingIsPaused() {
        Subscription subscription = world.subscribe(List.of(TRADE));
        world.start();
        world.pass(MINUTE);
        world.last().isPaused = true;
        world.mute.add(TRADE.name()); // and what is not read cannot be known
        world.pass(Duration.ofSeconds(19));
        world.last().isPaused = false;
        world.pass(Duration.ofSeconds(45));
        assertEquals(StreamState.LIVE, world.stateOf(subscription, TRADE), "45 s after the pause");
        world.pass(Duration.ofSeconds(16));
        assertEquals(StreamState.STALE, world.stateOf(subscription, TRADE));
    }

    @Test
    void doesNotMissAnAnswerThatCouldNotBeRead() {
        world.start();
        world.pass(SECOND);
        world.acknowledges = false;
        world.subscribe(List.of(TRADE));
        world.pass(SECOND);
        world.last().isPaused = true;
        world.pass(Duration.ofSeconds(19));
        assertEquals(1, world.last().sentText.size(), "19 s of silence prove nothing");
        world.last().isPaused = false;
        world.pass(Duration.ofSeconds(11));
        assertEquals(2, world.last().sentText.size());
    }

    @Test
    void goesOnWithFramesWhenTheVenueDoesNotAnswer() {
        world.acknowledges = false;
        world.start();
        world.pass(SECOND);
        Subscription subscription = world.subscribe(List.of(TRADE));
        world.pass(Duration.ofSeconds(30));
        assertEquals(StreamState.REQUESTED, world.stateOf(subscription, TRADE));
        assertEquals(2, world.last().sentText.size(), "asked twice, and not for ever");
        world.pass(Duration.ofSeconds(40));
        assertEquals(StreamState.SILENT, world.stateOf(subscription, TRADE));
    }

    @Test
    void auditsWhatTheVenueBelieves() {
        VirtualWorld audited = new VirtualWorld(ControlPlaneOptions.DEFAULTS.with(
                new SubscriptionOptions(1_024, Duration.ofSeconds(10), MINUTE, true)));
        Subscription subscription = audited.subscribe(List.of(TRADE, DEPTH));
        audited.start();
        audited.pass(Duration.ofSeconds(30));
        audited.last().subscribedNs.remove(TRADE.name()); // the venue forgot
        audited.last().subscribedNs.put("bnbusdt@trade", audited.nanoTime());
        audited.pass(Duration.ofSeconds(40));
        assertEquals(
                Set.of(TRADE.name(), DEPTH.name()), audited.last().subscribedNs.keySet());
        assertTrue(subscription.isLive());
    }

    @Test
    void marksTheEndOfAStreamThatWasGivenUp() {
        Subscription both = world.subscribe(List.of(TRADE, DEPTH));
        world.start();
        world.pass(SECOND);
        both.cancel();
        world.pass(Duration.ofMillis(100));
        assertEquals(List.of(), world.markerKinds(), "the venue has not answered yet");
        world.pass(SECOND);
        assertEquals(List.of("UNSUBSCRIBED", "UNSUBSCRIBED"), world.markerKinds());
        assertEquals(TRADE.name(), world.markers.get(0).stream());
        assertEquals(Set.of(), world.last().subscribedNs.keySet());
        world.pass(Duration.ofMinutes(5));
        assertEquals(2, world.markers.size());
    }

    @Test
    void givesUpAConnectionThatCarriesNothingAnyMore() {
        Subscription many = world.subscribe(trades(2_000));
        Subscription one = world.subscribe(List.of(DEPTH));
        world.start();
        world.pass(Duration.ofSeconds(20));
        assertEquals(2, world.open().size());
        many.cancel();
        world.pass(Duration.ofSeconds(20));
        assertEquals(1, world.open().size());
        assertTrue(one.isLive());
        assertEquals(1, world.status().connections().size());
        assertEquals(2_000, world.markerKinds().size());
    }

    @Test
    void stopsAskingInTheHandshakeWhenTheVenueDoesNotLikeTheAddress() {
        world.door = () -> world.last().streamsInUrl > 0
                ? DisconnectCause.handshakeStatus(400, DisconnectCause.NONE, "HTTP 400")
                : null;
        Subscription subscription = world.subscribe(List.of(TRADE));
        world.start();
        world.pass(Duration.ofSeconds(90));
        assertTrue(subscription.isLive());
        assertEquals(0, world.last().streamsInUrl);
    }

    @Test
    void doesNotCallAQuietThinPairStaleAgainAndAgain() {
        world.framePeriodMs = Duration.ofMinutes(5).toMillis();
        world.subscribe(List.of(TRADE));
        world.start();
        world.pass(Duration.ofHours(3), Duration.ofMillis(500));
        assertTrue(world.news.silences.size() <= 4, world.news.silences.toString());
    }

    @Test
    void tellsEveryChangeOfHealth() {
        VirtualWorld quick =
                new VirtualWorld(ControlPlaneOptions.DEFAULTS.with(LivenessOptions.all(Duration.ofSeconds(5))));
        quick.start();
        quick.pass(SECOND);
        quick.end(quick.last(), VirtualWorld.RESET);
        quick.pass(Duration.ofSeconds(3));
        quick.supervisor.onClose();
        assertEquals(
                List.of(Health.CONNECTING, Health.CONNECTED, Health.CONNECTING, Health.CONNECTED, Health.STOPPED),
                quick.news.health);
    }

    private static List<Stream> trades(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Streams.trade("symbol" + i + "usdt"))
                .toList();
    }
}
