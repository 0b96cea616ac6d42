package io.ringfeed.simulator.market;

import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.name.NameRegistry;

/**
 * Encodes the events of all symbols, in the time units that are wanted, and hands them to the subscribers.
 *
 * <p>Usage: {@link #isWanted}, {@link #begin}, fill the record with times in microseconds, {@link #send}.
 */
final class FrameSender {
    private static final int MICROS_PER_MILLI = 1_000;
    private static final int[] TRADE_TIMES = {TradeEvent.EVENT_TIME, TradeEvent.TRADE_TIME};
    private static final int[] AGG_TRADE_TIMES = {AggTradeEvent.EVENT_TIME, AggTradeEvent.TRADE_TIME};
    private static final int[] KLINE_TIMES = {KlineEvent.EVENT_TIME, KlineEvent.OPEN_TIME, KlineEvent.CLOSE_TIME};
    private static final int[] TICKER_TIMES = {TickerEvent.EVENT_TIME, TickerEvent.OPEN_TIME, TickerEvent.CLOSE_TIME};
    private static final int[] DEPTH_TIMES = {DepthEvent.EVENT_TIME};
    private static final int[] NO_TIMES = {};

    private final NameRegistry streams;
    private final NameRegistry symbols;
    private final Subscribers subscribers;
    private final MessageEncoder encoder = new MessageEncoder();
    private final EventRecord record = new EventRecord(OrderBook.MAX_CHANGES);
    private final FrameBuffer millis = new FrameBuffer();
    private final FrameBuffer micros = new FrameBuffer();

    FrameSender(NameRegistry streams, NameRegistry symbols, Subscribers subscribers) {
        this.streams = streams;
        this.symbols = symbols;
        this.subscribers = subscribers;
    }

    boolean isWanted(int streamId) {
        return subscribers.isWantedInMillis(streamId) || subscribers.isWantedInMicros(streamId);
    }

    EventRecord begin(Layout layout, int streamId, int symbolId) {
        record.begin(layout);
        record.streamId(streamId);
        record.symbolId(symbolId);
        return record;
    }

    void send(long firstId, long lastId) {
        int streamId = record.streamId();
        if (subscribers.isWantedInMicros(streamId)) {
            micros.encode(encoder, record, streams, symbols);
        }
        if (subscribers.isWantedInMillis(streamId)) {
            for (int slot : times(record.kind())) {
                record.integer(slot, record.integer(slot) / MICROS_PER_MILLI);
            }
            millis.encode(encoder, record, streams, symbols);
        }
        subscribers.deliver(streamId, millis, micros, firstId, lastId);
    }

    private static int[] times(EventKind kind) {
        return switch (kind) {
            case TRADE -> TRADE_TIMES;
            case AGG_TRADE -> AGG_TRADE_TIMES;
            case KLINE -> KLINE_TIMES;
            case TICKER -> TICKER_TIMES;
            case DEPTH -> DEPTH_TIMES;
            default -> NO_TIMES;
        };
    }
}
