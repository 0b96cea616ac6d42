package io.ringfeed.codec.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says why a name is no stream of a symbol, and which name is nearest. */
final class StreamNameAdvice {
    private static final String EXAMPLE = "btcusdt";
    private static final String KLINE = "kline_";
    private static final String WINDOWED = "ticker_";
    private static final Pattern DEPTH = Pattern.compile("depth(\\d{0,9})(?:@(\\d{1,9})ms)?", Pattern.CASE_INSENSITIVE);
    private static final int SLOW_DEPTH_MS = 1_000;
    /** Two letters, as {@link NearestName#distance} counts them. */
    private static final int SLIP = 4;

    /** What the payloads call themselves (protocol §4.0), which some take for the streams' names. */
    private static final Map<String, String> BY_EVENT_NAME = Map.of(
            "24hrticker", "ticker",
            "24hrminiticker", "miniTicker",
            "1hticker", "ticker_1h",
            "4hticker", "ticker_4h",
            "1dticker", "ticker_1d",
            "depthupdate", "depth@100ms");

    private StreamNameAdvice() {}

    /** For a name without an {@code @}. */
    static StreamNameException withoutSuffix(String name) {
        String quoted = quoted(name);
        if (FuturesStreams.contains(name)) {
            return futures(quoted, EXAMPLE, name);
        }
        if (name.equalsIgnoreCase("serverShutdown")) {
            return AllMarketAdvice.of(name, "!" + name);
        }
        String suffix = NearestName.inOtherCase(name, StreamCatalogue.suffixes());
        if (suffix != null) {
            return didYouMean(quoted + " names no symbol", EXAMPLE, suffix);
        }
        String symbol = isSymbol(name) ? name.toLowerCase(Locale.ROOT) : EXAMPLE;
        return didYouMean(quoted + " names no stream", symbol, "trade");
    }

    /**
     * For a name with a symbol.
     *
     * @param name   as the user wrote it.
     * @param symbol in lower case.
     * @param suffix what stands behind the first {@code @}.
     */
    static StreamNameException of(String name, String symbol, String suffix) {
        String quoted = quoted(name);
        if (suffix.indexOf('/') >= 0) {
            return new StreamNameException(quoted + " is more than one name: give each by itself");
        }
        if (suffix.equalsIgnoreCase("arr")) {
            return AllMarketAdvice.of(name, "!" + name);
        }
        if (FuturesStreams.contains(suffix)) {
            return futures(quoted, symbol, suffix);
        }
        if (suffix.startsWith(KLINE)) {
            return kline(quoted, symbol, suffix.substring(KLINE.length()));
        }
        String inOtherCase = NearestName.inOtherCase(suffix, StreamCatalogue.suffixes());
        if (inOtherCase != null) {
            return didYouMean("upper and lower case matter in " + quoted, symbol, inOtherCase);
        }
        Matcher depth = DEPTH.matcher(suffix);
        if (depth.matches()) {
            return depth(quoted, symbol, depth.group(1), depth.group(2));
        }
        if (suffix.regionMatches(true, 0, WINDOWED, 0, WINDOWED.length()) && suffix.indexOf('@') < 0) {
            String window = NearestName.ofSpan(suffix.substring(WINDOWED.length()), RollingWindow.wireNames());
            return didYouMean(wrongWindow(quoted), symbol, WINDOWED + window);
        }
        String byEventName = BY_EVENT_NAME.get(suffix.toLowerCase(Locale.ROOT));
        if (byEventName != null) {
            return didYouMean(quoted + " has the event's name in place of the stream's", symbol, byEventName);
        }
        return didYouMean("unknown stream " + quoted, symbol, nearest(suffix));
    }

    static String wrongWindow(String quoted) {
        return "a rolling ticker looks back 1h, 4h or 1d, unlike " + quoted;
    }

    private static String nearest(String suffix) {
        String nearest = NearestName.of(suffix, StreamCatalogue.suffixes());
        int at = suffix.indexOf('@');
        if (at < 0 || NearestName.distance(suffix, nearest) <= SLIP) {
            return nearest;
        }
        // As in trade@100ms: a stream that exists, with more behind it than it takes.
        String head = NearestName.inOtherCase(suffix.substring(0, at), StreamCatalogue.suffixes());
        return head == null ? nearest : head;
    }

    private static StreamNameException futures(String quoted, String symbol, String suffix) {
        String nearest = FuturesStreams.nearest(symbol, suffix);
        return new StreamNameException(quoted + " is a futures stream, which spot does not have"
                + (nearest.isEmpty() ? "" : ": the nearest is '" + nearest + "'"));
    }

    private static StreamNameException kline(String quoted, String symbol, String intervalAndZone) {
        int at = intervalAndZone.indexOf('@');
        String interval = at < 0 ? intervalAndZone : intervalAndZone.substring(0, at);
        KlineZone zone = at >= 0 && intervalAndZone.indexOf('8', at) >= 0 ? KlineZone.UTC_PLUS_8 : KlineZone.UTC;
        List<String> intervals = Interval.wireNames();
        if (intervals.contains(interval)) {
            return didYouMean(
                    "klines come in UTC, or with '@+08:00' in UTC+8, unlike " + quoted,
                    symbol,
                    KLINE + interval + zone.suffix());
        }
        String nearest = interval.isEmpty() ? Interval.ONE_MINUTE.wireName() : NearestName.ofSpan(interval, intervals);
        return didYouMean(
                "unknown interval '" + Streams.printable(interval) + "' in " + quoted + ", valid ones: "
                        + String.join(" ", intervals),
                symbol,
                KLINE + nearest + zone.suffix());
    }

    private static StreamNameException depth(String quoted, String symbol, String levels, String speedMs) {
        List<String> problems = new ArrayList<>();
        StringBuilder nearest = new StringBuilder("depth");
        if (!levels.isEmpty()) {
            int count = nearestCount(Integer.parseInt(levels));
            if (!levels.equals(String.valueOf(count))) {
                problems.add("partial depth has 5, 10 or 20 levels");
            }
            nearest.append(count);
        }
        if (speedMs != null) {
            if (!speedMs.equals("100")) {
                problems.add("depth comes every 100 ms as '@100ms' or every 1000 ms with nothing behind");
            }
            if (Integer.parseInt(speedMs) < SLOW_DEPTH_MS) {
                nearest.append(DepthSpeed.EVERY_100_MS.suffix());
            }
        }
        return didYouMean(
                quoted + " does not exist on spot (" + String.join("; ", problems) + ")", symbol, nearest.toString());
    }

    /** Of two as near, the larger, which lacks nothing. */
    private static int nearestCount(int wanted) {
        int nearest = DepthLevels.FIVE.count();
        for (int count : DepthLevels.counts()) {
            if (Math.abs(count - wanted) <= Math.abs(nearest - wanted)) {
                nearest = count;
            }
        }
        return nearest;
    }

    private static boolean isSymbol(String text) {
        try {
            Streams.checkedSymbol(text);
            return true;
        } catch (StreamNameException e) {
            return false;
        }
    }

    private static String quoted(String name) {
        return "'" + Streams.printable(name) + "'";
    }

    private static StreamNameException didYouMean(String problem, String symbol, String suffix) {
        return new StreamNameException(problem + ": did you mean '" + symbol + "@" + suffix + "'?");
    }
}
