package io.ringfeed.benchmarks.decode;

import io.ringfeed.codec.decode.MessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames in the venue's key order, with seeded values of varying width. */
final class SampleFrames {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "BNBUSDT", "1000SATSUSDT");

    private final Random random = new Random(20261124);

    private SampleFrames() {}

    /** So many frames of a kind, each with the decoder's slack behind it. */
    static byte[][] of(String kind, int count) {
        SampleFrames samples = new SampleFrames();
        byte[][] frames = new byte[count][];
        Arrays.setAll(frames, i -> withSlack(samples.frame(kind)));
        return frames;
    }

    private static byte[] withSlack(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + MessageDecoder.SLACK_BYTES);
    }

    private String frame(String kind) {
        return switch (kind) {
            case "trade" -> trade();
            case "bookTicker" -> bookTicker();
            case "ticker" -> ticker();
            case "depth20" -> depth(10);
            case "depth200" -> depth(100);
            default -> throw new IllegalArgumentException("no samples of " + kind);
        };
    }

    private String trade() {
        return "{\"e\":\"trade\",\"E\":" + time() + ",\"s\":\"" + symbol() + "\",\"t\":" + id() + ",\"p\":\""
                + decimal() + "\",\"q\":\"" + decimal() + "\",\"T\":" + time() + ",\"m\":" + random.nextBoolean()
                + ",\"M\":true}";
    }

    private String bookTicker() {
        return "{\"u\":" + id() + ",\"s\":\"" + symbol() + "\",\"b\":\"" + decimal() + "\",\"B\":\"" + decimal()
                + "\",\"a\":\"" + decimal() + "\",\"A\":\"" + decimal() + "\"}";
    }

    private String ticker() {
        StringBuilder json = new StringBuilder("{\"e\":\"24hrTicker\",\"E\":" + time() + ",\"s\":\"" + symbol() + "\"");
        for (String key : List.of("p", "P", "w", "x", "c", "Q", "b", "B", "a", "A", "o", "h", "l", "v", "q")) {
            json.append(",\"").append(key).append("\":\"").append(decimal()).append('"');
        }
        return json + ",\"O\":" + time() + ",\"C\":" + time() + ",\"F\":" + id() + ",\"L\":" + id() + ",\"n\":543118}";
    }

    private String depth(int levelsPerSide) {
        return "{\"e\":\"depthUpdate\",\"E\":" + time() + ",\"s\":\"" + symbol() + "\",\"U\":" + id() + ",\"u\":" + id()
                + ",\"b\":[" + levels(levelsPerSide) + "],\"a\":[" + levels(levelsPerSide) + "]}";
    }

    private String levels(int count) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("[\"")
                    .append(decimal())
                    .append("\",\"")
                    .append(decimal())
                    .append("\"]");
        }
        return json.toString();
    }

    private String symbol() {
        return SYMBOLS.get(random.nextInt(SYMBOLS.size()));
    }

    private long time() {
        return 1_790_000_000_000L + random.nextInt(1_000_000_000);
    }

    private long id() {
        return 6_000_000_000L + random.nextInt(Integer.MAX_VALUE);
    }

    private String decimal() {
        int wholeDigits = 1 + random.nextInt(6);
        int whole = random.nextInt((int) Math.pow(10, wholeDigits));
        return whole + "." + String.format("%08d", random.nextInt(100_000_000));
    }
}
