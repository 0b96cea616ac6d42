package io.ringfeed.engine.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.DepthLevels;
import io.ringfeed.codec.stream.DepthSpeed;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.TestClock;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.supervisor.FeedError;
import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.transport.connection.DisconnectCause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of the simulator's menu, over real sockets, plain and TLS: what users of other clients suffer from. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class FaultsIT {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsKnockingWhileThePortIsClosedAndOpensTheBreaker(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.refuse(TWO_SECONDS));
            feed.survive(Fault.rst(), 1);
            assertTrue(feed.causes.stream().anyMatch(cause -> cause.kind() == DisconnectCause.Kind.REFUSED));
            assertTrue(feed.engine.status().control().breakerTrips() > 0);
            FeedError open = feed.errors.stream()
                    .filter(error -> error.kind() == FeedError.Kind.BREAKER_OPEN)
                    .findFirst()
                    .orElseThrow();
            assertEquals("Circuit breaker open, retry in 1 s", open.message());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doesNotWaitForEverForAVenueThatAcceptsAndSaysNothing(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.connectTimeout(TWO_SECONDS));
            feed.survive(Fault.fin(), 1);
            assertTrue(feed.causes.stream().anyMatch(cause -> cause.kind() == DisconnectCause.Kind.CONNECT_TIMEOUT));
            assertTrue(feed.errors.stream().anyMatch(error -> error.kind() == FeedError.Kind.TIMEOUT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, CONNECTION, false",
        "403, CONNECTION, true",
        "404, CONNECTION, false",
        "418, RATE_LIMIT, true",
        "429, RATE_LIMIT, false",
        "451, CONNECTION, true",
        "503, CONNECTION, false"
    })
    void saysInPlainWordsWhyTheHandshakeWasRefusedAndComesBack(int status, FeedError.Kind kind, boolean tls)
            throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.handshakeStatus(status, 1, Duration.ZERO));
            feed.survive(Fault.rst(), 1);
            FeedError refused = feed.errors.stream()
                    .filter(error -> error.cause() != null && error.cause().httpStatus() == status)
                    .findFirst()
                    .orElseThrow();
            assertEquals(kind, refused.kind());
            assertTrue(refused.message().contains(Integer.toString(status)), refused.message());
            assertTrue(refused.nextStep().startsWith("next attempt in "), refused.nextStep());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsAsLongAsRetryAfterSays(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.handshakeStatus(429, 1, Duration.ofSeconds(1)));
            feed.survive(Fault.rst(), 1);
            FeedError refused = feed.errors.stream()
                    .filter(error -> error.kind() == FeedError.Kind.RATE_LIMIT)
                    .findFirst()
                    .orElseThrow();
            assertTrue(refused.retryInMs() >= 990, refused.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void reconnectsWhenTheVenueEndsTcpWithoutAWord(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.survive(Fault.fin(), 1);
            assertEquals(FeedError.Kind.NETWORK, feed.errors.get(0).kind());
            assertEquals(List.of("CONNECTED", "DISCONNECTED", "CONNECTED"), feed.tape.markers);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void declaresExactlyTheIdsThatAResetCost(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.survive(Fault.rst(), 1);
            feed.survive(Fault.rst(), 1);
            assertEquals(feed.tape.declaredLost.get(), feed.engine.status().lost());
            assertEquals(0, feed.engine.status().duplicates());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void losesNothingByAShortStall(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.stall(Duration.ofMillis(800)));
            feed.awaitMore();
            feed.awaitMore();
            feed.assertLawful();
            assertEquals(0, feed.engine.status().reconnects());
            assertEquals(0, feed.engine.status().lost());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noticesAHalfOpenConnectionByItsSilence(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.survive(Fault.blackhole(Duration.ofSeconds(30)), 1);
            assertEquals(DisconnectCause.Kind.MESSAGE_TIMEOUT, feed.lastCause().kind());
            assertEquals(FeedError.Kind.TIMEOUT, feed.errors.get(0).kind());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesDelayedSplitAndCoalescedBytesAsTheyCome(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.delay(Duration.ofMillis(200), Duration.ofMillis(600)));
            feed.awaitMore();
            feed.venue.inject(Fault.split(Duration.ofMillis(600)));
            feed.awaitMore();
            feed.venue.inject(Fault.coalesce(Duration.ofMillis(600)));
            feed.awaitMore();
            feed.assertLawful();
            assertEquals(0, feed.engine.status().reconnects());
            assertEquals(0, feed.engine.status().lost());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void skipsGarbageCountsItAndGoesOn(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            for (int i = 0; i < 8; i++) {
                feed.venue.inject(Fault.garbage());
            }
            TestClock.await("the rejects", () -> feed.tape.rejects.size() >= 8);
            feed.awaitMore();
            feed.assertLawful();
            assertEquals(0, feed.engine.status().reconnects());
            TestClock.await("the news", () -> feed.errors.stream()
                    .anyMatch(error -> error.kind() == FeedError.Kind.PARSE
                            && error.message().startsWith("Failed to parse message: ")));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAConnectionThatBreaksTheFramingByName(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.survive(Fault.garbageFrame(), 1);
            assertEquals(
                    DisconnectCause.Kind.PROTOCOL_VIOLATION, feed.lastCause().kind());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsAConnectionThatSendsMoreThanItTakesByName(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.survive(Fault.oversized(Fault.OVERSIZED_BYTES), 1);
            assertEquals(
                    DisconnectCause.Kind.MESSAGE_TOO_LARGE, feed.lastCause().kind());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesTheIdsThatTheVenueSwallowed(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.gap(5, "btcusdt@trade"));
            TestClock.await("the gap", () -> feed.tape.declaredLost.get() > 0);
            feed.awaitMore();
            feed.assertLawful();
            assertEquals(5, feed.tape.declaredLost.get());
            assertEquals(5, feed.engine.status().lost());
            assertEquals(1, feed.engine.status().gaps());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void handsOnOnceWhatTheVenueSendsTwice(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.duplicate(7, "btcusdt@trade"));
            feed.venue.inject(Fault.duplicate(2, "btcusdt@bookTicker"));
            TestClock.await("the repetitions", () -> feed.engine.status().duplicates() == 9);
            feed.awaitMore();
            feed.assertLawful();
            assertEquals(0, feed.engine.status().lost());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesByFramesWhateverBecomesOfTheAnswer(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            List<Fault> faults = List.of(
                    Fault.ackLate(Duration.ofMillis(1_500), 1),
                    Fault.ackBefore(1),
                    Fault.ackNever(1),
                    Fault.ackLost(1));
            for (Fault fault : faults) {
                feed.venue.inject(fault);
                Subscription extra = feed.engine.subscribe(
                        Streams.partialDepth("btcusdt", DepthLevels.FIVE, DepthSpeed.EVERY_100_MS));
                assertTrue(extra.awaitLive(TestClock.PATIENCE), () -> fault + " " + feed.engine.status());
                extra.cancel();
                TestClock.await("the end of it", () -> feed.tape.markers.contains("UNSUBSCRIBED"));
                feed.tape.markers.remove("UNSUBSCRIBED");
            }
            feed.awaitMore();
            feed.assertLawful();
            assertEquals(0, feed.engine.status().reconnects());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void comesBackCalmlyWhenTheVenueSaysTooMuch(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.survive(Fault.tooManyRequests(), 1);
            assertEquals(FeedError.Kind.RATE_LIMIT, feed.errors.get(0).kind());
            feed.survive(Fault.tooManySubscriptions(), 1);
            feed.survive(Fault.pongTimeout(), 1);
            assertEquals("Pong timeout", feed.lastCause().closeReason());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void movesToAnotherConnectionWithoutABreakWhenTheVenueAnnouncesItsShutdown(boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            feed.venue.inject(Fault.serverShutdown(Duration.ofSeconds(20)));
            TestClock.await("the rotation", () -> feed.engine.status().control().rotations() == 1);
            feed.awaitMore();
            feed.assertLawful();
            assertEquals(0, feed.engine.status().reconnects());
            assertEquals(0, feed.engine.status().lost());
            assertEquals(List.of("CONNECTED", "CONNECTED", "ROTATED"), feed.tape.markers.subList(0, 3));
        }
    }

    @ParameterizedTest
    @CsvSource({"1001, false", "1000, true", "1006, false", "1006, true"})
    void comesBackAtOnceFromTheEndAfterADay(int closeCode, boolean tls) throws Exception {
        try (FaultFeed feed = FaultFeed.live(tls)) {
            TestClock.await(
                    "health",
                    () -> feed.engine.status().control().failedAttempts() == 0
                            && feed.engine
                                            .status()
                                            .control()
                                            .connections()
                                            .get(0)
                                            .connectedAtEpochMs()
                                    < System.currentTimeMillis() - 200);
            feed.survive(Fault.endOfLife(closeCode), 1);
            assertEquals(2, feed.engine.status().control().connections().get(0).connectionId());
        }
    }
}
