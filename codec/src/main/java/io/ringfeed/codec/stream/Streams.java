package io.ringfeed.codec.stream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes streams: one factory per kind, and a parser for names that come as text. Every stream of spot's catalogue
 * (protocol §4.0) can be made, and no other.
 * <p>
 * Symbols may be given in any case and are put into lower case by {@link Locale#ROOT}; all behind the first {@code @}
 * is case-sensitive (protocol §1.2). Symbols beyond ASCII exist.
 * <p>
 * <b>Threading:</b> any thread.
 * <br><b>Errors:</b> {@link StreamNameException} with a one-line message.
 */
public final class Streams {
    /** With any suffix, the longest symbol still makes a name that registries of names take. */
    static final int MAX_SYMBOL_BYTES = 200;

    private Streams() {}

    /**
     * Single trades.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@trade}.
     */
    public static Stream trade(String symbol) {
        return stream(StreamKind.TRADE, symbol, "trade");
    }

    /**
     * Trades added up per taker order.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@aggTrade}.
     */
    public static Stream aggTrade(String symbol) {
        return stream(StreamKind.AGG_TRADE, symbol, "aggTrade");
    }

    /**
     * Block trades. Their ids and prices have nothing to do with those of {@link #trade} (protocol §4.3).
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@blockTrade}.
     */
    public static Stream blockTrade(String symbol) {
        return stream(StreamKind.BLOCK_TRADE, symbol, "blockTrade");
    }

    /**
     * Candles whose days begin at midnight UTC.
     *
     * @param symbol   such as {@code btcusdt}.
     * @param interval of a candle.
     * @return such as {@code btcusdt@kline_1m}.
     */
    public static Stream kline(String symbol, Interval interval) {
        return kline(symbol, interval, KlineZone.UTC);
    }

    /**
     * Candles.
     *
     * @param symbol   such as {@code btcusdt}.
     * @param interval of a candle.
     * @param zone     in which its days begin.
     * @return such as {@code btcusdt@kline_1d} or {@code btcusdt@kline_1d@+08:00}.
     */
    public static Stream kline(String symbol, Interval interval, KlineZone zone) {
        return stream(StreamKind.KLINE, symbol, "kline_" + interval.wireName() + zone.suffix());
    }

    /**
     * Prices and volumes of the last 24 hours.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@miniTicker}.
     */
    public static Stream miniTicker(String symbol) {
        return stream(StreamKind.MINI_TICKER, symbol, "miniTicker");
    }

    /**
     * Prices and volumes of the last 24 hours, of all symbols that changed within the last second.
     *
     * @return {@code !miniTicker@arr}.
     */
    public static Stream allMiniTickers() {
        return Stream.ofAllMarket(StreamKind.MINI_TICKER_ARRAY, "!miniTicker@arr");
    }

    /**
     * Statistics of the last 24 hours.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@ticker}.
     */
    public static Stream ticker(String symbol) {
        return stream(StreamKind.TICKER, symbol, "ticker");
    }

    /**
     * Statistics of a rolling window.
     *
     * @param symbol such as {@code btcusdt}.
     * @param window how far back.
     * @return such as {@code btcusdt@ticker_1h}.
     */
    public static Stream rollingTicker(String symbol, RollingWindow window) {
        return stream(StreamKind.ROLLING_TICKER, symbol, "ticker_" + window.wireName());
    }

    /**
     * Statistics of a rolling window, of all symbols that changed within the last second.
     *
     * @param window how far back.
     * @return such as {@code !ticker_1h@arr}.
     */
    public static Stream allRollingTickers(RollingWindow window) {
        return Stream.ofAllMarket(StreamKind.ROLLING_TICKER_ARRAY, "!ticker_" + window.wireName() + "@arr");
    }

    /**
     * Best bid and ask, as they change.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@bookTicker}.
     */
    public static Stream bookTicker(String symbol) {
        return stream(StreamKind.BOOK_TICKER, symbol, "bookTicker");
    }

    /**
     * The average price of the last minutes, every second.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@avgPrice}.
     */
    public static Stream avgPrice(String symbol) {
        return stream(StreamKind.AVG_PRICE, symbol, "avgPrice");
    }

    /**
     * The venue's reference price, every second.
     *
     * @param symbol such as {@code btcusdt}.
     * @return {@code btcusdt@referencePrice}.
     */
    public static Stream referencePrice(String symbol) {
        return stream(StreamKind.REFERENCE_PRICE, symbol, "referencePrice");
    }

    /**
     * The best levels of the order book, every 100 ms.
     *
     * @param symbol such as {@code btcusdt}.
     * @param levels of each side.
     * @return such as {@code btcusdt@depth5@100ms}.
     */
    public static Stream partialDepth(String symbol, DepthLevels levels) {
        return partialDepth(symbol, levels, DepthSpeed.EVERY_100_MS);
    }

    /**
     * The best levels of the order book.
     *
     * @param symbol such as {@code btcusdt}.
     * @param levels of each side.
     * @param speed  how often.
     * @return such as {@code btcusdt@depth5@100ms} or {@code btcusdt@depth5}.
     */
    public static Stream partialDepth(String symbol, DepthLevels levels, DepthSpeed speed) {
        return stream(StreamKind.PARTIAL_DEPTH, symbol, "depth" + levels.count() + speed.suffix());
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
        return stream(StreamKind.DEPTH_DIFF, symbol, "depth" + speed.suffix());
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
        return Stream.of(kind, checkedSymbol(symbol), suffix);
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
        String lower = symbol.toLowerCase(Locale.ROOT);
        if (lower.getBytes(StandardCharsets.UTF_8).length > MAX_SYMBOL_BYTES) {
            throw new StreamNameException("symbol '" + printable(symbol) + "' is longer than " + MAX_SYMBOL_BYTES
                    + " bytes, write it as btcusdt");
        }
        return lower;
    }

    /** Of ASCII the venue uses letters, digits and these three; beyond it, whatever can be seen. */
    private static boolean isForbidden(int c) {
        if (c < 0x80) {
            return !Character.isLetterOrDigit(c) && "-_.".indexOf(c) < 0;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || isUnprintable(c);
    }

    private static boolean isUnprintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String describe(int c) {
        return Character.isISOControl(c) || Character.isSpaceChar(c) || c > 0x7F
                ? c == ' ' ? "a blank" : String.format(Locale.ROOT, "the character U+%04X", c)
                : "'" + Character.toString(c) + "'";
    }

    /** Keeps the message on one line whatever the caller gave. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> isUnprintable(c) ? '?' : c)
                .limit(100)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
