package io.ringfeed.engine.supervisor.request;

import io.ringfeed.engine.venue.Venue;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When the supervisor may send its next frame, so that the venue's limit on client frames is never met.
 *
 * <p>The venue counts in a strict rolling window; a token bucket lets up to twice the limit through in its first second
 * and gets the connection closed (protocol §3). So: at most limit - 1 frames in any 1.1 s (one frame a second belongs
 * to the I/O thread's PONGs), and frames at least 1.1 s / (limit - 1) apart, rounded up to 300 ms for the spot limit.
 *
 * <p><b>Threading:</b> confined to the supervisor; time comes in as an argument.
 */
public final class RequestPace {
    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1_100);
    private static final long SPACING_STEP_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long[] sentNs;
    private final long spacingNs;
    private long sentCount;

    /** @param framesPerSecond the venue's limit, PONGs included; {@link Venue#NO_FRAME_LIMIT} for none. */
    public RequestPace(int framesPerSecond) {
        if (framesPerSecond == Venue.NO_FRAME_LIMIT) {
            sentNs = new long[0];
            spacingNs = 0;
        } else {
            sentNs = new long[framesPerSecond - 1];
            spacingNs = roundedUp(WINDOW_NS / sentNs.length);
        }
    }

    /**
     * How far apart PONGs must be: one in each window is what the supervisor leaves to them.
     *
     * @param framesPerSecond as for the constructor.
     * @return the least time between two, zero where there is no limit.
     */
    public static Duration pongInterval(int framesPerSecond) {
        return framesPerSecond == Venue.NO_FRAME_LIMIT ? Duration.ZERO : Duration.ofNanos(WINDOW_NS);
    }

    /**
     * How long to wait before the next frame.
     *
     * @param nowNs monotonic time.
     * @return nanoseconds, 0 when it may go out now.
     */
    public long waitNs(long nowNs) {
        if (sentNs.length == 0 || sentCount == 0) {
            return 0;
        }
        long lastNs = sentNs[(int) ((sentCount - 1) % sentNs.length)];
        long waitNs = lastNs + spacingNs - nowNs;
        if (sentCount >= sentNs.length) {
            long oldestNs = sentNs[(int) (sentCount % sentNs.length)];
            waitNs = Math.max(waitNs, oldestNs + WINDOW_NS - nowNs);
        }
        return Math.max(waitNs, 0);
    }

    /** @param nowNs when a frame went out. */
    public void onSent(long nowNs) {
        if (sentNs.length > 0) {
            sentNs[(int) (sentCount++ % sentNs.length)] = nowNs;
        }
    }

    /** A new connection: the venue counts per connection. */
    public void reset() {
        sentCount = 0;
    }

    private static long roundedUp(long ns) {
        return (ns + SPACING_STEP_NS - 1) / SPACING_STEP_NS * SPACING_STEP_NS;
    }
}
