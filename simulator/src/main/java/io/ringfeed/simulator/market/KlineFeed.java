package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.KlineZone;
import io.ringfeed.codec.stream.Streams;
import java.util.Arrays;

/** The streams of a symbol's candles, of all intervals in both zones. */
final class KlineFeed {
    private final SymbolMarket market;
    private final FrameSender sender;
    private final int symbolId;

    /** The streams of each candle: one, or that of the other zone as well where both have the same candle. */
    private final int[][] streamIds = new int[CandleSpan.ALL.size()][];

    KlineFeed(String symbol, SymbolMarket market, int symbolId, StreamIds streams, FrameSender sender) {
        this.market = market;
        this.sender = sender;
        this.symbolId = symbolId;
        for (int i = 0; i < streamIds.length; i++) {
            streamIds[i] = new int[0];
        }
        for (KlineZone zone : KlineZone.values()) {
            for (Interval interval : Interval.values()) {
                int candle = CandleSpan.indexOf(interval, zone);
                streamIds[candle] = with(streamIds[candle], streams.id(Streams.kline(symbol, interval, zone)));
            }
        }
    }

    private static int[] with(int[] ids, int added) {
        int[] longer = Arrays.copyOf(ids, ids.length + 1);
        longer[ids.length] = added;
        return longer;
    }

    /** Sends the candles as they stand; those of a second are sent as they end and never before. */
    void sendOpen(long nowUs) {
        for (int candle = TradeTape.SECOND + 1; candle < streamIds.length; candle++) {
            send(candle, false, nowUs);
        }
    }

    /** Sends each candle that has ended, once, and starts the next one; seconds first, for all others are made of them. */
    void sendClosed(long nowUs) {
        for (int candle = TradeTape.SECOND; candle < streamIds.length; candle++) {
            while (market.tape().hasEnded(candle, nowUs)) {
                send(candle, true, nowUs);
                market.tape().next(candle, nowUs);
            }
        }
    }

    private void send(int candle, boolean isClosed, long nowUs) {
        for (int streamId : streamIds[candle]) {
            if (sender.isWanted(streamId)) {
                EventWriter.kline(
                        sender.begin(Layouts.KLINE, streamId, symbolId),
                        market,
                        symbolId,
                        CandleSpan.ALL.get(candle).interval(),
                        market.tape().candle(candle),
                        isClosed,
                        nowUs);
                sender.sendAt(nowUs);
            }
        }
    }
}
