package io.ringfeed.engine.ring;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.TradeEvent;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Knows the last id of every subscribed stream, and tells whether the next event follows it, leaves a gap, or is old (protocol §4, §5).
 *
 * <table>
 * <caption>What follows what</caption>
 * <tr><th>stream</th><th>id</th><th>follows when</th></tr>
 * <tr><td>trade, aggTrade, blockTrade</td><td>{@code t}, {@code a}</td><td>it is the last one + 1</td></tr>
 * <tr><td>depth</td><td>{@code U} to {@code u}</td><td>{@code U} is the last {@code u} + 1</td></tr>
 * <tr><td>bookTicker</td><td>{@code u}</td><td>it is greater: ids between belong to changes behind the best level</td></tr>
 * <tr><td>kline</td><td>event time, then opening time and trade count</td><td>it is not the same again, and not older</td></tr>
 * </table>
 *
 * <p>An old event is not handed on: the venue or a line sent it twice. Ids that restart far below, on a new connection or over many
 * events in a row, are a reset of the venue (its test network is wiped monthly), which is a gap of unknown size and no repetition.
 *
 * <p><b>Threading:</b> confined to the decoder, but for {@link #watch}, which is for any thread.
 *
 * <p><b>Allocation:</b> none per event.
 */
public final class StreamContinuity {
    /** What an event is to the ones before it. */
    enum Verdict {
        /** It follows. */
        IN_ORDER,
        /** Ids are missing before it, {@link #firstMissingId()} to {@link #lastMissingId()}. */
        GAP,
        /** The ids began anew. */
        RESTARTED,
        /** It came before, or should have. */
        OLD
    }

    /** So many old events in a row are no repetition. */
    static final int RESTART_AFTER = 64;

    private static final long NONE = Long.MIN_VALUE;
    private static final int UNWATCHED = 0;
    private static final int WATCHED = 1;

    private final AtomicIntegerArray watched;
    private final long[] lastIds;
    private final long[] openTimes;
    private final long[] tradeCounts;
    private final int[] connectionIds;
    private final int[] oldRuns;
    private long firstMissingId;
    private long lastMissingId;

    StreamContinuity(int maxStreams) {
        watched = new AtomicIntegerArray(maxStreams);
        lastIds = new long[maxStreams];
        openTimes = new long[maxStreams];
        tradeCounts = new long[maxStreams];
        connectionIds = new int[maxStreams];
        oldRuns = new int[maxStreams];
        Arrays.fill(lastIds, NONE);
    }

    /**
     * Follow a stream from its next event on. Others pass unseen.
     *
     * @param streamId its id.
     */
    public void watch(int streamId) {
        watched.setOpaque(streamId, WATCHED);
    }

    /** A stream was given up: what comes when it is asked for again follows nothing. */
    void forget(int streamId) {
        if (streamId >= 0) {
            lastIds[streamId] = NONE;
            oldRuns[streamId] = 0;
        }
    }

    /** Takes the next event of the record's stream. */
    Verdict next(EventRecord record) {
        int streamId = record.streamId();
        if (streamId < 0 || watched.getOpaque(streamId) == UNWATCHED) {
            return Verdict.IN_ORDER;
        }
        return switch (record.kind()) {
            case TRADE -> nextRange(record, record.integer(TradeEvent.TRADE_ID), record.integer(TradeEvent.TRADE_ID));
            case AGG_TRADE ->
                nextRange(
                        record,
                        record.integer(AggTradeEvent.AGGREGATE_TRADE_ID),
                        record.integer(AggTradeEvent.AGGREGATE_TRADE_ID));
            case BLOCK_TRADE ->
                nextRange(
                        record,
                        record.integer(BlockTradeEvent.BLOCK_TRADE_ID),
                        record.integer(BlockTradeEvent.BLOCK_TRADE_ID));
            case DEPTH ->
                nextRange(
                        record, record.integer(DepthEvent.FIRST_UPDATE_ID), record.integer(DepthEvent.FINAL_UPDATE_ID));
            case BOOK_TICKER -> nextGreater(record, record.integer(BookTickerEvent.UPDATE_ID));
            case KLINE -> nextCandle(record);
            default -> Verdict.IN_ORDER;
        };
    }

    /** @return after {@link Verdict#GAP}. */
    long firstMissingId() {
        return firstMissingId;
    }

    /** @return after {@link Verdict#GAP}. */
    long lastMissingId() {
        return lastMissingId;
    }

    private Verdict nextRange(EventRecord record, long first, long last) {
        int streamId = record.streamId();
        long before = lastIds[streamId];
        if (before != NONE && last <= before) {
            return old(record, last);
        }
        accept(record, last);
        if (before == NONE || first <= before + 1) {
            return Verdict.IN_ORDER;
        }
        firstMissingId = before + 1;
        lastMissingId = first - 1;
        return Verdict.GAP;
    }

    private Verdict nextGreater(EventRecord record, long id) {
        long before = lastIds[record.streamId()];
        if (before != NONE && id <= before) {
            return old(record, id);
        }
        accept(record, id);
        return Verdict.IN_ORDER;
    }

    /** Candles have no ids: the venue sends each again and again while it grows, at times without a change. */
    private Verdict nextCandle(EventRecord record) {
        int streamId = record.streamId();
        long eventTime = record.integer(MarketEvent.EVENT_TIME);
        long openTime = record.integer(KlineEvent.OPEN_TIME);
        long tradeCount = record.integer(KlineEvent.TRADE_COUNT);
        long before = lastIds[streamId];
        boolean isNews = before == NONE
                || eventTime > before
                || openTime > openTimes[streamId]
                || (openTime == openTimes[streamId] && tradeCount > tradeCounts[streamId]);
        Verdict verdict = isNews ? Verdict.IN_ORDER : old(record, eventTime);
        if (verdict != Verdict.OLD) {
            openTimes[streamId] = openTime;
            tradeCounts[streamId] = tradeCount;
            accept(record, eventTime);
        }
        return verdict;
    }

    private Verdict old(EventRecord record, long id) {
        int streamId = record.streamId();
        boolean isReset = connectionIds[streamId] != record.connectionId() && id < lastIds[streamId] / 2;
        if (!isReset && ++oldRuns[streamId] < RESTART_AFTER) {
            return Verdict.OLD;
        }
        accept(record, id);
        return Verdict.RESTARTED;
    }

    private void accept(EventRecord record, long id) {
        int streamId = record.streamId();
        lastIds[streamId] = id;
        connectionIds[streamId] = record.connectionId();
        oldRuns[streamId] = 0;
    }
}
