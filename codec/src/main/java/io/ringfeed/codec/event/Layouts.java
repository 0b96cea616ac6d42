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
import static io.ringfeed.codec.event.FieldType.REQUEST_ID;
import static io.ringfeed.codec.event.FieldType.SLICE;
import static io.ringfeed.codec.event.FieldType.SYMBOL;

import io.ringfeed.codec.name.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The layouts of all kinds of events, each in the venue's order of keys. To add a kind: a layout here, and a view.
 * <p>
 * <b>Threading:</b> immutable.
 */
public final class Layouts {
    /** Protocol §4.1. {@code b} and {@code a}, the order ids, were sent until 2024-06-18. */
    public static final Layout TRADE = new Layout.Builder(EventKind.TRADE, "trade")
            .required("e", EVENT, 0)
            .required("E", INTEGER, TradeEvent.EVENT_TIME)
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
            .required("E", INTEGER, AggTradeEvent.EVENT_TIME)
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
            .required("E", INTEGER, KlineEvent.EVENT_TIME)
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

    /** Protocol §4.6. */
    public static final Layout TICKER = new Layout.Builder(EventKind.TICKER, "24hrTicker")
            .required("e", EVENT, 0)
            .required("E", INTEGER, TickerEvent.EVENT_TIME)
            .required("s", SYMBOL, SYMBOL_SLOT)
            .required("p", DECIMAL, TickerEvent.PRICE_CHANGE)
            .required("P", DECIMAL, TickerEvent.PRICE_CHANGE_PERCENT)
            .required("w", DECIMAL, TickerEvent.WEIGHTED_AVERAGE_PRICE)
            .required("x", DECIMAL, TickerEvent.PREVIOUS_CLOSE)
            .required("c", DECIMAL, TickerEvent.LAST_PRICE)
            .required("Q", DECIMAL, TickerEvent.LAST_QUANTITY)
            .required("b", DECIMAL, TickerEvent.BEST_BID_PRICE)
            .required("B", DECIMAL, TickerEvent.BEST_BID_QUANTITY)
            .required("a", DECIMAL, TickerEvent.BEST_ASK_PRICE)
            .required("A", DECIMAL, TickerEvent.BEST_ASK_QUANTITY)
            .required("o", DECIMAL, TickerEvent.OPEN)
            .required("h", DECIMAL, TickerEvent.HIGH)
            .required("l", DECIMAL, TickerEvent.LOW)
            .required("v", DECIMAL, TickerEvent.BASE_VOLUME)
            .required("q", DECIMAL, TickerEvent.QUOTE_VOLUME)
            .required("O", INTEGER, TickerEvent.OPEN_TIME)
            .required("C", INTEGER, TickerEvent.CLOSE_TIME)
            .required("F", INTEGER, TickerEvent.FIRST_TRADE_ID)
            .required("L", INTEGER, TickerEvent.LAST_TRADE_ID)
            .required("n", INTEGER, TickerEvent.TRADE_COUNT)
            .build();

    /** Protocol §4.12. */
    public static final Layout DEPTH = new Layout.Builder(EventKind.DEPTH, "depthUpdate")
            .required("e", EVENT, 0)
            .required("E", INTEGER, DepthEvent.EVENT_TIME)
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
            .required("E", INTEGER, ServerShutdownFields.EVENT_TIME)
            .build();

    /** Protocol §2 and §2.1: {@code result}, or an error, nested as on the wire or flat as documented. */
    public static final Layout CONTROL_REPLY = new Layout.Builder(EventKind.CONTROL_REPLY, "")
            .optional("result", SLICE, ControlReplyFields.RESULT)
            .optional("id", REQUEST_ID, ControlReplyFields.ID)
            .object("error", false, error -> error.optional("code", INTEGER, ControlReplyFields.ERROR_CODE)
                    .optional("msg", SLICE, ControlReplyFields.ERROR_MESSAGE))
            .optional("code", INTEGER, ControlReplyFields.ERROR_CODE)
            .optional("msg", SLICE, ControlReplyFields.ERROR_MESSAGE)
            .build();

    private static final Layout[] NAMED = {TRADE, AGG_TRADE, KLINE, TICKER, DEPTH, BOOK_TICKER, SERVER_SHUTDOWN};
    private static final Map<EventKind, Layout> BY_KIND = new EnumMap<>(EventKind.class);
    private static final NameTable NAMES = NameTable.of(Arrays.stream(NAMED)
            .map(layout -> new String(layout.eventName(), StandardCharsets.US_ASCII))
            .toList());

    static {
        for (Layout layout : NAMED) {
            BY_KIND.put(layout.kind(), layout);
        }
        BY_KIND.put(EventKind.CONTROL_REPLY, CONTROL_REPLY);
    }

    private Layouts() {}

    /**
     * The layout of a kind.
     *
     * @param kind of an event on the wire.
     * @return null for kinds that are never on the wire.
     */
    public static Layout of(EventKind kind) {
        return BY_KIND.get(kind);
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
