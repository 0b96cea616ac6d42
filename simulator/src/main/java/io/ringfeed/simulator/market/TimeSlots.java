package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.AvgPriceEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.StatisticsEvent;
import io.ringfeed.codec.event.TradeEvent;

/** Knows which integers of a record are times, and so depend on the connection's unit (protocol §1.2). */
final class TimeSlots {
    static final int MICROS_PER_MILLI = 1_000;

    private static final int[] TRADE = {MarketEvent.EVENT_TIME, TradeEvent.TRADE_TIME};
    private static final int[] AGG_TRADE = {MarketEvent.EVENT_TIME, AggTradeEvent.TRADE_TIME};
    private static final int[] BLOCK_TRADE = {MarketEvent.EVENT_TIME, BlockTradeEvent.TRADE_TIME};
    private static final int[] KLINE = {MarketEvent.EVENT_TIME, KlineEvent.OPEN_TIME, KlineEvent.CLOSE_TIME};
    private static final int[] STATISTICS = {
        MarketEvent.EVENT_TIME, StatisticsEvent.OPEN_TIME, StatisticsEvent.CLOSE_TIME
    };
    private static final int[] AVG_PRICE = {MarketEvent.EVENT_TIME, AvgPriceEvent.LAST_TRADE_TIME};
    private static final int[] REFERENCE_PRICE = {ReferencePriceEvent.PRICE_TIME};
    private static final int[] EVENT_TIME = {MarketEvent.EVENT_TIME};
    private static final int[] NONE = {};

    private TimeSlots() {}

    /** Turns the times of a record from microseconds into milliseconds, rounded down. */
    static void toMillis(EventRecord record) {
        for (int slot : of(record.kind())) {
            record.integer(slot, record.integer(slot) / MICROS_PER_MILLI);
        }
    }

    private static int[] of(EventKind kind) {
        return switch (kind) {
            case TRADE -> TRADE;
            case AGG_TRADE -> AGG_TRADE;
            case BLOCK_TRADE -> BLOCK_TRADE;
            case KLINE -> KLINE;
            case MINI_TICKER, DEPTH -> EVENT_TIME;
            case TICKER, ROLLING_TICKER -> STATISTICS;
            case AVG_PRICE -> AVG_PRICE;
            case REFERENCE_PRICE -> REFERENCE_PRICE;
            case BOOK_TICKER, PARTIAL_DEPTH -> NONE;
            default -> throw new IllegalArgumentException("no event of one symbol: " + kind);
        };
    }
}
