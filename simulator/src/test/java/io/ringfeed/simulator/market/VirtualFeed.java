package io.ringfeed.simulator.market;

import io.ringfeed.simulator.truth.MarketTruth;
import java.util.List;

/** A feed without a thread, whose time passes only when told. */
final class VirtualFeed {
    /** 2025-11-28 20:26:40 UTC, on a whole second. */
    static final long START_US = 1_764_361_600_000_000L;

    final CollectedFrames frames;
    private final MarketFeed feed;
    private long nowUs;

    VirtualFeed(CollectedFrames frames, double eventsPerSecond, long seed, String... symbols) {
        this(frames, START_US, eventsPerSecond, seed, symbols);
    }

    VirtualFeed(CollectedFrames frames, long startUs, double eventsPerSecond, long seed, String... symbols) {
        this.frames = frames;
        nowUs = startUs;
        feed = new MarketFeed(null, frames::in, frames::flush, List.of(symbols), eventsPerSecond, seed, () -> nowUs);
    }

    long nowUs() {
        return nowUs;
    }

    MarketTruth truth(String symbol) {
        return feed.truth(symbol);
    }

    /** Passes in ticks of a millisecond. */
    void pass(long milliseconds) {
        passInTicksOf(1, milliseconds);
    }

    void passInTicksOf(long tickMs, long milliseconds) {
        for (long i = 0; i < milliseconds; i += tickMs) {
            nowUs += tickMs * 1_000;
            feed.tick();
        }
    }
}
