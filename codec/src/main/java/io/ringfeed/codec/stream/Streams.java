package io.ringfeed.codec.stream;

import java.util.Locale;

/**
 * Makes streams: one factory per kind, and a parser for names that come as text.
 * <p>
 * Symbols may be given in any case and are put into lower case by {@link Locale#ROOT}; all behind the first {@code @}
 * is
 * case-sensitive (protocol §1.2). Symbols beyond ASCII exist.
 * <p>
 * <b>Threading:</b> any thread.
 * <br><b>Errors:</b> {@link StreamNameException} with a one-line message.
 */
public final class Streams {
    static final String TRADE = "trade";
    static final String AGG_TRADE = "aggTrade";
    static final String KLINE = "kline_";
    static final String TICKER = "ticker";
    static final String DEPTH = "depth";
    static final String BOOK_TICKER = "bookTicker";

    private Streams() {}

    /**
     * Single trades.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@trade}.
     */
    public static Stream trade(String symbol) {
        return stream(StreamKind.TRADE, symbol, TRADE);
    }

    /**
     * Trades added up per taker order.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@aggTrade}.
     */
    public static Stream aggTrade(String symbol) {
        return stream(StreamKind.AGG_TRADE, symbol, AGG_TRADE);
    }

    /**
     * Candles.
     *
     * @param symbol   such as {@code btcusdt}.
     * @param interval of a candle.
     * @return such as {@code btcusdt@kline_1m}.
     */
    public static Stream kline(String symbol, Interval interval) {
        return stream(StreamKind.KLINE, symbol, KLINE + interval.wireName());
    }

    /**
     * Statistics of the last 24 hours.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@ticker}.
     */
    public static Stream ticker(String symbol) {
        return stream(StreamKind.TICKER, symbol, TICKER);
    }

    /**
     * Changes of the order book, every 100 ms.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@depth@100ms}.
     */
    public static Stream depth(String symbol) {
        return depth(symbol, DepthSpeed.EVERY_100_MS);
    }

    /**
     * Changes of the order book.
     *
     * @param symbol such as {@code btcusdt}.
     * @param speed  how often.
     * @return {@code btcusdt@depth@100ms} or {@code btcusdt@depth}.
     */
    public static Stream depth(String symbol, DepthSpeed speed) {
        return stream(StreamKind.DEPTH_DIFF, symbol, DEPTH + speed.suffix());
    }

    /**
     * Best bid and ask, as they change.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@bookTicker}.
     */
    public static Stream bookTicker(String symbol) {
        return stream(StreamKind.BOOK_TICKER, symbol, BOOK_TICKER);
    }

    /**
     * Reads a stream's name.
     *
     * @param wireName such as {@code btcusdt@kline_1m}.
     * @return the stream.
     * @throws StreamNameException if the venue has no such stream: what is wrong, and the nearest name.
     */
    public static Stream parse(String wireName) {
        return StreamNameParser.parse(wireName);
    }

    private static Stream stream(StreamKind kind, String symbol, String suffix) {
        return new Stream(kind, checkedSymbol(symbol), "@" + suffix);
    }

    static String checkedSymbol(String symbol) {
        if (symbol.isEmpty()) {
            throw new StreamNameException("a stream needs a symbol, such as btcusdt");
        }
        for (int i = 0; i < symbol.length(); i += Character.charCount(symbol.codePointAt(i))) {
            int c = symbol.codePointAt(i);
            if (isForbidden(c)) {
                throw new StreamNameException(
                        "symbol '" + printable(symbol) + "' must not contain " + describe(c) + ", write it as btcusdt");
            }
        }
        return symbol.toLowerCase(Locale.ROOT);
    }

    private static boolean isForbidden(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.FORMAT
                || "@/\"'`\\".indexOf(c) >= 0;
    }

    private static String describe(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c) || c > 0x7F
                ? c == ' ' ? "a blank" : String.format(Locale.ROOT, "the character U+%04X", c)
                : "'" + Character.toString(c) + "'";
    }

    /** Keeps the message on one line whatever the caller gave. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
                .limit(100)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
