package io.ringfeed.codec.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Every name there is, made by the factories themselves, so that none is spelt twice. */
final class StreamCatalogue {
    private static final Map<String, Function<String, Stream>> BY_SUFFIX = new LinkedHashMap<>();
    private static final Map<String, Stream> ALL_MARKET = new LinkedHashMap<>();

    // In this order the nearest name is looked for, so of two as near the commoner one comes first.
    static {
        add(Streams::trade);
        add(Streams::aggTrade);
        add(Streams::ticker);
        add(Streams::miniTicker);
        add(Streams::bookTicker);
        for (DepthSpeed speed : DepthSpeed.values()) {
            add(symbol -> Streams.depth(symbol, speed));
        }
        for (DepthSpeed speed : DepthSpeed.values()) {
            for (DepthLevels levels : DepthLevels.values()) {
                add(symbol -> Streams.partialDepth(symbol, levels, speed));
            }
        }
        for (KlineZone zone : KlineZone.values()) {
            for (Interval interval : Interval.values()) {
                add(symbol -> Streams.kline(symbol, interval, zone));
            }
        }
        for (RollingWindow window : RollingWindow.values()) {
            add(symbol -> Streams.rollingTicker(symbol, window));
        }
        add(Streams::avgPrice);
        add(Streams::referencePrice);
        add(Streams::blockTrade);

        addAllMarket(Streams.allMiniTickers());
        for (RollingWindow window : RollingWindow.values()) {
            addAllMarket(Streams.allRollingTickers(window));
        }
    }

    private StreamCatalogue() {}

    /** The stream of a symbol, or null if there is none with such a suffix. */
    static Stream find(String symbol, String suffix) {
        Function<String, Stream> factory = BY_SUFFIX.get(suffix);
        return factory == null ? null : factory.apply(symbol);
    }

    /** The stream of all symbols, or null if there is none of the name. */
    static Stream findAllMarket(String name) {
        return ALL_MARKET.get(name);
    }

    /** What may stand behind a symbol and its {@code @}. */
    static Set<String> suffixes() {
        return BY_SUFFIX.keySet();
    }

    static Set<String> allMarketNames() {
        return ALL_MARKET.keySet();
    }

    private static void add(Function<String, Stream> factory) {
        String name = factory.apply("x").name();
        BY_SUFFIX.put(name.substring("x@".length()), factory);
    }

    private static void addAllMarket(Stream stream) {
        ALL_MARKET.put(stream.name(), stream);
    }
}
