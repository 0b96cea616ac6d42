package io.ringfeed.engine.merge;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.StreamKind;
import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Stands before the ring and, while a connection is being replaced, makes one sequence of the two that carry the same streams (make
 * before break; protocol §3.1). At all other times it passes everything on.
 *
 * <p><b>Streams with ids</b> (trade, aggTrade, blockTrade, depth, bookTicker, kline) go on in order, none lost, none twice: whichever line
 * brings the next event first is heard, and what has been passed already is dropped. The new line may begin ahead of the old one. It is
 * then held at that event, by the very means that hold a connection when the ring is full, until the old line has caught up; for
 * {@link #PATIENCE_NS} in all, for an old line that is dying must not hold the new one.
 *
 * <p><b>Snapshot streams</b> (tickers, averages, partial depth, arrays) switch line once: to the new one with its first event that is
 * newer than what the old one has brought.
 *
 * <p>It tells by the first bytes of a frame. A frame whose ids lie further behind is passed on; the decoder's
 * {@link io.ringfeed.engine.ring.StreamContinuity} then finds what came twice.
 *
 * <p><b>Threading:</b> confined to the I/O thread, but for {@link #watch} and {@link #hasJoined}, which are for any thread.
 *
 * <p><b>Allocation:</b> a little for each replacement, none per frame.
 */
public final class LineMerge implements FrameHandler {
    /** How long a replacement may be held in all. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);

    /** Candles are sent a second apart or more; two lines may stamp the same one a little differently. */
    private static final long SAME_CANDLE_MS = 500;

    private static final long LOWEST_MICROS = 100_000_000_000_000L;
    private static final long NONE = Long.MIN_VALUE;

    private enum Ruling {
        PASS,
        DROP,
        WAIT
    }

    private static final class Overlap {
        private final int number;
        private final int oldId;
        private int newId;
        private long heldSinceNs;
        private long heldNs;

        private Overlap(int number, int oldId) {
            this.number = number;
            this.oldId = oldId;
        }
    }

    private final FrameHandler next;
    private final FrameKeys keys;
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
        this.next = next;
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
        overlaps.add(new Overlap(number, oldId));
    }

    /**
     * The replacement is connected; before its first frame.
     *
     * @param number as for {@link #onReplacing}.
     * @param newId the replacement.
     */
    public void onReplacement(int number, int newId) {
        for (Overlap overlap : overlaps) {
            if (overlap.number == number) {
                overlap.newId = newId;
            }
        }
    }

    /**
     * A replacement came to nothing, connected or not.
     *
     * @param number as for {@link #onReplacing}.
     */
    public void onAbandoned(int number) {
        overlaps.removeIf(overlap -> overlap.number == number);
    }

    /**
     * A connection has ended: whoever shared streams with it has them alone now.
     *
     * @param connectionId which.
     */
    public void onEnded(int connectionId) {
        overlaps.removeIf(overlap -> overlap.oldId == connectionId || overlap.newId == connectionId);
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
        Overlap overlap = overlaps.isEmpty() ? null : overlapOf(connectionId);
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
        Overlap overlap = overlaps.isEmpty() || borrowed == UNWANTED ? null : overlapOf(connectionId);
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
        return next.isReady();
    }

    /** A connection that is held for the other line waits, whatever the policy for a full ring is. */
    @Override
    public boolean waitsForRoom() {
        return isHolding || next.waitsForRoom();
    }

    private Overlap overlapOf(int connectionId) {
        for (int i = 0; i < overlaps.size(); i++) {
            Overlap overlap = overlaps.get(i);
            if (overlap.oldId == connectionId || overlap.newId == connectionId) {
                return overlap;
            }
        }
        return null;
    }

    private int answer(Ruling ruling) {
        isHolding = ruling == Ruling.WAIT;
        return isHolding ? BACK_PRESSURED : ACCEPTED;
    }

    private Ruling rule(Overlap overlap, int connectionId, int headBytes) {
        boolean isNew = connectionId == overlap.newId;
        if (!keys.read(headBytes)) {
            return Ruling.PASS; // an answer, an announcement, or nothing that we know: the decoder will tell
        }
        begin(overlap, keys.streamId());
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
                    PARTIAL_DEPTH -> ruleSnapshot(overlap, isNew);
        };
    }

    /** What was known of a stream from an earlier replacement is not known any more. */
    private void begin(Overlap overlap, int streamId) {
        if (overlapOf[streamId] != overlap.number) {
            overlapOf[streamId] = overlap.number;
            lastIds[streamId] = NONE;
        }
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
        if (!isNew || hasJoined(keys.streamId(), overlap.number)) {
            return Ruling.PASS;
        }
        boolean follows = before != NONE && keys.kind() != StreamKind.BOOK_TICKER && keys.first() <= before + 1;
        return follows ? Ruling.PASS : hold(overlap);
    }

    private Ruling ruleCandle(Overlap overlap, boolean isNew) {
        int streamId = keys.streamId();
        if (keys.first() < 0 || keys.openTime() < 0 || keys.tradeCount() < 0) {
            return Ruling.PASS;
        }
        if (lastIds[streamId] == NONE) {
            return isNew && !hasJoined(streamId, overlap.number) ? hold(overlap) : Ruling.PASS;
        }
        int news = Long.compare(keys.openTime(), openTimes[streamId]);
        if (news == 0) {
            news = Long.compare(keys.tradeCount(), tradeCounts[streamId]);
        }
        long laterMs = inMillis(keys.first() - lastIds[streamId], keys.first());
        boolean isOther = news > 0 || (news == 0 && laterMs >= SAME_CANDLE_MS);
        if (!isOther) {
            join(overlap, isNew);
            return Ruling.DROP;
        }
        return isNew && !hasJoined(streamId, overlap.number) ? hold(overlap) : Ruling.PASS;
    }

    private Ruling ruleSnapshot(Overlap overlap, boolean isNew) {
        int streamId = keys.streamId();
        boolean hasSwitched = hasJoined(streamId, overlap.number);
        if (!isNew) {
            return hasSwitched ? Ruling.DROP : Ruling.PASS;
        }
        boolean isOlder = keys.last() >= 0 && lastIds[streamId] != NONE && keys.last() < lastIds[streamId];
        if (isOlder && !hasSwitched) {
            return Ruling.DROP;
        }
        if (!hasSwitched && keys.last() >= 0 && keys.last() == lastIds[streamId]) {
            join(overlap, true);
            return Ruling.DROP;
        }
        return Ruling.PASS;
    }

    /** The new line is ahead: the old one will bring the same. Unless it has taken too long already. */
    private static Ruling hold(Overlap overlap) {
        long nowNs = System.nanoTime();
        if (overlap.heldSinceNs == 0) {
            overlap.heldSinceNs = nowNs;
        }
        return overlap.heldNs + nowNs - overlap.heldSinceNs < PATIENCE_NS ? Ruling.WAIT : Ruling.PASS;
    }

    private int passed(Overlap overlap, int connectionId, int answer) {
        if (answer != ACCEPTED || keys.kind() == null) {
            return answer;
        }
        boolean isNew = connectionId == overlap.newId;
        if (keys.last() >= 0) {
            lastIds[keys.streamId()] = keys.last();
            openTimes[keys.streamId()] = keys.openTime();
            tradeCounts[keys.streamId()] = keys.tradeCount();
        }
        join(overlap, isNew);
        return answer;
    }

    private void join(Overlap overlap, boolean isNew) {
        if (!isNew) {
            return;
        }
        joined.setOpaque(keys.streamId(), overlap.number);
        if (overlap.heldSinceNs != 0) {
            overlap.heldNs += System.nanoTime() - overlap.heldSinceNs;
            overlap.heldSinceNs = 0;
        }
    }

    private static long inMillis(long span, long time) {
        return time >= LOWEST_MICROS ? TimeUnit.MICROSECONDS.toMillis(span) : span;
    }
}
