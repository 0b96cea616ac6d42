package io.ringfeed.simulator.market;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.DepthLevels;
import io.ringfeed.codec.stream.DepthSpeed;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.KlineZone;
import io.ringfeed.codec.stream.RollingWindow;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The ids of every stream that the venue sends (protocol §4.0), for some symbols. */
final class StreamIds {
    private final NameRegistry registry;

    StreamIds(Collection<String> symbols) {
        List<String> names = new ArrayList<>();
        symbols.forEach(symbol -> of(symbol).forEach(stream -> names.add(stream.name())));
        ofAllSymbols().forEach(stream -> names.add(stream.name()));
        registry = new NameRegistry(names.size());
        registry.registerAll(names);
    }

    /** Every stream of one symbol. */
    static List<Stream> of(String symbol) {
        List<Stream> all = new ArrayList<>();
        all.add(Streams.trade(symbol));
        all.add(Streams.aggTrade(symbol));
        all.add(Streams.blockTrade(symbol));
        for (KlineZone zone : KlineZone.values()) {
            for (Interval interval : Interval.values()) {
                all.add(Streams.kline(symbol, interval, zone));
            }
        }
        all.add(Streams.miniTicker(symbol));
        all.add(Streams.ticker(symbol));
        for (RollingWindow window : RollingWindow.values()) {
            all.add(Streams.rollingTicker(symbol, window));
        }
        all.add(Streams.bookTicker(symbol));
        all.add(Streams.avgPrice(symbol));
        all.add(Streams.referencePrice(symbol));
        for (DepthSpeed speed : DepthSpeed.values()) {
            all.add(Streams.depth(symbol, speed));
            for (DepthLevels levels : DepthLevels.values()) {
                all.add(Streams.partialDepth(symbol, levels, speed));
            }
        }
        return all;
    }

    /** Every stream of all symbols together. */
    static List<Stream> ofAllSymbols() {
        List<Stream> all = new ArrayList<>();
        all.add(Streams.allMiniTickers());
        for (RollingWindow window : RollingWindow.values()) {
            all.add(Streams.allRollingTickers(window));
        }
        return all;
    }

    NameRegistry registry() {
        return registry;
    }

    int id(Stream stream) {
        byte[] name = stream.name().getBytes(StandardCharsets.UTF_8);
        return registry.find(name, 0, name.length);
    }
}
