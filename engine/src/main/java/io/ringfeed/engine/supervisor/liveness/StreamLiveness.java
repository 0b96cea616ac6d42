package io.ringfeed.engine.supervisor.liveness;

import io.ringfeed.codec.stream.StreamKind;
import io.ringfeed.engine.supervisor.options.LivenessOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether one stream delivers. A pure state machine over (event, now).
 *
 * <pre>
 *                onAsked            a frame came
 *     IDLE ----------------&gt; ASKED --------------&gt; LIVE &lt;------------+
 *      ^                       | none for too long   | none for too long | a frame came
 *      | onLost (any state)    v                     v                   |
 *      |                     SILENT                STALE ----------------+
 *      +                       +-- a frame came -------------------------+
 * </pre>
 *
 * <p>Too long is the kind's time, or four times the longest pause between two frames that the stream has shown, if that is longer: a
 * thin pair may be quiet for minutes, and is called silent once, not again and again. What was learned fades by half every hour, so
 * that one stall of the venue does not blind the watch for ever. Block trades are never missed: their silence says nothing.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
public final class StreamLiveness {
    /** Where a stream can be. */
    public enum State {
        /** The venue was not asked for it. */
        IDLE,
        /** It was asked for, and nothing came yet. */
        ASKED,
        /** It delivers. */
        LIVE,
        /** It never delivered, for too long. */
        SILENT,
        /** It stopped delivering. */
        STALE
    }

    /** What has changed by a tick. */
    public enum Change {
        /** Nothing. */
        NONE,
        /** The first frame came. */
        WENT_LIVE,
        /** Nothing came for too long. */
        WENT_SILENT,
        /** It stopped. */
        WENT_STALE,
        /** It was silent or stale, and a frame came. */
        RECOVERED
    }

    private static final int PATIENCE = 4;
    private static final long FADES_EVERY_NS = TimeUnit.HOURS.toNanos(1);

    private final long kindNs;
    private State state = State.IDLE;
    private long askedNs;
    private long sinceNs;
    private long lastFrameNs;
    private long longestPauseNs;
    private long fadedNs;
    private long silentNs;

    /**
     * @param kind of the stream.
     * @param options the times of the kinds.
     */
    public StreamLiveness(StreamKind kind, LivenessOptions options) {
        Duration time =
                switch (kind) {
                    case TRADE, AGG_TRADE -> options.trades();
                    case BOOK_TICKER, DEPTH_DIFF, PARTIAL_DEPTH -> options.book();
                    case KLINE,
                            MINI_TICKER,
                            MINI_TICKER_ARRAY,
                            TICKER,
                            ROLLING_TICKER,
                            ROLLING_TICKER_ARRAY,
                            AVG_PRICE,
                            REFERENCE_PRICE -> options.periodic();
                    case BLOCK_TRADE -> null;
                };
        kindNs = time == null ? Long.MAX_VALUE : time.toNanos();
    }

    /**
     * The venue was asked for it, over a connection that brought nothing of it so far.
     *
     * @param nowNs monotonic time; only frames that come later count.
     */
    public void onAsked(long nowNs) {
        if (state == State.IDLE) {
            state = State.ASKED;
            askedNs = nowNs;
            sinceNs = nowNs;
            fadedNs = nowNs;
        }
    }

    /** Its connection is gone. What was learned stays. */
    public void onLost() {
        state = State.IDLE;
    }

    /**
     * Reading was paused until now, so silence proved nothing.
     *
     * @param nowNs monotonic time.
     */
    public void onPaused(long nowNs) {
        sinceNs = nowNs;
    }

    /**
     * Time has passed.
     *
     * @param nowNs monotonic time.
     * @param newestFrameNs when the stream's newest frame was received, on the same clock; 0 for never.
     * @return what has changed.
     */
    public Change onTick(long nowNs, long newestFrameNs) {
        if (state == State.IDLE) {
            return Change.NONE;
        }
        boolean isNews = newestFrameNs != 0 && newestFrameNs - askedNs > 0 && newestFrameNs != lastFrameNs;
        return isNews ? onFrame(nowNs, newestFrameNs) : onNoFrame(nowNs);
    }

    /** @return where it is. */
    public State state() {
        return state;
    }

    /** @return how long it may be silent, as far as it has been learned, in nanoseconds. */
    public long patienceNs() {
        return Math.max(
                kindNs, longestPauseNs > Long.MAX_VALUE / PATIENCE ? Long.MAX_VALUE : PATIENCE * longestPauseNs);
    }

    /** @return how long its last silence was that somebody was told of, in nanoseconds. */
    public long silentNs() {
        return silentNs;
    }

    private Change onFrame(long nowNs, long frameNs) {
        State before = state;
        if (before == State.LIVE || before == State.STALE) {
            longestPauseNs = Math.max(longestPauseNs, frameNs - sinceNs);
        }
        if (nowNs - fadedNs >= FADES_EVERY_NS) {
            longestPauseNs /= 2;
            fadedNs = nowNs;
        }
        silentNs = Math.max(0, frameNs - sinceNs);
        state = State.LIVE;
        sinceNs = frameNs - sinceNs > 0 ? frameNs : sinceNs;
        lastFrameNs = frameNs;
        return switch (before) {
            case ASKED -> Change.WENT_LIVE;
            case SILENT, STALE -> Change.RECOVERED;
            case IDLE, LIVE -> Change.NONE;
        };
    }

    private Change onNoFrame(long nowNs) {
        if (nowNs - sinceNs <= patienceNs()) {
            return Change.NONE;
        }
        return switch (state) {
            case ASKED -> {
                state = State.SILENT;
                silentNs = nowNs - sinceNs;
                yield Change.WENT_SILENT;
            }
            case LIVE -> {
                state = State.STALE;
                silentNs = nowNs - sinceNs;
                yield Change.WENT_STALE;
            }
            case IDLE, SILENT, STALE -> Change.NONE;
        };
    }
}
