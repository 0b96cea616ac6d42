package io.ringfeed.simulator.market;

/** All streams of one symbol: lets its market run, and sends what somebody is subscribed to. */
final class SymbolFeed {
    private final SymbolMarket market;
    private final TradeFeed trades;
    private final BookFeed book;
    private final KlineFeed klines;
    private final StatisticsFeed statistics;

    SymbolFeed(String symbol, SymbolMarket market, int symbolId, StreamIds streams, FrameSender sender) {
        this.market = market;
        trades = new TradeFeed(symbol, market, symbolId, streams, sender);
        book = new BookFeed(symbol, market, symbolId, streams, sender);
        klines = new KlineFeed(symbol, market, symbolId, streams, sender);
        statistics = new StatisticsFeed(symbol, market, symbolId, streams, sender);
    }

    /** Lets one trade or one change of the top happen, and once in a while a block trade beside it. */
    void step(long nowUs) {
        switch (market.step(nowUs)) {
            case QUOTE -> book.sendBookTicker();
            case TRADE -> trades.sendTrade(nowUs);
            case LAST_TRADE -> {
                trades.sendTrade(nowUs);
                trades.sendAggTrade(nowUs);
            }
        }
        if (market.blockTrades().happens(market.tradeTicks())) {
            trades.sendBlockTrade(nowUs);
        }
    }

    void sendEvery100Ms(long nowUs) {
        book.sendFast(nowUs);
    }

    void sendEverySecond(long nowUs) {
        book.sendSlow(nowUs);
        statistics.send(nowUs);
    }

    void sendOpenKlines(long nowUs) {
        klines.sendOpen(nowUs);
    }

    void sendClosedKlines(long nowUs) {
        klines.sendClosed(nowUs);
    }
}
