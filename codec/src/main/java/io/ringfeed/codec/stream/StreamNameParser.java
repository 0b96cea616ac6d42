package io.ringfeed.codec.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads names of streams, and finds the nearest valid one for a name that is not. */
final class StreamNameParser {
    private static final List<String> SUFFIXES = suffixes();

    private StreamNameParser() {}

    static Stream parse(String name) {
        int at = name.indexOf('@');
        if (at < 0) {
            throw new StreamNameException("'" + Streams.printable(name) + "' names no stream: did you mean '"
                    + (isSymbol(name) ? name.toLowerCase(Locale.ROOT) : "btcusdt") + "@trade'?");
        }
        String symbol = Streams.checkedSymbol(name.substring(0, at));
        String suffix = name.substring(at + 1);
        return switch (suffix) {
            case Streams.TRADE -> Streams.trade(symbol);
            case Streams.AGG_TRADE -> Streams.aggTrade(symbol);
            case Streams.TICKER -> Streams.ticker(symbol);
            case Streams.BOOK_TICKER -> Streams.bookTicker(symbol);
            case Streams.DEPTH -> Streams.depth(symbol, DepthSpeed.EVERY_SECOND);
            case Streams.DEPTH + "@100ms" -> Streams.depth(symbol);
            default -> parseKline(name, symbol, suffix);
        };
    }

    private static Stream parseKline(String name, String symbol, String suffix) {
        if (suffix.startsWith(Streams.KLINE)) {
            String interval = suffix.substring(Streams.KLINE.length());
            if (Interval.wireNames().contains(interval)) {
                return Streams.kline(symbol, Interval.parse(interval));
            }
            throw new StreamNameException("unknown interval '" + Streams.printable(interval) + "' in '"
                    + Streams.printable(name) + "', valid ones: " + String.join(" ", Interval.wireNames()));
        }
        throw new StreamNameException("unknown stream '" + Streams.printable(name) + "': did you mean '" + symbol + "@"
                + nearest(suffix) + "'?");
    }

    private static boolean isSymbol(String text) {
        try {
            Streams.checkedSymbol(text);
            return true;
        } catch (StreamNameException e) {
            return false;
        }
    }

    private static List<String> suffixes() {
        List<String> suffixes = new ArrayList<>(List.of(
                Streams.TRADE,
                Streams.AGG_TRADE,
                Streams.TICKER,
                Streams.BOOK_TICKER,
                Streams.DEPTH + "@100ms",
                Streams.DEPTH));
        Interval.wireNames().forEach(interval -> suffixes.add(Streams.KLINE + interval));
        return List.copyOf(suffixes);
    }

    private static String nearest(String suffix) {
        String best = SUFFIXES.get(0);
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : SUFFIXES) {
            // Case is the commonest mistake, so a letter in the wrong case counts half of a wrong letter.
            int distance = distance(suffix, candidate)
                    + distance(suffix.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Levenshtein's distance, one row at a time, over at most the first 64 characters. */
    private static int distance(String from, String to) {
        int length = Math.min(64, from.length());
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= length; i++) {
            int[] next = new int[to.length() + 1];
            next[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = row[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(substitution, Math.min(row[j], next[j - 1]) + 1);
            }
            row = next;
        }
        return row[to.length()];
    }
}
