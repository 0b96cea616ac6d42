package io.ringfeed.benchmarks.soak;

import io.ringfeed.codec.stream.DepthLevels;
import io.ringfeed.codec.stream.DepthSpeed;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.RollingWindow;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import java.util.ArrayList;
import java.util.List;

/** What the engine subscribes to: every kind of stream, and more names than one handshake's URL can take. */
final class SoakStreams {
    static final List<String> SYMBOLS = List.of(
            "btcusdt",
            "ethusdt",
            "bnbusdt",
            "solusdt",
            "xrpusdt",
            "adausdt",
            "dogeusdt",
            "ltcusdt",
            "linkusdt",
            "币安人生usdt");

    private SoakStreams() {}

    static List<Stream> all() {
        List<Stream> all = new ArrayList<>();
        for (String symbol : SYMBOLS) {
            all.add(Streams.trade(symbol));
            all.add(Streams.aggTrade(symbol));
            all.add(Streams.blockTrade(symbol));
            all.add(Streams.bookTicker(symbol));
            for (DepthSpeed speed : DepthSpeed.values()) {
                all.add(Streams.depth(symbol, speed));
            }
            all.add(Streams.partialDepth(symbol, DepthLevels.FIVE));
            all.add(Streams.miniTicker(symbol));
            all.add(Streams.ticker(symbol));
            all.add(Streams.rollingTicker(symbol, RollingWindow.ONE_HOUR));
            all.add(Streams.avgPrice(symbol));
            all.add(Streams.referencePrice(symbol));
            for (Interval interval : Interval.values()) {
                all.add(Streams.kline(symbol, interval));
            }
        }
        all.add(Streams.allMiniTickers());
        all.add(Streams.allRollingTickers(RollingWindow.ONE_HOUR));
        return all;
    }
}
