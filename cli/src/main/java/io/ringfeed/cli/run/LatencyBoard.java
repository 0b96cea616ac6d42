package io.ringfeed.cli.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Measures how old events are: at the handler, counted from the socket read, and at the socket read, counted from the
 * venue's own time.
 *
 * <p><b>Threading:</b> the handler's thread records; one other thread calls {@link #collect()} and looks at the rest.
 *
 * <p><b>Allocation:</b> none per event: the histograms have fixed ranges.
 */
final class LatencyBoard {
    static final long HANDLER_MAX_NS = TimeUnit.SECONDS.toNanos(60);
    static final long VENUE_MAX_US = TimeUnit.HOURS.toMicros(1);
    /** Clocks that are compared may be this far apart; an event from so near a future counts as one without latency. */
    static final long CLOCK_SKEW_US = TimeUnit.MILLISECONDS.toMicros(10);

    private static final int DIGITS = 3;

    private final SingleWriterRecorder handlerNs = new SingleWriterRecorder(1, HANDLER_MAX_NS, DIGITS);
    private final SingleWriterRecorder venueUs = new SingleWriterRecorder(1, VENUE_MAX_US, DIGITS);
    private final AtomicLong venueOutside = new AtomicLong();
    private final Histogram handlerTotal = new Histogram(1, HANDLER_MAX_NS, DIGITS);
    private final Histogram venueTotal = new Histogram(1, VENUE_MAX_US, DIGITS);
    private Histogram handlerInterval;
    private Histogram venueInterval;

    /** @param ns from the socket read to the handler; clamped to the range. */
    void recordHandler(long ns) {
        handlerNs.recordValue(Math.min(Math.max(ns, 1), HANDLER_MAX_NS));
    }

    /** @param us from the venue's event time to the socket read; counted apart where it cannot be a latency. */
    void recordVenue(long us) {
        if (us < -CLOCK_SKEW_US || us > VENUE_MAX_US) {
            venueOutside.setOpaque(venueOutside.getPlain() + 1);
        } else {
            venueUs.recordValue(Math.max(us, 0));
        }
    }

    /** Take over what was recorded since the last call. */
    void collect() {
        handlerInterval = handlerNs.getIntervalHistogram(handlerInterval);
        handlerTotal.add(handlerInterval);
        venueInterval = venueUs.getIntervalHistogram(venueInterval);
        venueTotal.add(venueInterval);
    }

    /** @return nanoseconds from the socket read to the handler, of all that was collected. */
    Histogram handlerNs() {
        return handlerTotal;
    }

    /** @return microseconds from the venue's event time to the socket read, of all that was collected. */
    Histogram venueUs() {
        return venueTotal;
    }

    /** @return events whose venue time lies well in the future or more than an hour back. */
    long venueOutside() {
        return venueOutside.getOpaque();
    }
}
