package io.ringfeed.simulator.replay;

import java.util.Locale;

/**
 * Tells which stream a raw frame belongs to, by the catalogue of spot streams (protocol §4.0). What could belong to more
 * than one is given to the likelier: a depth update to {@code @depth@100ms}, a kline to the one in UTC.
 *
 * <p><b>Threading:</b> no state.
 */
final class StreamNaming {
    private StreamNaming() {}

    /**
     * Names the stream of one event.
     *
     * @param event      its {@code e}, or null.
     * @param symbol     its {@code s}, or null.
     * @param interval   of a kline, or null.
     * @param isTopOfBook whether it has the keys of a bookTicker, which on spot has no {@code e}.
     * @return the name, or null if it cannot be told.
     */
    static String ofObject(String event, String symbol, String interval, boolean isTopOfBook) {
        String suffix = event == null ? (isTopOfBook ? "bookTicker" : null) : suffix(event, interval);
        return suffix == null || symbol == null ? null : symbol.toLowerCase(Locale.ROOT) + '@' + suffix;
    }

    /**
     * Names the stream of an array of events.
     *
     * @param event the {@code e} of the first, or null.
     * @return the name, or null if it cannot be told.
     */
    static String ofArray(String event) {
        if (event == null) {
            return null;
        }
        return switch (event) {
            case "24hrMiniTicker", "24hrTicker", "1hTicker", "4hTicker", "1dTicker" ->
                '!' + suffix(event, null) + "@arr";
            default -> null;
        };
    }

    private static String suffix(String event, String interval) {
        return switch (event) {
            case "trade", "aggTrade", "blockTrade", "bookTicker", "avgPrice", "referencePrice" -> event;
            case "kline" -> interval == null ? null : "kline_" + interval;
            case "24hrTicker" -> "ticker";
            case "24hrMiniTicker" -> "miniTicker";
            case "1hTicker" -> "ticker_1h";
            case "4hTicker" -> "ticker_4h";
            case "1dTicker" -> "ticker_1d";
            case "depthUpdate" -> "depth@100ms";
            default -> null;
        };
    }
}
