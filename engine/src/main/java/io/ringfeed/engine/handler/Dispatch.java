package io.ringfeed.engine.handler;

import io.ringfeed.codec.array.MiniTickerArrayEvent;
import io.ringfeed.codec.array.RollingTickerArrayEvent;
import io.ringfeed.codec.array.TickerArrayEvent;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.AvgPriceEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.MiniTickerEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.RollingTickerEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;

/**
 * Knows for each kind of event its view, and the method of a {@link MarketDataHandler} that takes it. For those who pass
 * events on to another handler.
 *
 * <p><b>Threading:</b> no state.
 */
public final class Dispatch {
    private Dispatch() {}

    /**
     * A view of a kind of event, which shows nothing yet.
     *
     * @param kind one of {@link EventKind#market()}.
     * @return a new view.
     */
    public static MarketEvent newView(EventKind kind) {
        return switch (kind) {
            case TRADE -> new TradeEvent();
            case AGG_TRADE -> new AggTradeEvent();
            case BLOCK_TRADE -> new BlockTradeEvent();
            case KLINE -> new KlineEvent();
            case MINI_TICKER -> new MiniTickerEvent();
            case TICKER -> new TickerEvent();
            case ROLLING_TICKER -> new RollingTickerEvent();
            case BOOK_TICKER -> new BookTickerEvent();
            case AVG_PRICE -> new AvgPriceEvent();
            case REFERENCE_PRICE -> new ReferencePriceEvent();
            case PARTIAL_DEPTH -> new PartialDepthEvent();
            case DEPTH -> new DepthEvent();
            case MINI_TICKER_ARRAY -> new MiniTickerArrayEvent();
            case TICKER_ARRAY -> new TickerArrayEvent();
            case ROLLING_TICKER_ARRAY -> new RollingTickerArrayEvent();
            case NONE, CONTROL_REPLY, SERVER_SHUTDOWN, REJECTED, MARKER ->
                throw new IllegalArgumentException(kind + " is no market event");
        };
    }

    /**
     * Calls the handler's method for the event.
     *
     * @param handler to call.
     * @param event of any kind.
     */
    public static void to(MarketDataHandler handler, MarketEvent event) {
        switch (event.kind()) {
            case TRADE -> handler.onTrade((TradeEvent) event);
            case AGG_TRADE -> handler.onAggTrade((AggTradeEvent) event);
            case BLOCK_TRADE -> handler.onBlockTrade((BlockTradeEvent) event);
            case KLINE -> handler.onKline((KlineEvent) event);
            case MINI_TICKER -> handler.onMiniTicker((MiniTickerEvent) event);
            case TICKER -> handler.onTicker((TickerEvent) event);
            case ROLLING_TICKER -> handler.onRollingTicker((RollingTickerEvent) event);
            case BOOK_TICKER -> handler.onBookTicker((BookTickerEvent) event);
            case AVG_PRICE -> handler.onAvgPrice((AvgPriceEvent) event);
            case REFERENCE_PRICE -> handler.onReferencePrice((ReferencePriceEvent) event);
            case PARTIAL_DEPTH -> handler.onPartialDepth((PartialDepthEvent) event);
            case DEPTH -> handler.onDepth((DepthEvent) event);
            case MINI_TICKER_ARRAY -> handler.onMiniTickers((MiniTickerArrayEvent) event);
            case TICKER_ARRAY -> handler.onTickers((TickerArrayEvent) event);
            case ROLLING_TICKER_ARRAY -> handler.onRollingTickers((RollingTickerArrayEvent) event);
            case NONE, CONTROL_REPLY, SERVER_SHUTDOWN, REJECTED, MARKER -> {
                // No view has such a kind.
            }
        }
    }
}
