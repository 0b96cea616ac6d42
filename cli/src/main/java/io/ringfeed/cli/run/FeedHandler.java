package io.ringfeed.cli.run;

import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.engine.handler.Dispatch;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.handler.RejectedFrame;

/**
 * Takes the events: measures and counts each, and passes it on to whoever shows or prints it, up to the count asked for.
 *
 * <p><b>Threading:</b> confined to the handler's thread, apart from {@link #firstRejected()}.
 *
 * <p><b>Allocation:</b> none per event.
 */
final class FeedHandler implements MarketDataHandler {
    private final EventCounts counts;
    private final LatencyBoard latency;
    private final MarketDataHandler next;
    private final StopSignal stop;
    private long left;
    private volatile String firstRejected;

    /**
     * @param limit events to take, 0 for all.
     * @param counts counts them.
     * @param latency measures them.
     * @param next sees them.
     * @param stop is told when the limit is reached.
     */
    FeedHandler(long limit, EventCounts counts, LatencyBoard latency, MarketDataHandler next, StopSignal stop) {
        this.left = limit == 0 ? Long.MAX_VALUE : limit;
        this.counts = counts;
        this.latency = latency;
        this.next = next;
        this.stop = stop;
    }

    @Override
    public void onEvent(MarketEvent event) {
        if (left == 0) {
            return;
        }
        latency.recordHandler(System.nanoTime() - event.receiveNs());
        if (event.eventTime() != EventRecord.NO_INTEGER) {
            latency.recordVenue((event.receiveEpochNs() - event.epochNs(event.eventTime())) / 1_000);
        }
        counts.add(event.kind());
        Dispatch.to(next, event);
        if (--left == 0) {
            next.onBatchEnd();
            stop.request(StopReason.COUNT_REACHED);
        }
    }

    @Override
    public void onRejected(RejectedFrame frame) {
        if (firstRejected == null) {
            firstRejected = frame.reason() + " in: " + frame.headText();
        }
    }

    @Override
    public void onBatchEnd() {
        next.onBatchEnd();
    }

    /** @return what was wrong with the first frame that could not be decoded, or null when all could. */
    String firstRejected() {
        return firstRejected;
    }
}
