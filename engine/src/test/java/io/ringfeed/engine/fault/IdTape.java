package io.ringfeed.engine.fault;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.engine.handler.GapReason;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.handler.RejectedFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A handler that believes nothing: ids must follow one another, or a gap marker right before must have named exactly those that are
 * missing. Written without the engine's own notion of continuity.
 */
public final class IdTape implements MarketDataHandler {
    /** What broke a law, in words. */
    public final List<String> violations = new CopyOnWriteArrayList<>();

    /** Markers of connections and streams, in order: no gaps of ids. */
    public final List<String> markers = new CopyOnWriteArrayList<>();

    /** Reasons of frames that could not be decoded. */
    public final List<String> rejects = new CopyOnWriteArrayList<>();

    /** Ids that gap markers declared missing. */
    public final AtomicLong declaredLost = new AtomicLong();

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, Long> lastIds = new HashMap<>();
    private final Map<String, long[]> declared = new HashMap<>();

    /**
     * Counts the events of a stream.
     *
     * @param stream its name.
     * @return how many came.
     */
    public long count(String stream) {
        AtomicLong count = counts.get(stream);
        return count == null ? 0 : count.get();
    }

    @Override
    public void onTrade(TradeEvent event) {
        follow(event, event.tradeId(), event.tradeId());
    }

    @Override
    public void onAggTrade(AggTradeEvent event) {
        follow(event, event.aggregateTradeId(), event.aggregateTradeId());
    }

    @Override
    public void onDepth(DepthEvent event) {
        follow(event, event.firstUpdateId(), event.finalUpdateId());
    }

    @Override
    public void onBookTicker(BookTickerEvent event) {
        rise(event, event.updateId());
    }

    @Override
    public void onKline(KlineEvent event) {
        rise(event, event.eventTime());
    }

    @Override
    public void onTicker(TickerEvent event) {
        rise(event, event.eventTime());
    }

    @Override
    public void onMarker(Marker marker) {
        if (marker.gapReason() == GapReason.MISSING_IDS) {
            declared.put(marker.stream(), new long[] {marker.firstMissingId(), marker.lastMissingId()});
            declaredLost.addAndGet(marker.lostCount());
        } else {
            markers.add(marker.kind() + (marker.gapReason() == null ? "" : " " + marker.gapReason()));
        }
    }

    @Override
    public void onRejected(RejectedFrame frame) {
        rejects.add(frame.reason().name());
    }

    private void follow(MarketEvent event, long first, long last) {
        String stream = event.streamName();
        Long before = lastIds.put(stream, last);
        long[] gap = declared.remove(stream);
        if (before != null) {
            boolean follows = first == before + 1 && gap == null;
            boolean isDeclared = gap != null && gap[0] == before + 1 && gap[1] == first - 1;
            if (!follows && !isDeclared) {
                violations.add(stream + ": " + first + " after " + before + ", declared "
                        + (gap == null ? "nothing" : gap[0] + " to " + gap[1]));
            }
        }
        counted(stream);
    }

    private void rise(MarketEvent event, long id) {
        Long before = lastIds.put(event.streamName(), id);
        if (before != null && id <= before) {
            violations.add(event.streamName() + ": " + id + " after " + before);
        }
        counted(event.streamName());
    }

    private void counted(String stream) {
        counts.computeIfAbsent(stream, name -> new AtomicLong()).incrementAndGet();
    }
}
