package io.ringfeed.engine.merge;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.StreamKind;
import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Stands before the ring and, while a connection is being replaced, makes one sequence of the two that carry the same streams (make
 * before break; protocol §3.1). At all other times it passes everything on.
 *
 * <p><b>Streams with ids</b> (trade, aggTrade, blockTrade, depth, bookTicker, kline) go on in order, none lost, none twice: whichever line
 * brings the next event first is heard, and what has been passed already is dropped. The new line may begin ahead of the old one. It is
 * then held at that event, by the very means that hold a connection when the ring is full, until the old line has caught up; for
 * two seconds in all, for an old line that is dying must not hold the new one. While the ring has no room that time stands still.
 *
 * <p><b>Snapshot streams</b> (tickers, averages, partial depth, arrays) switch line once: to the new one with its first event that is
 * newer than what the old one has brought; and back, if the new one is lost.
 *
 * <p>When one of the lines ends the other one may lag behind it. What it brings again is dropped for a while longer.
 *
 * <p>It tells by the first bytes of a frame. A frame whose ids lie further behind is passed on; the decoder's
 * {@link io.ringfeed.engine.ring.StreamContinuity} then finds what came twice.
 *
 * <p><b>Threading:</b> confined to the I/O thread, but for {@link #watch} and {@link #hasJoined}, which are for any thread.
 *
 * <p><b>Allocation:</b> a little for each replacement, none per frame.
 */
public final class LineMerge implements FrameHandler {
    /** Candles are sent a second apart or more; two lines may stamp the same one a little differently. */
    private static final long SAME_CANDLE_MS = 500;

    private static final long LOWEST_MICROS = 100_000_000_000_000L;
    private static final long NONE = Long.MIN_VALUE;

    private enum Ruling {
        PASS,
        DROP,
        WAIT
    }

    private final FrameHandler next;
    private final FrameKeys keys;
    private final NanoClock clock;
    private final List<Overlap> overlaps = new ArrayList<>();
    private final int[] overlapOf;
    private final long[] lastIds;
    private final long[] openTimes;
    private final long[] tradeCounts;
    private final AtomicIntegerArray joined;
    private boolean isHolding;

    /**
     * @param next takes what is passed on.
     * @param streams the names of streams.
     */
    public LineMerge(FrameHandler next, NameRegistry streams) {
        this(next, streams, SystemNanoClock.INSTANCE);
    }

    LineMerge(FrameHandler next, NameRegistry streams, NanoClock clock) {
        this.next = next;
        this.clock = clock;
        this.keys = new FrameKeys(streams);
        this.overlapOf = new int[streams.capacity()];
        this.lastIds = new long[streams.capacity()];
        this.openTimes = new long[streams.capacity()];
        this.tradeCounts = new long[streams.capacity()];
        this.joined = new AtomicIntegerArray(streams.capacity());
    }

    /**
     * Remember what a stream carries; before it is asked for.
     *
     * @param streamId its id.
     * @param kind what it carries.
     */
    public void watch(int streamId, StreamKind kind) {
        keys.watch(streamId, kind);
    }

    /**
     * A connection is going to be replaced: follow its streams from now on.
     *
     * @param number of this replacement, never 0 and never used twice.
     * @param oldId the connection.
     */
    public void onReplacing(int number, int oldId) {
        Overlap before = overlapOf(oldId);
        overlaps.remove(before);
        overlaps.add(before == null ? new Overlap(number, oldId) : before.followedBy(number, oldId));
    }

    /**
     * The replacement is connected; before its first frame.
     *
     * @param number as for {@link #onReplacing}.
     * @param newId the replacement.
     */
    public void onReplacement(int number, int newId) {
        for (Overlap overlap : overlaps) {
            if (overlap.number() == number) {
                overlap.onReplacement(newId);
            }
        }
    }

    /**
     * A replacement came to nothing before it was connected.
     *
     * @param number as for {@link #onReplacing}.
     */
    public void onAbandoned(int number) {
        overlaps.removeIf(overlap -> overlap.number() == number && overlap.abandon());
    }

    /**
     * A connection has ended: whoever shared streams with it has them alone now.
     *
     * @param connectionId which.
     */
    public void onEnded(int connectionId) {
        overlaps.removeIf(overlap -> overlap.end(connectionId));
    }

    /**
     * Whether a stream has come over the replacement.
     *
     * @param streamId which.
     * @param number of the replacement.
     * @return true once it is carried on by it.
     */
    public boolean hasJoined(int streamId, int number) {
        return joined.getOpaque(streamId) == number;
    }

    @Override
    public int onFrame(
            int connectionId,
            int opcode,
            ByteBuffer buffer,
            int offset,
            int length,
            long receiveNs,
            long receiveEpochNs) {
        isHolding = false;
        Overlap overlap = overlaps.isEmpty() ? null : currentOverlapOf(connectionId, receiveNs);
        if (overlap == null) {
            return next.onFrame(connectionId, opcode, buffer, offset, length, receiveNs, receiveEpochNs);
        }
        int headBytes = Math.min(length, FrameKeys.HEAD_BYTES);
        buffer.get(offset, keys.head(), 0, headBytes);
        Ruling ruling = rule(overlap, connectionId, headBytes);
        if (ruling != Ruling.PASS) {
            return answer(ruling);
        }
        return passed(
                overlap,
                connectionId,
                next.onFrame(connectionId, opcode, buffer, offset, length, receiveNs, receiveEpochNs));
    }

    @Override
    public int onAssembled(
            int connectionId, int opcode, byte[] borrowed, int length, long receiveNs, long receiveEpochNs) {
        isHolding = false;
        Overlap overlap = overlaps.isEmpty() || borrowed == UNWANTED ? null : currentOverlapOf(connectionId, receiveNs);
        if (overlap == null) {
            return next.onAssembled(connectionId, opcode, borrowed, length, receiveNs, receiveEpochNs);
        }
        int headBytes = Math.min(length, FrameKeys.HEAD_BYTES);
        System.arraycopy(borrowed, 0, keys.head(), 0, headBytes);
        Ruling ruling = rule(overlap, connectionId, headBytes);
        if (ruling == Ruling.DROP) {
            next.giveBack(borrowed);
        }
        if (ruling != Ruling.PASS) {
            return answer(ruling);
        }
        return passed(
                overlap,
                connectionId,
                next.onAssembled(connectionId, opcode, borrowed, length, receiveNs, receiveEpochNs));
    }

    @Override
    public byte[] borrow(int lengthBytes) {
        isHolding = false;
        return next.borrow(lengthBytes);
    }

    @Override
    public void giveBack(byte[] borrowed) {
        next.giveBack(borrowed);
    }

    @Override
    public void onReadComplete(int connectionId) {
        next.onReadComplete(connectionId);
    }

    @Override
    public boolean isReady() {
        boolean isReady = next.isReady();
        if (!isReady && !overlaps.isEmpty()) {
            standStill();
        }
        return isReady;
    }

    /** A connection that is held for the other line waits, whatever the policy for a full ring is. */
    @Override
    public boolean waitsForRoom() {
        return isHolding || next.waitsForRoom();
    }

    /** The overlap that a frame's connection is part of; one that is over is forgotten. */
    private Overlap currentOverlapOf(int connectionId, long receiveNs) {
        Overlap overlap = overlapOf(connectionId);
        if (overlap != null && overlap.isOver(receiveNs)) {
            overlaps.remove(overlap);
            return null;
        }
        return overlap;
    }

    private Overlap overlapOf(int connectionId) {
        for (int i = 0; i < overlaps.size(); i++) {
            if (overlaps.get(i).concerns(connectionId)) {
                return overlaps.get(i);
            }
        }
        return null;
    }

    private void standStill() {
        long nowNs = clock.nanoTime();
        for (int i = 0; i < overlaps.size(); i++) {
            overlaps.get(i).standStill(nowNs);
        }
    }

    private int answer(Ruling ruling) {
        isHolding = ruling == Ruling.WAIT;
        return isHolding ? BACK_PRESSURED : ACCEPTED;
    }

    private Ruling rule(Overlap overlap, int connectionId, int headBytes) {
        boolean isNew = overlap.isNew(connectionId);
        Ruling ruling = keys.read(headBytes)
                ? ruleEvent(overlap, connectionId, isNew)
                : Ruling.PASS; // an answer, an announcement, or nothing that we know: the decoder will tell
        if (ruling == Ruling.WAIT && overlap.hold(clock.nanoTime())) {
            return Ruling.WAIT;
        }
        if (isNew) {
            overlap.release();
        }
        return ruling == Ruling.DROP ? Ruling.DROP : Ruling.PASS;
    }

    private Ruling ruleEvent(Overlap overlap, int connectionId, boolean isNew) {
        begin(overlap, keys.streamId());
        if (overlap.isGivenUp(connectionId)) {
            return Ruling.DROP;
        }
        return switch (keys.kind()) {
            case TRADE, AGG_TRADE, BLOCK_TRADE, DEPTH_DIFF, BOOK_TICKER -> ruleById(overlap, isNew);
            case KLINE -> ruleCandle(overlap, isNew);
            case MINI_TICKER,
                    MINI_TICKER_ARRAY,
                    TICKER,
                    ROLLING_TICKER,
                    ROLLING_TICKER_ARRAY,
                    AVG_PRICE,
                    REFERENCE_PRICE,
                    PARTIAL_DEPTH -> overlap.isRetired(connectionId) ? Ruling.DROP : ruleSnapshot(overlap, isNew);
        };
    }

    /** What was known of a stream from an earlier replacement is not known any more, unless that one has passed into this one. */
    private void begin(Overlap overlap, int streamId) {
        int known = overlapOf[streamId];
        if (known == overlap.number()) {
            return;
        }
        if (known < overlap.root()) {
            lastIds[streamId] = NONE;
        }
        overlapOf[streamId] = overlap.number();
    }

    private Ruling ruleById(Overlap overlap, boolean isNew) {
        if (keys.last() < 0) {
            return Ruling.PASS;
        }
        long before = lastIds[keys.streamId()];
        if (before != NONE && keys.last() <= before) {
            join(overlap, isNew);
            return Ruling.DROP;
        }
        if (isOnItsOwn(overlap, isNew)) {
            return Ruling.PASS;
        }
        boolean follows = before != NONE && keys.kind() != StreamKind.BOOK_TICKER && keys.first() <= before + 1;
        return follows ? Ruling.PASS : Ruling.WAIT;
    }

    private Ruling ruleCandle(Overlap overlap, boolean isNew) {
        int streamId = keys.streamId();
        if (keys.first() < 0 || keys.openTime() < 0 || keys.tradeCount() < 0) {
            return Ruling.PASS;
        }
        if (lastIds[streamId] != NONE && !isOtherCandle(streamId)) {
            join(overlap, isNew);
            return Ruling.DROP;
        }
        return isOnItsOwn(overlap, isNew) ? Ruling.PASS : Ruling.WAIT;
    }

    private boolean isOtherCandle(int streamId) {
        int news = Long.compare(keys.openTime(), openTimes[streamId]);
        if (news == 0) {
            news = Long.compare(keys.tradeCount(), tradeCounts[streamId]);
        }
        long laterMs = inMillis(keys.first() - lastIds[streamId], keys.first());
        return news > 0 || (news == 0 && laterMs >= SAME_CANDLE_MS);
    }

    /** Whether what a line brings of a stream need not be preceded by anything of the other line. */
    private boolean isOnItsOwn(Overlap overlap, boolean isNew) {
        return !isNew || !overlap.mayCatchUp() || hasJoined(keys.streamId(), overlap.number());
    }

    private Ruling ruleSnapshot(Overlap overlap, boolean isNew) {
        int streamId = keys.streamId();
        long before = lastIds[streamId];
        boolean isKnown = keys.last() >= 0 && before != NONE;
        if (isKnown && keys.last() < before) {
            return Ruling.DROP; // whoever brings it: no step back
        }
        if (isNew == hasJoined(streamId, overlap.number())) {
            return Ruling.PASS;
        }
        if (!isNew && !overlap.isAlone()) {
            return Ruling.DROP;
        }
        if (isKnown && keys.last() == before) {
            join(overlap, isNew);
            return Ruling.DROP;
        }
        return Ruling.PASS;
    }

    private int passed(Overlap overlap, int connectionId, int answer) {
        if (answer != ACCEPTED || keys.kind() == null) {
            return answer;
        }
        int streamId = keys.streamId();
        if (keys.last() >= 0) {
            lastIds[streamId] = keys.last();
            openTimes[streamId] = keys.openTime();
            tradeCounts[streamId] = keys.tradeCount();
        }
        join(overlap, overlap.isNew(connectionId));
        return answer;
    }

    /** The stream is carried on by the new line; by the old one again, if that has survived the new one. */
    private void join(Overlap overlap, boolean isNew) {
        if (isNew) {
            joined.setOpaque(keys.streamId(), overlap.number());
        } else if (overlap.isAlone()) {
            joined.setOpaque(keys.streamId(), Overlap.NONE);
        }
    }

    private static long inMillis(long span, long time) {
        return time >= LOWEST_MICROS ? TimeUnit.MICROSECONDS.toMillis(span) : span;
    }
}
