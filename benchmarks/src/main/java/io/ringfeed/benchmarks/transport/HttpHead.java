package io.ringfeed.benchmarks.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The upgrade by hand, both ends of it: no more of HTTP than that takes. */
final class HttpHead {
    private static final String END = "\r\n\r\n";
    private static final String KEY_HEADER = "\r\nsec-websocket-key:";
    /** RFC 6455 §1.3. */
    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private HttpHead() {}

    /** Upgrades as a client; afterwards {@code in} holds what came behind the answer. */
    static void request(ByteChannel channel, ByteBuffer in, String host) throws IOException {
        write(
                channel,
                "GET /stream HTTP/1.1\r\nHost: " + host
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13"
                        + END);
        String answer = read(channel, in);
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + answer.lines().findFirst().orElse(""));
        }
    }

    /** Upgrades as a server. */
    static void answer(ByteChannel channel, ByteBuffer in) throws IOException {
        String request = read(channel, in);
        int start = request.toLowerCase(Locale.ROOT).indexOf(KEY_HEADER) + KEY_HEADER.length();
        if (start < KEY_HEADER.length()) {
            throw new IOException("a request without a key");
        }
        String key = request.substring(start, request.indexOf("\r\n", start)).strip();
        write(
                channel,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key) + END);
    }

    private static String read(ByteChannel channel, ByteBuffer in) throws IOException {
        in.clear();
        while (true) {
            if (channel.read(in) < 0) {
                throw new EOFException("the connection ended before the upgrade");
            }
            byte[] bytes = new byte[in.position()];
            in.get(0, bytes);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int end = text.indexOf(END);
            if (end >= 0) {
                in.flip().position(end + END.length());
                return text.substring(0, end + END.length());
            }
        }
    }

    private static String accept(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((key + KEY_SUFFIX).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(ByteChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
