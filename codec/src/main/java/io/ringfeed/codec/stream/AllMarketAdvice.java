package io.ringfeed.codec.stream;

import java.util.Locale;

/** Says why a name is no stream of all symbols together, and which name is nearest. */
final class AllMarketAdvice {
    private static final String WINDOWED = "!ticker_";

    private AllMarketAdvice() {}

    /**
     * What to tell.
     *
     * @param given as the user wrote it.
     * @param name  the same, with the exclamation mark that it should begin with.
     * @return to be thrown.
     */
    static StreamNameException of(String given, String name) {
        String quoted = "'" + Streams.printable(given) + "'";
        int at = name.indexOf('@');
        String head = at < 0 ? name : name.substring(0, at);
        return new StreamNameException(
                switch (head.toLowerCase(Locale.ROOT)) {
                    case "!ticker" ->
                        quoted + " was removed on 2026-03-26: subscribe '!miniTicker@arr' or '!ticker_1h@arr'";
                    case "!bookticker" ->
                        quoted + " was removed from spot in December 2022: subscribe <symbol>@bookTicker, such as"
                                + " 'btcusdt@bookTicker'";
                    case "!servershutdown" ->
                        quoted + " is nothing to subscribe to: the notice comes by itself on every connection";
                    default -> other(quoted, given, name, head);
                });
    }

    private static String other(String quoted, String given, String name, String head) {
        if (FuturesStreams.contains(head.substring(1))) {
            return quoted + " is a futures stream, which spot does not have: its streams of all symbols are "
                    + String.join(" ", StreamCatalogue.allMarketNames());
        }
        String nearest = NearestName.of(name, StreamCatalogue.allMarketNames());
        if (!given.equals(name)) {
            return "a stream of all symbols begins with '!', unlike " + quoted + didYouMean(nearest);
        }
        if (name.equalsIgnoreCase(nearest)) {
            return "upper and lower case matter in " + quoted + didYouMean(nearest);
        }
        if (head.regionMatches(true, 0, WINDOWED, 0, WINDOWED.length())) {
            String window = head.substring(WINDOWED.length());
            if (!RollingWindow.wireNames().contains(window)) {
                String nearestWindow = NearestName.ofSpan(window, RollingWindow.wireNames());
                return StreamNameAdvice.wrongWindow(quoted) + didYouMean(WINDOWED + nearestWindow + "@arr");
            }
        }
        return "unknown stream " + quoted + didYouMean(nearest);
    }

    private static String didYouMean(String name) {
        return ": did you mean '" + name + "'?";
    }
}
