package io.ringfeed.engine.fault;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.handler.MarketDataHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Writes down the last id, or else the time, of each event, stream by stream. To be read when the engine is closed. */
final class IdJournal implements MarketDataHandler {
    final Map<String, LongStream.Builder> ids = new TreeMap<>();
    final List<String> gaps = new ArrayList<>();
    int rotated;

    @Override
    public void onTrade(TradeEvent event) {
        note(event, event.tradeId());
    }

    @Override
    public void onAggTrade(AggTradeEvent event) {
        note(event, event.aggregateTradeId());
    }

    @Override
    public void onDepth(DepthEvent event) {
        note(event, event.finalUpdateId());
    }

    @Override
    public void onBookTicker(BookTickerEvent event) {
        note(event, event.updateId());
    }

    @Override
    public void onKline(KlineEvent event) {
        note(event, event.eventTime());
    }

    @Override
    public void onTicker(TickerEvent event) {
        note(event, event.eventTime());
    }

    @Override
    public void onPartialDepth(PartialDepthEvent event) {
        note(event, event.lastUpdateId());
    }

    @Override
    public void onMarker(Marker marker) {
        if (marker.kind() == MarkerKind.GAP) {
            gaps.add(marker.toString());
        } else if (marker.kind() == MarkerKind.ROTATED) {
            rotated++;
        }
    }

    private void note(MarketEvent event, long id) {
        ids.computeIfAbsent(event.streamName(), name -> LongStream.builder()).add(id);
    }
}
