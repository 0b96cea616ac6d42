package io.ringfeed.cli.run;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.engine.handler.MarketDataHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds the latest of each symbol for the live view.
 *
 * <p><b>Threading:</b> events come on the handler's thread; {@link #rows()} is fixed from the start.
 *
 * <p><b>Allocation:</b> none per event, except for the first of each symbol.
 */
final class LiveBoard implements MarketDataHandler {
    private final List<SymbolRow> rows;
    private final Map<String, SymbolRow> bySymbol = new LinkedHashMap<>();
    private final SymbolRow others = new SymbolRow("others");
    /** By the engine's symbol id, which becomes known with a symbol's first event. */
    private SymbolRow[] byId = new SymbolRow[0];

    /**
     * @param symbols those to be shown, in any case.
     * @param limit the most rows; the other symbols' events are counted elsewhere.
     */
    LiveBoard(List<String> symbols, int limit) {
        List<SymbolRow> shown = new ArrayList<>();
        for (String symbol : symbols) {
            String name = symbol.toUpperCase(Locale.ROOT);
            if (shown.size() < limit && !bySymbol.containsKey(name)) {
                SymbolRow row = new SymbolRow(name);
                bySymbol.put(name, row);
                shown.add(row);
            }
        }
        rows = List.copyOf(shown);
    }

    /** @return one per symbol shown. */
    List<SymbolRow> rows() {
        return rows;
    }

    @Override
    public void onEvent(MarketEvent event) {
        count(event);
    }

    @Override
    public void onTrade(TradeEvent event) {
        count(event).onLast(event.price(), event.quantity());
    }

    @Override
    public void onAggTrade(AggTradeEvent event) {
        count(event).onLast(event.price(), event.quantity());
    }

    @Override
    public void onTicker(TickerEvent event) {
        count(event).onQuote(event.bestBidPrice(), event.bestAskPrice());
    }

    @Override
    public void onBookTicker(BookTickerEvent event) {
        count(event).onQuote(event.bidPrice(), event.askPrice());
    }

    private SymbolRow count(MarketEvent event) {
        int id = event.symbolId();
        SymbolRow row = id >= 0 && id < byId.length ? byId[id] : null;
        if (row == null) {
            row = bindSlow(event, id);
        }
        row.onEvent(System.nanoTime() - event.receiveNs());
        return row;
    }

    private SymbolRow bindSlow(MarketEvent event, int id) {
        if (id < 0) {
            return others;
        }
        SymbolRow row = bySymbol.getOrDefault(event.symbol(), others);
        if (id >= byId.length) {
            byId = Arrays.copyOf(byId, Math.max(16, Integer.highestOneBit(id) * 2));
        }
        byId[id] = row;
        return row;
    }
}
