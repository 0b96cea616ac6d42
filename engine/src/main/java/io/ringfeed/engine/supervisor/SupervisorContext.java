package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.StreamUrl;
import io.ringfeed.engine.subscription.SubscriptionBoard;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.venue.Venue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * What all shares have in common: where to connect, by which rules, in which world and time, and whom to tell.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
final class SupervisorContext {
    /** A link and the share that it belongs to. */
    record Owned(Share share, Link link) {}

    private final Venue venue;
    private final TimeUnit timeUnit;
    private final ControlPlaneOptions options;
    private final Wire wire;
    private final SubscriptionBoard board;
    private final FeedNews news;
    private final NanoClock nanoClock;
    private final EpochClock epochClock;
    private final RandomGenerator random;
    private final Map<Integer, Owned> links = new HashMap<>();
    private int lastReplacement;

    SupervisorContext(
            Venue venue,
            TimeUnit timeUnit,
            ControlPlaneOptions options,
            Wire wire,
            SubscriptionBoard board,
            FeedNews news,
            NanoClock nanoClock,
            EpochClock epochClock,
            RandomGenerator random) {
        this.venue = venue;
        this.timeUnit = timeUnit;
        this.options = options;
        this.wire = wire;
        this.board = board;
        this.news = news;
        this.nanoClock = nanoClock;
        this.epochClock = epochClock;
        this.random = random;
    }

    Venue venue() {
        return venue;
    }

    TimeUnit timeUnit() {
        return timeUnit;
    }

    ControlPlaneOptions options() {
        return options;
    }

    Wire wire() {
        return wire;
    }

    SubscriptionBoard board() {
        return board;
    }

    FeedNews news() {
        return news;
    }

    long nowNs() {
        return nanoClock.nanoTime();
    }

    long epochMs() {
        return epochClock.time();
    }

    RandomGenerator random() {
        return random;
    }

    int nextReplacement() {
        return ++lastReplacement;
    }

    /** How many bytes a stream adds to the handshake's URL. */
    int urlBytes(Stream stream) {
        return StreamUrl.combined(List.of(stream), timeUnit).length()
                - StreamUrl.combined(List.of(), timeUnit).length();
    }

    void register(Link link, Share share) {
        links.put(link.id(), new Owned(share, link));
    }

    /** Finds whose a connection is, or null when it has ended already. */
    Owned find(int connectionId) {
        return links.get(connectionId);
    }

    void forget(int connectionId) {
        links.remove(connectionId);
    }
}
