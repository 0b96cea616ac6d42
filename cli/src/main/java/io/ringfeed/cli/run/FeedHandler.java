package io.ringfeed.cli.run;

import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
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
    public void onTrade(TradeEvent event) {
        if (take(event, EventKind.TRADE)) {
            recordAge(event, event.eventTime());
            next.onTrade(event);
            onTaken();
        }
    }

    @Override
    public void onAggTrade(AggTradeEvent event) {
        if (take(event, EventKind.AGG_TRADE)) {
            recordAge(event, event.eventTime());
            next.onAggTrade(event);
            onTaken();
        }
    }

    @Override
    public void onKline(KlineEvent event) {
        if (take(event, EventKind.KLINE)) {
            recordAge(event, event.eventTime());
            next.onKline(event);
            onTaken();
        }
    }

    @Override
    public void onTicker(TickerEvent event) {
        if (take(event, EventKind.TICKER)) {
            recordAge(event, event.eventTime());
            next.onTicker(event);
            onTaken();
        }
    }

    @Override
    public void onDepth(DepthEvent event) {
        if (take(event, EventKind.DEPTH)) {
            recordAge(event, event.eventTime());
            next.onDepth(event);
            onTaken();
        }
    }

    @Override
    public void onBookTicker(BookTickerEvent event) {
        if (take(event, EventKind.BOOK_TICKER)) {
            next.onBookTicker(event); // carries no time of the venue (protocol §4.8)
            onTaken();
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

    private boolean take(MarketEvent event, EventKind kind) {
        if (left == 0) {
            return false;
        }
        latency.recordHandler(System.nanoTime() - event.receiveNs());
        counts.add(kind);
        return true;
    }

    private void recordAge(MarketEvent event, long venueTime) {
        latency.recordVenue(event.receiveEpochNs() / 1_000 - event.timeUnit().toMicros(venueTime));
    }

    private void onTaken() {
        if (--left == 0) {
            next.onBatchEnd();
            stop.request(StopReason.COUNT_REACHED);
        }
    }
}
