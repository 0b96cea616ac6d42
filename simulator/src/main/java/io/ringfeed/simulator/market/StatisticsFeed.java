package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.stream.RollingWindow;
import io.ringfeed.codec.stream.Streams;

/** The streams of a symbol's tickers and averages, which come every second whether or not anything changed. */
final class StatisticsFeed {
    private static final RollingWindow[] WINDOWS = RollingWindow.values();

    private final SymbolMarket market;
    private final FrameSender sender;
    private final int symbolId;
    private final int miniTicker;
    private final int ticker;
    private final int[] rollingTickers = new int[WINDOWS.length];
    private final int avgPrice;
    private final int referencePrice;

    StatisticsFeed(String symbol, SymbolMarket market, int symbolId, StreamIds streams, FrameSender sender) {
        this.market = market;
        this.sender = sender;
        this.symbolId = symbolId;
        miniTicker = streams.id(Streams.miniTicker(symbol));
        ticker = streams.id(Streams.ticker(symbol));
        for (int i = 0; i < WINDOWS.length; i++) {
            rollingTickers[i] = streams.id(Streams.rollingTicker(symbol, WINDOWS[i]));
        }
        avgPrice = streams.id(Streams.avgPrice(symbol));
        referencePrice = streams.id(Streams.referencePrice(symbol));
    }

    void send(long nowUs) {
        if (sender.isWanted(miniTicker)) {
            StatisticsWriter.miniTicker(sender.begin(Layouts.MINI_TICKER, miniTicker, symbolId), market, nowUs);
            sender.sendAt(nowUs);
        }
        if (sender.isWanted(ticker)) {
            StatisticsWriter.ticker(sender.begin(Layouts.TICKER, ticker, symbolId), market, nowUs);
            sender.sendAt(nowUs);
        }
        for (int i = 0; i < WINDOWS.length; i++) {
            sendRollingTicker(rollingTickers[i], WINDOWS[i], nowUs);
        }
        if (sender.isWanted(avgPrice)) {
            StatisticsWriter.avgPrice(sender.begin(Layouts.AVG_PRICE, avgPrice, symbolId), market, nowUs);
            sender.sendAt(nowUs);
        }
        if (sender.isWanted(referencePrice)) {
            StatisticsWriter.referencePrice(
                    sender.begin(Layouts.REFERENCE_PRICE, referencePrice, symbolId), market, nowUs);
            sender.sendAt(nowUs);
        }
    }

    private void sendRollingTicker(int streamId, RollingWindow window, long nowUs) {
        if (sender.isWanted(streamId)) {
            StatisticsWriter.rollingTicker(
                    sender.begin(Layouts.rollingTicker(window), streamId, symbolId), market, window, nowUs);
            sender.sendAt(nowUs);
        }
    }
}
