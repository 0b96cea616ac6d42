package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.stream.RollingWindow;
import io.ringfeed.codec.stream.Streams;

/**
 * The streams of all symbols together: every second one frame, with a row for each symbol that changed since the second
 * before, and none if none did. A symbol changes with a trade, and with a minute of trades that leaves the window.
 */
final class AllSymbolsFeed {
    private static final RollingWindow[] WINDOWS = RollingWindow.values();

    private final SymbolMarket[] markets;
    private final int[] symbolIds;
    private final FrameSender sender;
    private final int miniTickers;
    private final int[] rollingTickers = new int[WINDOWS.length];

    /** As of the second before, whether or not anybody listened. */
    private final long[] tradeIds;

    private long beforeUs;

    AllSymbolsFeed(SymbolMarket[] markets, int[] symbolIds, StreamIds streams, FrameSender sender, long nowUs) {
        this.markets = markets;
        this.symbolIds = symbolIds;
        this.sender = sender;
        miniTickers = streams.id(Streams.allMiniTickers());
        for (int i = 0; i < WINDOWS.length; i++) {
            rollingTickers[i] = streams.id(Streams.allRollingTickers(WINDOWS[i]));
        }
        tradeIds = new long[markets.length];
        remember(nowUs);
    }

    void send(long nowUs) {
        if (sender.isWanted(miniTickers)) {
            sendMiniTickers(nowUs);
        }
        for (int i = 0; i < WINDOWS.length; i++) {
            if (sender.isWanted(rollingTickers[i])) {
                sendRollingTickers(rollingTickers[i], WINDOWS[i], nowUs);
            }
        }
        remember(nowUs);
    }

    private void sendMiniTickers(long nowUs) {
        sender.beginRows(miniTickers);
        for (int i = 0; i < markets.length; i++) {
            if (hasChanged(i, RollingWindow.ONE_DAY, nowUs)) {
                StatisticsWriter.miniTicker(
                        sender.begin(Layouts.MINI_TICKER, miniTickers, symbolIds[i]), markets[i], nowUs);
                sender.addRow();
            }
        }
        sender.sendRows(nowUs);
    }

    private void sendRollingTickers(int streamId, RollingWindow window, long nowUs) {
        sender.beginRows(streamId);
        for (int i = 0; i < markets.length; i++) {
            if (hasChanged(i, window, nowUs)) {
                StatisticsWriter.rollingTicker(
                        sender.begin(Layouts.rollingTicker(window), streamId, symbolIds[i]), markets[i], window, nowUs);
                sender.addRow();
            }
        }
        sender.sendRows(nowUs);
    }

    private boolean hasChanged(int i, RollingWindow window, long nowUs) {
        return markets[i].tradeId() != tradeIds[i] || markets[i].tape().hasForgotten(window, beforeUs, nowUs);
    }

    private void remember(long nowUs) {
        for (int i = 0; i < markets.length; i++) {
            tradeIds[i] = markets[i].tradeId();
        }
        beforeUs = nowUs;
    }
}
