package io.ringfeed.codec.stream;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names that exist on futures only (protocol §8.1), and what spot has in their place. */
final class FuturesStreams {
    private static final String NOTHING = "";

    private static final Map<String, String> ON_SPOT = Map.of(
            "markprice",
            "referencePrice",
            "indexprice",
            "referencePrice",
            "forceorder",
            "trade",
            "rpidepth",
            "depth@100ms",
            "compositeindex",
            NOTHING,
            "assetindex",
            NOTHING,
            "contractinfo",
            NOTHING,
            "tradingsession",
            NOTHING);

    private static final List<String> KLINES = List.of("continuouskline_", "indexpricekline_", "markpricekline_");

    private FuturesStreams() {}

    /**
     * Looks a name up.
     *
     * @param suffix what stands behind the symbol and its {@code @}, or behind the exclamation mark.
     * @return whether it is a futures stream's.
     */
    static boolean contains(String suffix) {
        return onSpot(suffix) != null;
    }

    /**
     * What spot has in place of a futures stream.
     *
     * @param symbol in lower case; contracts are named behind an underscore.
     * @param suffix for which {@link #contains} is true.
     * @return the name of a stream, or an empty one.
     */
    static String nearest(String symbol, String suffix) {
        String onSpot = onSpot(suffix);
        int underscore = symbol.indexOf('_');
        String pair = underscore > 0 ? symbol.substring(0, underscore) : symbol;
        return onSpot.isEmpty() ? "" : pair + '@' + onSpot;
    }

    private static String onSpot(String suffix) {
        int at = suffix.indexOf('@');
        String head = at < 0 ? suffix : suffix.substring(0, at);
        String lower = head.toLowerCase(Locale.ROOT);
        for (String kline : KLINES) {
            if (lower.startsWith(kline)) {
                return "kline_" + NearestName.ofSpan(head.substring(kline.length()), Interval.wireNames());
            }
        }
        return ON_SPOT.get(lower);
    }
}
