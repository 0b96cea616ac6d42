package io.ringfeed.simulator.venue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes what no client can take: texts that are no event, and frames that are none.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
final class GarbageFrames {
    private static final int WRAPPER_BYTES = 64;

    private final SplittableRandom random;

    GarbageFrames(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A text that is valid UTF-8 and no event. */
    String text(String stream, boolean isWrapped) {
        String payload = "{\"e\":\"trade\",\"E\":1764361600000,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1.00000000\","
                + "\"q\":\"1.00000000\",\"T\":1764361600000,\"m\":true,\"M\":true}";
        String whole = isWrapped ? wrapped(stream, payload) : payload;
        return switch (random.nextInt(4)) {
            case 0 -> "this is no JSON";
            case 1 -> whole.substring(0, whole.length() - 1 - random.nextInt(payload.length() - 1));
            case 2 -> whole.replace("\"1.00000000\"", "[\"a price\"]").replace(":1764361600000", ":{}");
            default -> whole.replace("\"e\":\"trade\"", "\"e\":\"surprise\"");
        };
    }

    /** Bytes at the place of a frame that break RFC 6455. */
    byte[] frame() {
        List<int[]> broken = List.of(
                new int[] {0xC1, 2, '{', '}'}, // RSV1 without an extension
                new int[] {0x91, 2, '{', '}'}, // RSV3
                new int[] {0x83, 2, '{', '}'}, // a reserved opcode
                new int[] {0x8B, 0}, // a reserved control opcode
                new int[] {0x81, 0x82, 0, 0, 0, 0, '{', '}'}, // masked by a server
                new int[] {0x09, 0}, // a PING in fragments
                new int[] {0x89, 126, 0, 126}, // a PING too long
                new int[] {0x80, 2, '{', '}'}); // a continuation of nothing
        int[] chosen = broken.get(random.nextInt(broken.size()));
        byte[] bytes = new byte[chosen.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) chosen[i];
        }
        return bytes;
    }

    /** A payload of so many bytes, JSON if there is room for it. */
    static byte[] oversized(String stream, boolean isWrapped, int lengthBytes) {
        String head = isWrapped
                ? "{\"stream\":\"" + stream + "\",\"data\":{\"e\":\"oversized\",\"x\":\""
                : "{\"e\":\"oversized\",\"x\":\"";
        String tail = isWrapped ? "\"}}" : "\"}";
        byte[] bytes = new byte[lengthBytes];
        Arrays.fill(bytes, (byte) 'x');
        if (lengthBytes >= WRAPPER_BYTES + head.length()) {
            put(bytes, 0, head);
            put(bytes, lengthBytes - tail.length(), tail);
        }
        return bytes;
    }

    private static void put(byte[] bytes, int offset, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, offset, encoded.length);
    }

    private static String wrapped(String stream, String payload) {
        return "{\"stream\":\"" + stream + "\",\"data\":" + payload + "}";
    }
}
