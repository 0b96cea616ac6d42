package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.stream.Streams;

/** The streams of a symbol's trades: single ones, orders, blocks. */
final class TradeFeed {
    private final SymbolMarket market;
    private final FrameSender sender;
    private final int symbolId;
    private final int trade;
    private final int aggTrade;
    private final int blockTrade;

    TradeFeed(String symbol, SymbolMarket market, int symbolId, StreamIds streams, FrameSender sender) {
        this.market = market;
        this.sender = sender;
        this.symbolId = symbolId;
        trade = streams.id(Streams.trade(symbol));
        aggTrade = streams.id(Streams.aggTrade(symbol));
        blockTrade = streams.id(Streams.blockTrade(symbol));
    }

    void sendTrade(long nowUs) {
        if (sender.isWanted(trade)) {
            EventWriter.trade(sender.begin(Layouts.TRADE, trade, symbolId), market, nowUs);
            sender.send(market.tradeId(), market.tradeId());
        }
    }

    void sendAggTrade(long nowUs) {
        if (sender.isWanted(aggTrade)) {
            EventWriter.aggTrade(sender.begin(Layouts.AGG_TRADE, aggTrade, symbolId), market, nowUs);
            sender.send(market.aggregateId(), market.aggregateId());
        }
    }

    void sendBlockTrade(long nowUs) {
        if (sender.isWanted(blockTrade)) {
            EventWriter.blockTrade(sender.begin(Layouts.BLOCK_TRADE, blockTrade, symbolId), market, nowUs);
            sender.send(market.blockTrades().id(), market.blockTrades().id());
        }
    }
}
