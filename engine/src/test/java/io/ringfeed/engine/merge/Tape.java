package io.ringfeed.engine.merge;

import io.ringfeed.codec.stream.StreamKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a venue sends of one stream: the n-th event is the same on every line, but for the time stamp of a candle. */
final class Tape {
    static final long EPOCH_MS = 1_672_515_780_000L;
    private static final int CANDLE_EVERY_MS = 2_000;

    final StreamKind kind;
    final String name;
    private final List<Long> lastIds = new ArrayList<>();
    private final List<Long> firstIds = new ArrayList<>();

    /** Ids that grow as the kind's do, from anywhere. */
    Tape(StreamKind kind, String name, Random random, int events) {
        this.kind = kind;
        this.name = name;
        long id = random.nextLong(1_000_000_000_000L);
        for (int n = 0; n < events; n++) {
            switch (kind) {
                case TRADE, AGG_TRADE, BLOCK_TRADE -> id++;
                case BOOK_TICKER -> id += 1 + random.nextInt(5);
                case PARTIAL_DEPTH -> id += random.nextInt(3); // the same book again, at times
                case DEPTH_DIFF -> id++;
                case KLINE -> id = EPOCH_MS + (long) n * CANDLE_EVERY_MS;
                default -> id = EPOCH_MS + (long) n * 1_000;
            }
            firstIds.add(id);
            id += kind == StreamKind.DEPTH_DIFF ? random.nextInt(7) : 0;
            lastIds.add(id);
        }
    }

    boolean isSnapshot() {
        return switch (kind) {
            case TRADE, AGG_TRADE, BLOCK_TRADE, BOOK_TICKER, DEPTH_DIFF, KLINE -> false;
            default -> true;
        };
    }

    /** By which events of a snapshot stream are older or newer. */
    long order(int n) {
        return lastIds.get(n);
    }

    byte[] frame(int n, int stampedLaterMs, boolean dataFirst) {
        String stream = "\"stream\":\"" + name + "\"";
        String data = "\"data\":" + data(n, stampedLaterMs);
        String frame = dataFirst ? "{" + data + "," + stream + "}" : "{" + stream + "," + data + "}";
        return frame.getBytes(StandardCharsets.UTF_8);
    }

    private String data(int n, int stampedLaterMs) {
        String time = "\"E\":" + (EPOCH_MS + n);
        long first = firstIds.get(n);
        long last = lastIds.get(n);
        return switch (kind) {
            case TRADE, BLOCK_TRADE -> "{\"e\":\"trade\"," + time + ",\"s\":\"X\",\"t\":" + last + ",\"p\":\"1.0\"}";
            case AGG_TRADE -> "{\"e\":\"aggTrade\"," + time + ",\"s\":\"X\",\"a\":" + last + ",\"f\":" + n + "}";
            case BOOK_TICKER -> "{\"u\":" + last + ",\"s\":\"X\",\"b\":\"1.0\"}";
            case DEPTH_DIFF ->
                "{\"e\":\"depthUpdate\"," + time + ",\"s\":\"X\",\"U\":" + first + ",\"u\":" + last
                        + ",\"b\":[],\"a\":[]}";
            case PARTIAL_DEPTH -> "{\"lastUpdateId\":" + last + ",\"bids\":[],\"asks\":[]}";
            case KLINE ->
                "{\"e\":\"kline\",\"E\":" + (last + stampedLaterMs) + ",\"s\":\"X\",\"k\":{\"t\":"
                        + (EPOCH_MS + n / 10 * 60_000L) + ",\"T\":0,\"n\":" + (n % 10 + 1) / 2 + ",\"x\":false}}";
            case MINI_TICKER_ARRAY, ROLLING_TICKER_ARRAY -> "[{\"e\":\"x\",\"E\":" + last + ",\"s\":\"X\"},{\"E\":0}]";
            case REFERENCE_PRICE -> "{\"e\":\"referencePrice\",\"s\":\"X\",\"r\":null,\"t\":" + last + "}";
            default -> "{\"e\":\"x\",\"E\":" + last + ",\"s\":\"X\",\"c\":\"1.0\"}";
        };
    }
}
