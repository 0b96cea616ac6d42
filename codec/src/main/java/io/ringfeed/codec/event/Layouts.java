package io.ringfeed.codec.event;

import static io.ringfeed.codec.event.EventRecord.SYMBOL_SLOT;
import static io.ringfeed.codec.event.FieldType.ASKS;
import static io.ringfeed.codec.event.FieldType.BIDS;
import static io.ringfeed.codec.event.FieldType.BOOLEAN;
import static io.ringfeed.codec.event.FieldType.DECIMAL;
import static io.ringfeed.codec.event.FieldType.EVENT;
import static io.ringfeed.codec.event.FieldType.IGNORED_DECIMAL;
import static io.ringfeed.codec.event.FieldType.INTEGER;
import static io.ringfeed.codec.event.FieldType.INTERVAL;
import static io.ringfeed.codec.event.FieldType.NULLABLE_DECIMAL;
import static io.ringfeed.codec.event.FieldType.REQUEST_ID;
import static io.ringfeed.codec.event.FieldType.SLICE;
import static io.ringfeed.codec.event.FieldType.SYMBOL;
import static io.ringfeed.codec.event.MarketEvent.EVENT_TIME;

import io.ringfeed.codec.name.NameTable;
import io.ringfeed.codec.stream.RollingWindow;
import java.util.Arrays;
import java.util.List;

/**
 * The layouts of all kinds of events, each in the venue's order of keys. To add a kind: a layout here, and a view.
 * <p>
 * <b>Threading:</b> immutable.
 */
public final class Layouts {
    /** Protocol §4.1. {@code b} and {@code a}, the order ids, were sent until 2024-06-18. */
    public static final Layout TRADE = new Layout.Builder(EventKind.TRADE, "trade")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("t", INTEGER, TradeEvent.TRADE_ID)
            .required("p", DECIMAL, TradeEvent.PRICE)
            .required("q", DECIMAL, TradeEvent.QUANTITY)
            .optional("b", INTEGER, TradeEvent.BUYER_ORDER_ID)
            .optional("a", INTEGER, TradeEvent.SELLER_ORDER_ID)
            .required("T", INTEGER, TradeEvent.TRADE_TIME)
            .required("m", BOOLEAN, TradeEvent.IS_BUYER_MAKER)
            .optional("M", BOOLEAN, TradeEvent.IGNORED)
            .build();

    /** Protocol §4.2. */
    public static final Layout AGG_TRADE = new Layout.Builder(EventKind.AGG_TRADE, "aggTrade")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("a", INTEGER, AggTradeEvent.AGGREGATE_TRADE_ID)
            .required("p", DECIMAL, AggTradeEvent.PRICE)
            .required("q", DECIMAL, AggTradeEvent.QUANTITY)
            .required("f", INTEGER, AggTradeEvent.FIRST_TRADE_ID)
            .required("l", INTEGER, AggTradeEvent.LAST_TRADE_ID)
            .required("T", INTEGER, AggTradeEvent.TRADE_TIME)
            .required("m", BOOLEAN, AggTradeEvent.IS_BUYER_MAKER)
            .optional("M", BOOLEAN, AggTradeEvent.IGNORED)
            .build();

    /** Protocol §4.4. */
    public static final Layout KLINE = new Layout.Builder(EventKind.KLINE, "kline")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .object("k", true, k -> k.required("t", INTEGER, KlineEvent.OPEN_TIME)
                    .required("T", INTEGER, KlineEvent.CLOSE_TIME)
                    .required("s", SYMBOL, KlineEvent.CANDLE_SYMBOL)
                    .required("i", INTERVAL, KlineEvent.INTERVAL)
                    .required("f", INTEGER, KlineEvent.FIRST_TRADE_ID)
                    .required("L", INTEGER, KlineEvent.LAST_TRADE_ID)
                    .required("o", DECIMAL, KlineEvent.OPEN)
                    .required("c", DECIMAL, KlineEvent.CLOSE)
                    .required("h", DECIMAL, KlineEvent.HIGH)
                    .required("l", DECIMAL, KlineEvent.LOW)
                    .required("v", DECIMAL, KlineEvent.BASE_VOLUME)
                    .required("n", INTEGER, KlineEvent.TRADE_COUNT)
                    .required("x", BOOLEAN, KlineEvent.IS_CLOSED)
                    .required("q", DECIMAL, KlineEvent.QUOTE_VOLUME)
                    .required("V", DECIMAL, KlineEvent.TAKER_BUY_BASE_VOLUME)
                    .required("Q", DECIMAL, KlineEvent.TAKER_BUY_QUOTE_VOLUME)
                    .optional("B", IGNORED_DECIMAL, KlineEvent.IGNORED))
            .build();

    /** Protocol §4.3. */
    public static final Layout BLOCK_TRADE = new Layout.Builder(EventKind.BLOCK_TRADE, "blockTrade")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("t", INTEGER, BlockTradeEvent.BLOCK_TRADE_ID)
            .required("p", DECIMAL, BlockTradeEvent.PRICE)
            .required("q", DECIMAL, BlockTradeEvent.QUANTITY)
            .required("T", INTEGER, BlockTradeEvent.TRADE_TIME)
            .required("m", BOOLEAN, BlockTradeEvent.IS_BUYER_MAKER)
            .build();

    /** Protocol §4.5. */
    public static final Layout MINI_TICKER = new Layout.Builder(EventKind.MINI_TICKER, "24hrMiniTicker")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("c", DECIMAL, PriceWindowEvent.LAST_PRICE)
            .required("o", DECIMAL, PriceWindowEvent.OPEN)
            .required("h", DECIMAL, PriceWindowEvent.HIGH)
            .required("l", DECIMAL, PriceWindowEvent.LOW)
            .required("v", DECIMAL, PriceWindowEvent.BASE_VOLUME)
            .required("q", DECIMAL, PriceWindowEvent.QUOTE_VOLUME)
            .build();

    /** Protocol §4.6. */
    public static final Layout TICKER = new Layout.Builder(EventKind.TICKER, "24hrTicker")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("p", DECIMAL, StatisticsEvent.PRICE_CHANGE)
            .required("P", DECIMAL, StatisticsEvent.PRICE_CHANGE_PERCENT)
            .required("w", DECIMAL, StatisticsEvent.WEIGHTED_AVERAGE_PRICE)
            .required("x", DECIMAL, TickerEvent.PREVIOUS_CLOSE)
            .required("c", DECIMAL, PriceWindowEvent.LAST_PRICE)
            .required("Q", DECIMAL, TickerEvent.LAST_QUANTITY)
            .required("b", DECIMAL, TickerEvent.BEST_BID_PRICE)
            .required("B", DECIMAL, TickerEvent.BEST_BID_QUANTITY)
            .required("a", DECIMAL, TickerEvent.BEST_ASK_PRICE)
            .required("A", DECIMAL, TickerEvent.BEST_ASK_QUANTITY)
            .required("o", DECIMAL, PriceWindowEvent.OPEN)
            .required("h", DECIMAL, PriceWindowEvent.HIGH)
            .required("l", DECIMAL, PriceWindowEvent.LOW)
            .required("v", DECIMAL, PriceWindowEvent.BASE_VOLUME)
            .required("q", DECIMAL, PriceWindowEvent.QUOTE_VOLUME)
            .required("O", INTEGER, StatisticsEvent.OPEN_TIME)
            .required("C", INTEGER, StatisticsEvent.CLOSE_TIME)
            .required("F", INTEGER, StatisticsEvent.FIRST_TRADE_ID)
            .required("L", INTEGER, StatisticsEvent.LAST_TRADE_ID)
            .required("n", INTEGER, StatisticsEvent.TRADE_COUNT)
            .build();

    /** Protocol §4.7, a window of one hour. */
    public static final Layout ROLLING_TICKER_1H = rollingTicker("1hTicker");
    /** Protocol §4.7, a window of four hours. */
    public static final Layout ROLLING_TICKER_4H = rollingTicker("4hTicker");
    /** Protocol §4.7, a window of a day. */
    public static final Layout ROLLING_TICKER_1D = rollingTicker("1dTicker");

    /** Protocol §4.9. */
    public static final Layout AVG_PRICE = new Layout.Builder(EventKind.AVG_PRICE, "avgPrice")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("i", INTERVAL, AvgPriceEvent.INTERVAL)
            .required("w", DECIMAL, AvgPriceEvent.AVERAGE_PRICE)
            .required("T", INTEGER, AvgPriceEvent.LAST_TRADE_TIME)
            .build();

    /** Protocol §4.10. */
    public static final Layout REFERENCE_PRICE = new Layout.Builder(EventKind.REFERENCE_PRICE, "referencePrice")
            .required("e", EVENT, 0)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("r", NULLABLE_DECIMAL, ReferencePriceEvent.PRICE)
            .required("t", INTEGER, ReferencePriceEvent.PRICE_TIME)
            .build();

    /** Protocol §4.11. It has no name of its own, and is told by its keys. */
    public static final Layout PARTIAL_DEPTH = new Layout.Builder(EventKind.PARTIAL_DEPTH, "")
            .required("lastUpdateId", INTEGER, PartialDepthEvent.LAST_UPDATE_ID)
            .required("bids", BIDS, 0)
            .required("asks", ASKS, 0)
            .build();

    /** Protocol §4.12. */
    public static final Layout DEPTH = new Layout.Builder(EventKind.DEPTH, "depthUpdate")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("U", INTEGER, DepthEvent.FIRST_UPDATE_ID)
            .required("u", INTEGER, DepthEvent.FINAL_UPDATE_ID)
            .required("b", BIDS, 0)
            .required("a", ASKS, 0)
            .build();

    /** Protocol §4.8. Only futures name the event; spot tells it by its keys. */
    public static final Layout BOOK_TICKER = new Layout.Builder(EventKind.BOOK_TICKER, "bookTicker")
            .optional("e", EVENT, 0)
            .required("u", INTEGER, BookTickerEvent.UPDATE_ID)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("b", DECIMAL, BookTickerEvent.BID_PRICE)
            .required("B", DECIMAL, BookTickerEvent.BID_QUANTITY)
            .required("a", DECIMAL, BookTickerEvent.ASK_PRICE)
            .required("A", DECIMAL, BookTickerEvent.ASK_QUANTITY)
            .build();

    /** Protocol §3.1. */
    public static final Layout SERVER_SHUTDOWN = new Layout.Builder(EventKind.SERVER_SHUTDOWN, "serverShutdown")
            .required("e", EVENT, 0)
            .required("E", INTEGER, EVENT_TIME)
            .build();

    /** Protocol §2 and §2.1: {@code result}, or an error, nested as on the wire or flat as documented. */
    public static final Layout CONTROL_REPLY = new Layout.Builder(EventKind.CONTROL_REPLY, "")
            .optional("result", SLICE, ControlReplyFields.RESULT)
            .optional("id", REQUEST_ID, ControlReplyFields.ID)
            .object("error", false, error -> error.optional("code", INTEGER, ControlReplyFields.ERROR_CODE)
                    .optional("msg", SLICE, ControlReplyFields.ERROR_MESSAGE)
                    .optional("data", SLICE, ControlReplyFields.ERROR_DATA))
            .optional("code", INTEGER, ControlReplyFields.ERROR_CODE)
            .optional("msg", SLICE, ControlReplyFields.ERROR_MESSAGE)
            .build();

    /** Rows of {@link #MINI_TICKER}, protocol §4.5. */
    public static final Layout MINI_TICKER_ARRAY = arrayOf(EventKind.MINI_TICKER_ARRAY, MINI_TICKER);
    /** Rows of {@link #TICKER}: off spot since 2026-03-26, still on sibling venues and in recordings. */
    public static final Layout TICKER_ARRAY = arrayOf(EventKind.TICKER_ARRAY, TICKER);
    /** Rows of {@link #ROLLING_TICKER_1H}, protocol §4.7. */
    public static final Layout ROLLING_TICKER_1H_ARRAY = arrayOf(EventKind.ROLLING_TICKER_ARRAY, ROLLING_TICKER_1H);
    /** Rows of {@link #ROLLING_TICKER_4H}, protocol §4.7. */
    public static final Layout ROLLING_TICKER_4H_ARRAY = arrayOf(EventKind.ROLLING_TICKER_ARRAY, ROLLING_TICKER_4H);
    /** Rows of {@link #ROLLING_TICKER_1D}, protocol §4.7. */
    public static final Layout ROLLING_TICKER_1D_ARRAY = arrayOf(EventKind.ROLLING_TICKER_ARRAY, ROLLING_TICKER_1D);

    private static final Layout[] NAMED = {
        TRADE,
        AGG_TRADE,
        BLOCK_TRADE,
        KLINE,
        MINI_TICKER,
        TICKER,
        ROLLING_TICKER_1H,
        ROLLING_TICKER_4H,
        ROLLING_TICKER_1D,
        AVG_PRICE,
        REFERENCE_PRICE,
        DEPTH,
        BOOK_TICKER,
        SERVER_SHUTDOWN
    };
    private static final Layout[] ARRAYS = {
        MINI_TICKER_ARRAY, TICKER_ARRAY, ROLLING_TICKER_1H_ARRAY, ROLLING_TICKER_4H_ARRAY, ROLLING_TICKER_1D_ARRAY
    };
    private static final NameTable NAMES =
            NameTable.of(Arrays.stream(NAMED).map(Layout::eventNameText).toList());

    private Layouts() {}

    private static Layout rollingTicker(String eventName) {
        return new Layout.Builder(EventKind.ROLLING_TICKER, eventName)
                .required("e", EVENT, 0)
                .required("E", INTEGER, EVENT_TIME)
                .required("s", SYMBOL, SYMBOL_SLOT)
                .required("p", DECIMAL, StatisticsEvent.PRICE_CHANGE)
                .required("P", DECIMAL, StatisticsEvent.PRICE_CHANGE_PERCENT)
                .required("o", DECIMAL, PriceWindowEvent.OPEN)
                .required("h", DECIMAL, PriceWindowEvent.HIGH)
                .required("l", DECIMAL, PriceWindowEvent.LOW)
                .required("c", DECIMAL, PriceWindowEvent.LAST_PRICE)
                .required("w", DECIMAL, StatisticsEvent.WEIGHTED_AVERAGE_PRICE)
                .required("v", DECIMAL, PriceWindowEvent.BASE_VOLUME)
                .required("q", DECIMAL, PriceWindowEvent.QUOTE_VOLUME)
                .required("O", INTEGER, StatisticsEvent.OPEN_TIME)
                .required("C", INTEGER, StatisticsEvent.CLOSE_TIME)
                .required("F", INTEGER, StatisticsEvent.FIRST_TRADE_ID)
                .required("L", INTEGER, StatisticsEvent.LAST_TRADE_ID)
                .required("n", INTEGER, StatisticsEvent.TRADE_COUNT)
                .build();
    }

    private static Layout arrayOf(EventKind kind, Layout row) {
        return new Layout.Builder(kind, "").rows(row).build();
    }

    /**
     * The layout of a rolling ticker.
     *
     * @param window of it.
     * @return the layout of one row, also of the arrays.
     */
    public static Layout rollingTicker(RollingWindow window) {
        return switch (window) {
            case ONE_HOUR -> ROLLING_TICKER_1H;
            case FOUR_HOURS -> ROLLING_TICKER_4H;
            case ONE_DAY -> ROLLING_TICKER_1D;
        };
    }

    /** The window of a rolling ticker's layout. */
    static RollingWindow windowOf(Layout rollingTicker) {
        return rollingTicker == ROLLING_TICKER_1H
                ? RollingWindow.ONE_HOUR
                : rollingTicker == ROLLING_TICKER_4H ? RollingWindow.FOUR_HOURS : RollingWindow.ONE_DAY;
    }

    /**
     * The layout of an array.
     *
     * @param row layout of its rows.
     * @return null if the venue has no arrays of such rows.
     */
    public static Layout arrayOf(Layout row) {
        for (Layout array : ARRAYS) {
            if (array.row() == row) {
                return array;
            }
        }
        return null;
    }

    /**
     * The layouts of the events that the venue names.
     *
     * @return those with an {@link Layout#eventName()}.
     */
    public static List<Layout> named() {
        return List.of(NAMED);
    }

    /**
     * Finds a layout by the value of {@code e}.
     *
     * @param buffer holding the value.
     * @param offset of its first byte.
     * @param length in bytes.
     * @return null if no event has that name.
     */
    public static Layout ofEventName(byte[] buffer, int offset, int length) {
        int index = NAMES.find(buffer, offset, length);
        return index == NameTable.UNKNOWN ? null : NAMED[index];
    }
}
