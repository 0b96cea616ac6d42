package io.ringfeed.engine.merge;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.StreamKind;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Finds in a frame of a combined connection which stream it belongs to, and by which ids it stands in that stream's order, without
 * decoding it. What lies beyond the first {@value #HEAD_BYTES} bytes is not looked at: the venue puts ids first.
 *
 * <p><b>Threading:</b> confined to the I/O thread, but for {@link #watch}, which is for any thread. <b>Allocation:</b> none per frame.
 */
final class FrameKeys {
    static final int HEAD_BYTES = 2_048;
    /** There is no such number in the frame. */
    static final long NONE = -1;

    private static final StreamKind[] KINDS = StreamKind.values();

    private final byte[] head = new byte[HEAD_BYTES];
    private final JsonCursor cursor = new JsonCursor(head);
    private final NameRegistry streams;
    private final AtomicIntegerArray kinds;
    private int streamId;
    private StreamKind kind;
    private long first;
    private long last;
    private long openTime;
    private long tradeCount;

    FrameKeys(NameRegistry streams) {
        this.streams = streams;
        this.kinds = new AtomicIntegerArray(streams.capacity());
    }

    /** Remembers what a stream carries. */
    @SuppressWarnings("EnumOrdinal") // an index of this process only
    void watch(int watchedId, StreamKind watchedKind) {
        kinds.setOpaque(watchedId, watchedKind.ordinal() + 1);
    }

    byte[] head() {
        return head;
    }

    /** Looks at {@link #head()}; false when it is no event of a watched stream. */
    boolean read(int lengthBytes) {
        streamId = -1;
        kind = null;
        first = NONE;
        last = NONE;
        openTime = NONE;
        tradeCount = NONE;
        cursor.begin(lengthBytes, 0);
        int dataAt = -1;
        if (!cursor.enter('{')) {
            return false;
        }
        while ((streamId < 0 || dataAt < 0) && cursor.nextKey()) {
            if (cursor.isKey("stream")) {
                if (!cursor.readText()) {
                    return false;
                }
                streamId = streams.find(head, cursor.textOffset(), cursor.textLength());
                if (streamId < 0) {
                    return false;
                }
            } else {
                dataAt = cursor.isKey("data") ? cursor.position() : dataAt;
                if (dataAt >= 0 && streamId >= 0) {
                    break;
                }
                if (!cursor.skipValue()) {
                    return false;
                }
            }
        }
        int ordinal = streamId < 0 ? 0 : kinds.getOpaque(streamId);
        if (ordinal == 0 || dataAt < 0) {
            return false;
        }
        kind = KINDS[ordinal - 1];
        readIds(lengthBytes, dataAt);
        return true;
    }

    int streamId() {
        return streamId;
    }

    StreamKind kind() {
        return kind;
    }

    /** The first id that the event holds; where it has none, its time. */
    long first() {
        return first;
    }

    /** The last one; the same for events of one id. */
    long last() {
        return last;
    }

    long openTime() {
        return openTime;
    }

    long tradeCount() {
        return tradeCount;
    }

    private void readIds(int lengthBytes, int dataAt) {
        cursor.begin(lengthBytes, dataAt);
        cursor.enter('['); // the first row of an array is as old as the array
        if (!cursor.enter('{')) {
            return;
        }
        String firstKey = firstKey(kind);
        String lastKey = kind == StreamKind.DEPTH_DIFF ? "u" : firstKey;
        while (!isComplete() && cursor.nextKey()) {
            if (kind == StreamKind.KLINE && cursor.isKey("k")) {
                int candleAt = cursor.position();
                readCandle();
                cursor.begin(lengthBytes, candleAt);
            }
            boolean isFirst = cursor.isKey(firstKey);
            boolean isLast = cursor.isKey(lastKey);
            if (isFirst || isLast) {
                long number = cursor.readInteger();
                first = isFirst ? number : first;
                last = isLast ? number : last;
            }
            if (!cursor.skipValue()) {
                return;
            }
        }
    }

    private void readCandle() {
        if (!cursor.enter('{')) {
            return;
        }
        while ((openTime < 0 || tradeCount < 0) && cursor.nextKey()) {
            if (cursor.isKey("t")) {
                openTime = cursor.readInteger();
            } else if (cursor.isKey("n")) {
                tradeCount = cursor.readInteger();
            }
            if (!cursor.skipValue()) {
                return;
            }
        }
    }

    private boolean isComplete() {
        return first >= 0 && last >= 0 && (kind != StreamKind.KLINE || openTime >= 0);
    }

    private static String firstKey(StreamKind kind) {
        return switch (kind) {
            case TRADE, BLOCK_TRADE, REFERENCE_PRICE -> "t";
            case AGG_TRADE -> "a";
            case DEPTH_DIFF -> "U";
            case BOOK_TICKER -> "u";
            case PARTIAL_DEPTH -> "lastUpdateId";
            case KLINE, MINI_TICKER, MINI_TICKER_ARRAY, TICKER, ROLLING_TICKER, ROLLING_TICKER_ARRAY, AVG_PRICE -> "E";
        };
    }
}
